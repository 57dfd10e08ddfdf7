/** Part 3, section VIII, 最终战略建议: T* = 0.6 × WASM + 0.3 × Container + 0.1 × Sandbox. */
export const strategyMix = { wasm: 0.6, container: 0.3, sandbox: 0.1 } as const;

/** Theorem 3: 当团队Rust熟练度>0.6时，ΔTooling → 0. */
export const theorem3Rust = 0.6;

/** Theorem 2: ∃t_c ∈ [2026, 2027]; its status: 2026 年. */
export const theorem2 = { from: 2026, to: 2027, status: 2026 } as const;
