//! The embedding protocol, as drivers/types.ts tells it.

use std::fmt::Write as _;
use std::io::{self, BufRead, Read, Write};
use std::str;

use crate::clock::monotonic_ns;
use crate::instances::{Answer, Instances};

/// Of a line of input, its end included.
const LINE_LIMIT: u64 = 65_536;
/// Keeps a line of times below 32 KiB: two numbers of at most twelve digits each.
const TIMES_PER_LINE: usize = 1024;
/// Of an error, in characters.
const ERROR_LIMIT: usize = 2000;

enum Request<'a> {
    Instantiate(usize),
    Tell(usize, &'a [u8]),
    TellAll(&'a [u8]),
}

fn number(digits: &[u8]) -> Option<usize> {
    str::from_utf8(digits).ok()?.parse().ok()
}

/// The bytes before the first space and those after it.
fn split(line: &[u8]) -> Option<(&[u8], &[u8])> {
    let space = line.iter().position(|&byte| byte == b' ')?;
    Some((&line[..space], &line[space + 1..]))
}

fn parse(line: &[u8]) -> Option<Request<'_>> {
    match split(line)? {
        (b"instantiate", count) => Some(Request::Instantiate(number(count)?)),
        (b"tell-all", text) => Some(Request::TellAll(text)),
        (b"tell", rest) => split(rest).and_then(|(index, text)| Some(Request::Tell(number(index)?, text))),
        _ => None,
    }
}

/// A line in one write, so that nothing of it is held back.
fn say(line: &str) -> io::Result<()> {
    let mut output = io::stdout().lock();
    output.write_all(format!("{line}\n").as_bytes())?;
    output.flush()
}

fn json_string(text: &str) -> String {
    let mut json = String::from('"');
    for character in text.chars().take(ERROR_LIMIT) {
        match character {
            '"' | '\\' => json.extend(['\\', character]),
            control if control.is_control() => write!(json, "\\u{:04x}", control as u32).unwrap_or_default(),
            other => json.push(other),
        }
    }
    json.push('"');
    json
}

fn say_failed(live: usize, error: &str) -> io::Result<()> {
    say(&format!(r#"@failed {{"live":{live},"error":{}}}"#, json_string(error)))
}

fn json_numbers(numbers: &[u64]) -> String {
    let texts: Vec<String> = numbers.iter().map(u64::to_string).collect();
    format!("[{}]", texts.join(","))
}

fn instantiate(instances: &mut Instances, count: usize) -> io::Result<()> {
    let mut left = count;
    while left > 0 {
        let (mut instantiate_ns, mut start_ns) = (Vec::new(), Vec::new());
        let mut failure = None;
        while left > 0 && instantiate_ns.len() < TIMES_PER_LINE && failure.is_none() {
            match instances.add() {
                Ok(times) => {
                    instantiate_ns.push(times.instantiate_ns);
                    start_ns.push(times.start_ns);
                    left -= 1;
                }
                Err(error) => failure = Some(format!("{error:#}")),
            }
        }
        let live = instances.live();
        if !instantiate_ns.is_empty() {
            let (instantiate_ns, start_ns) = (json_numbers(&instantiate_ns), json_numbers(&start_ns));
            say(&format!(r#"@instantiated {{"live":{live},"instantiateNs":{instantiate_ns},"startNs":{start_ns}}}"#))?;
        }
        if let Some(error) = failure {
            return say_failed(live, &error);
        }
    }
    say(&format!(r#"@done {{"live":{}}}"#, instances.live()))
}

/// What is relayed is one line and says that it is an answer: nothing that could be taken for a line of ours.
fn tell(instances: &mut Instances, index: usize, text: &[u8]) -> io::Result<()> {
    let error = match instances.ask(index, text) {
        Answer::Said(said) => {
            let said = String::from_utf8_lossy(&said);
            match said.strip_suffix('\n') {
                Some(line) if line.starts_with("@pong ") && !line.contains(['\n', '\r']) => return say(line),
                _ => format!("instance {index} said {said:?}, which is no answer"),
            }
        }
        Answer::Trapped(error) => error,
        Answer::Unknown => format!("no instance {index} lives"),
    };
    say_failed(instances.live(), &error)
}

fn tell_all(instances: &mut Instances, text: &[u8]) -> io::Result<()> {
    let expected = [b"@pong ", text, b"\n"].concat();
    let answered = instances.ask_all(text, &expected);
    say(&format!(r#"@told {{"live":{},"answered":{answered}}}"#, instances.live()))
}

/// Answers until the input ends.
pub fn serve(instances: &mut Instances) -> io::Result<()> {
    let mut input = io::stdin().lock();
    let mut line = Vec::new();
    say(&format!("@ready {}", monotonic_ns()))?;
    loop {
        line.clear();
        input.by_ref().take(LINE_LIMIT).read_until(b'\n', &mut line)?;
        let is_whole = line.pop_if(|last| *last == b'\n').is_some();
        if !is_whole {
            if input.skip_until(b'\n')? == 0 {
                return Ok(());
            }
            say_failed(instances.live(), "a line is longer than 65,535 bytes")?;
            continue;
        }
        match parse(&line) {
            Some(Request::Instantiate(count)) => instantiate(instances, count)?,
            Some(Request::Tell(index, text)) => tell(instances, index, text)?,
            Some(Request::TellAll(text)) => tell_all(instances, text)?,
            None => say_failed(
                instances.live(),
                &format!("{:?} is none of: instantiate N, tell I LINE, tell-all LINE", String::from_utf8_lossy(&line)),
            )?,
        }
    }
}
