//! One instance: a store and a memory of its own, and the one function by which it is asked.

use wasmtime::{Engine, InstancePre, Module, ModuleExport, Result, Store, TypedFunc, bail, ensure, format_err};

use crate::clock::monotonic_ns;
use crate::preview1::Streams;

/// The exports by index, looked up by name once for all instances.
pub struct Exports {
    memory: ModuleExport,
    start: ModuleExport,
    answer: ModuleExport,
}

impl Exports {
    pub fn of(module: &Module) -> Result<Exports> {
        let find =
            |name: &str| module.get_export_index(name).ok_or_else(|| format_err!("the module exports no {name}"));
        Ok(Exports { memory: find("memory")?, start: find("_start")?, answer: find("answer")? })
    }
}

pub struct Guest {
    store: Store<Streams>,
    answer: TypedFunc<(), i32>,
}

pub struct Made {
    pub guest: Guest,
    /// Store and instance.
    pub instantiate_ns: u64,
    /// The run of `_start`, to its end.
    pub start_ns: u64,
}

impl Guest {
    pub fn make(engine: &Engine, pre: &InstancePre<Streams>, exports: &Exports) -> Result<Made> {
        let requested = monotonic_ns();
        let mut store = Store::new(engine, Streams::default());
        let instance = pre.instantiate(&mut store)?;
        let instantiate_ns = monotonic_ns() - requested;

        let export = |store: &mut Store<Streams>, index| instance.get_module_export(store, index);
        let memory = export(&mut store, &exports.memory).and_then(|memory| memory.into_memory());
        let start = export(&mut store, &exports.start).and_then(|start| start.into_func());
        let answer = export(&mut store, &exports.answer).and_then(|answer| answer.into_func());
        let (Some(memory), Some(start), Some(answer)) = (memory, start, answer) else {
            bail!("memory, _start or answer is exported as something else than its name says");
        };
        store.data_mut().memory = Some(memory);
        let start = start.typed::<(), ()>(&store)?;
        let answer = answer.typed::<(), i32>(&store)?;

        let begun = monotonic_ns();
        start.call(&mut store, ())?;
        let start_ns = monotonic_ns() - begun;
        let said = store.data_mut().take_output();
        ensure!(said.starts_with(b"@ready "), "it said {:?} and not that it is ready", String::from_utf8_lossy(&said));
        Ok(Made { guest: Guest { store, answer }, instantiate_ns, start_ns })
    }

    /// Gives what the instance says to a line. After an error it is not to be asked again.
    pub fn ask(&mut self, line: &[u8]) -> Result<Vec<u8>> {
        let mut input = Vec::with_capacity(line.len() + 1);
        input.extend_from_slice(line);
        input.push(b'\n');
        self.store.data_mut().give(input);
        self.answer.call(&mut self.store, ())?;
        Ok(self.store.data_mut().take_output())
    }
}
