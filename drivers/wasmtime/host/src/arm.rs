//! The two ways of giving memory to instances that the arms compare.

use std::path::Path;

use wasmtime::{Config, InstanceAllocationStrategy, PoolingAllocationConfig, Result, bail};

pub enum Arm {
    /// Slots of one reservation, each just as large as the module's memory and side by side.
    Pooling { instances: u32, memory_bytes: usize },
    /// What Wasmtime does by default: every memory reserves 4 GiB and its guards when it is made.
    OnDemand,
}

/// Of 8 bytes: a table's slot takes one page, since slots are rounded up to pages.
const TABLE_ELEMENTS: usize = 512;

impl Arm {
    /// `pooling <instances> <bytes of a memory> <module>` or `on-demand <module>`.
    pub fn parse(args: &[String]) -> Result<(Arm, &Path)> {
        let words: Vec<&str> = args.iter().map(String::as_str).collect();
        match words[..] {
            ["pooling", instances, memory_bytes, module] => {
                let arm = Arm::Pooling { instances: instances.parse()?, memory_bytes: memory_bytes.parse()? };
                Ok((arm, Path::new(module)))
            }
            ["on-demand", module] => Ok((Arm::OnDemand, Path::new(module))),
            _ => bail!("usage: pooling INSTANCES MEMORY_BYTES MODULE | on-demand MODULE | --version"),
        }
    }

    /// The module must have been compiled with the same settings (drivers/wasmtime-embedded.ts): code without a guard
    /// behind the memory checks every access.
    pub fn config(&self) -> Config {
        let mut config = Config::new();
        if let Arm::Pooling { instances, memory_bytes } = *self {
            let mut pool = PoolingAllocationConfig::new();
            pool.total_core_instances(instances)
                .total_memories(instances)
                .total_tables(instances)
                .max_memory_size(memory_bytes)
                .table_elements(TABLE_ELEMENTS);
            // Neighbouring slots are then writable alike with nothing between them, which the kernel keeps as one
            // mapping: with a guard, room to grow or a copy-on-write image each slot needs two or three of its own,
            // and vm.max_map_count is 65,530.
            config
                .allocation_strategy(InstanceAllocationStrategy::Pooling(pool))
                .memory_reservation(memory_bytes as u64)
                .memory_guard_size(0)
                .memory_init_cow(false);
        }
        config
    }
}
