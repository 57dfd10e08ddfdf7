//! Holds many instances of one module in one process and speaks the embedding protocol (drivers/types.ts) on its
//! standard streams.

mod arm;
mod clock;
mod guest;
mod instances;
mod preview1;
mod protocol;

use std::env;
use std::process::exit;

use wasmtime::Result;

use crate::arm::Arm;
use crate::instances::Instances;

fn run(args: &[String]) -> Result<()> {
    if args == ["--version"] {
        println!("sandgauge-wasmtime-host {}", env!("CARGO_PKG_VERSION"));
        return Ok(());
    }
    let (arm, module) = Arm::parse(args)?;
    let mut instances = Instances::load(&arm, module)?;
    protocol::serve(&mut instances)?;
    // Without dropping them: the kernel takes back the whole address space in less time than 100,000 stores by one.
    exit(0)
}

fn main() {
    let args: Vec<String> = env::args().skip(1).collect();
    if let Err(error) = run(&args) {
        eprintln!("{error:#}");
        exit(1);
    }
}
