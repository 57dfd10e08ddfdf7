/** Part 3, section III-1: O(10^k) cycles of a start. */
export const startCycles = { vm: 9, container: 7, wasm: 5 } as const;
