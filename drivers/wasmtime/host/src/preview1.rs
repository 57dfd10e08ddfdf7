//! WASI preview 1 as far as the held workload imports it. Of its own and not of the wasmtime-wasi crate, whose context
//! (tables, random generators, clocks) would be a part of what an instance is seen to cost: it adds 2 KiB to the 13 of
//! an idle one and a quarter to the time of its making (Wasmtime 48.0.8, x86-64).

use std::ops::Range;

use wasmtime::{Caller, Linker, Memory, Result, bail};

use crate::clock::clock_ns;

const SUCCESS: i32 = 0;
const BADF: i32 = 8;
const FAULT: i32 = 21;
const FBIG: i32 = 22;
const INVAL: i32 = 28;

const STDIN: i32 = 0;
const STDOUT: i32 = 1;

/// No line of the protocol is longer; more is a flood.
const OUTPUT_LIMIT: usize = 65_536;

/// The standard streams of an instance. Empty vectors hold no memory, so that an idle instance pays for none.
#[derive(Default)]
pub struct Streams {
    pub memory: Option<Memory>,
    pub input: Vec<u8>,
    pub output: Vec<u8>,
    read: usize,
}

impl Streams {
    /// Replaces what is left of the input.
    pub fn give(&mut self, input: Vec<u8>) {
        self.input = input;
        self.read = 0;
    }

    pub fn take_output(&mut self) -> Vec<u8> {
        self.give(Vec::new());
        std::mem::take(&mut self.output)
    }

    fn read(&mut self, buffer: &mut [u8]) -> usize {
        let left = &self.input[self.read..];
        let count = left.len().min(buffer.len());
        buffer[..count].copy_from_slice(&left[..count]);
        self.read += count;
        count
    }
}

fn range(memory: &[u8], at: i32, length: u32) -> Option<Range<usize>> {
    let start = at as u32 as usize;
    let range = start..start + length as usize;
    (range.end <= memory.len()).then_some(range)
}

fn word(memory: &[u8], at: i32) -> Option<u32> {
    let bytes = memory[range(memory, at, 4)?].try_into().ok()?;
    Some(u32::from_le_bytes(bytes))
}

fn store(memory: &mut [u8], at: i32, bytes: &[u8]) -> Option<()> {
    let range = range(memory, at, bytes.len() as u32)?;
    memory[range].copy_from_slice(bytes);
    Some(())
}

/// The nth buffer of a list of (address, length).
fn buffer(memory: &[u8], list: i32, index: i32) -> Option<Range<usize>> {
    let entry = list.checked_add(index.checked_mul(8)?)?;
    range(memory, word(memory, entry)? as i32, word(memory, entry.checked_add(4)?)?)
}

fn fd_read(memory: &mut [u8], streams: &mut Streams, list: i32, count: i32, result: i32) -> Option<i32> {
    let mut total = 0;
    for index in 0..count {
        let range = buffer(memory, list, index)?;
        total += streams.read(&mut memory[range]);
    }
    store(memory, result, &(total as u32).to_le_bytes())?;
    Some(SUCCESS)
}

fn fd_write(memory: &mut [u8], streams: &mut Streams, list: i32, count: i32, result: i32) -> Option<i32> {
    let mut total = 0;
    for index in 0..count {
        let bytes = &memory[buffer(memory, list, index)?];
        if streams.output.len() + bytes.len() > OUTPUT_LIMIT {
            return Some(FBIG);
        }
        streams.output.extend_from_slice(bytes);
        total += bytes.len();
    }
    store(memory, result, &(total as u32).to_le_bytes())?;
    Some(SUCCESS)
}

fn parts<'a>(caller: &'a mut Caller<'_, Streams>) -> Result<(&'a mut [u8], &'a mut Streams)> {
    match caller.data().memory {
        Some(memory) => Ok(memory.data_and_store_mut(caller)),
        None => bail!("the module calls its imports while it is instantiated, when they have no memory to work on"),
    }
}

pub fn add_to(linker: &mut Linker<Streams>) -> Result<()> {
    const MODULE: &str = "wasi_snapshot_preview1";
    linker.func_wrap(
        MODULE,
        "clock_time_get",
        |mut caller: Caller<'_, Streams>, id: i32, _precision: i64, result: i32| -> Result<i32> {
            let clock = match id {
                0 => libc::CLOCK_REALTIME,
                1 => libc::CLOCK_MONOTONIC,
                _ => return Ok(INVAL),
            };
            let (memory, _) = parts(&mut caller)?;
            let stored = store(memory, result, &clock_ns(clock).to_le_bytes());
            Ok(stored.map_or(FAULT, |()| SUCCESS))
        },
    )?;
    linker.func_wrap(
        MODULE,
        "fd_read",
        |mut caller: Caller<'_, Streams>, fd: i32, list: i32, count: i32, result: i32| -> Result<i32> {
            if fd != STDIN {
                return Ok(BADF);
            }
            let (memory, streams) = parts(&mut caller)?;
            Ok(fd_read(memory, streams, list, count, result).unwrap_or(FAULT))
        },
    )?;
    linker.func_wrap(
        MODULE,
        "fd_write",
        |mut caller: Caller<'_, Streams>, fd: i32, list: i32, count: i32, result: i32| -> Result<i32> {
            if fd != STDOUT {
                return Ok(BADF);
            }
            let (memory, streams) = parts(&mut caller)?;
            Ok(fd_write(memory, streams, list, count, result).unwrap_or(FAULT))
        },
    )?;
    linker.func_wrap(MODULE, "proc_exit", |status: i32| -> Result<()> { bail!("it exited with status {status}") })?;
    Ok(())
}
