//! All instances of the process.

use std::path::Path;

use wasmtime::{Engine, InstancePre, Linker, Module, Result, error::Context};

use crate::arm::Arm;
use crate::guest::{Exports, Guest};
use crate::preview1;
use crate::preview1::Streams;

pub struct Instances {
    engine: Engine,
    pre: InstancePre<Streams>,
    exports: Exports,
    /// In the order of their making; `None` for one that was given up.
    guests: Vec<Option<Guest>>,
    live: usize,
}

pub struct Times {
    pub instantiate_ns: u64,
    pub start_ns: u64,
}

pub enum Answer {
    Said(Vec<u8>),
    /// It is given up: what it would do next is not known.
    Trapped(String),
    /// There is no such instance, or not any more.
    Unknown,
}

impl Instances {
    pub fn load(arm: &Arm, module: &Path) -> Result<Instances> {
        let engine = Engine::new(&arm.config())?;
        // SAFETY: the driver had it compiled, and its content decides its place in the cache.
        let module = unsafe { Module::deserialize_file(&engine, module) }
            .with_context(|| format!("{} does not load", module.display()))?;
        let mut linker = Linker::new(&engine);
        preview1::add_to(&mut linker)?;
        let pre = linker.instantiate_pre(&module)?;
        let exports = Exports::of(&module)?;
        Ok(Instances { engine, pre, exports, guests: Vec::new(), live: 0 })
    }

    pub fn live(&self) -> usize {
        self.live
    }

    pub fn add(&mut self) -> Result<Times> {
        let made = Guest::make(&self.engine, &self.pre, &self.exports)?;
        self.guests.push(Some(made.guest));
        self.live += 1;
        Ok(Times { instantiate_ns: made.instantiate_ns, start_ns: made.start_ns })
    }

    pub fn ask(&mut self, index: usize, line: &[u8]) -> Answer {
        let Some(place) = self.guests.get_mut(index) else { return Answer::Unknown };
        let Some(guest) = place else { return Answer::Unknown };
        match guest.ask(line) {
            Ok(said) => Answer::Said(said),
            Err(error) => {
                *place = None;
                self.live -= 1;
                Answer::Trapped(format!("{error:#}"))
            }
        }
    }

    /// Asks all and counts those that said exactly `expected`.
    pub fn ask_all(&mut self, line: &[u8], expected: &[u8]) -> usize {
        (0..self.guests.len())
            .filter(|&index| matches!(self.ask(index, line), Answer::Said(said) if said == expected))
            .count()
    }
}
