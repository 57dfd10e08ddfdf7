/** WebAssembly core specification 2.0, section 5.5. */
const HEADER_BYTES = 8;
const MEMORY_SECTION = 5;
/** Section 4.2.8. */
const PAGE_BYTES = 65_536;

/** Section 5.2.2: unsigned LEB128. @returns the number and where it ends; undefined beyond the end. */
function number(bytes: Uint8Array, at: number): [value: number, end: number] | undefined {
  let value = 0;
  for (let place = 1; ; place *= 128) {
    const byte = bytes[at++];
    if (byte === undefined) return undefined;
    value += (byte % 128) * place;
    if (byte < 128) return [value, at];
  }
}

/**
 * The bytes of the memory that an instance of a module begins with.
 *
 * @returns undefined where it has no memory of its own, more than one, or one of another kind than 32-bit and unshared.
 */
export function initialMemoryBytes(module: Uint8Array): number | undefined {
  let at = HEADER_BYTES;
  for (;;) {
    const id = module[at];
    const size = number(module, at + 1);
    if (id === undefined || size === undefined) return undefined;
    const [length, begin] = size;
    if (id === MEMORY_SECTION) {
      const [count, limits] = module.subarray(begin, begin + 2);
      const least = number(module, begin + 2);
      // 0: no maximum; 1: with one. Other bits: shared, 64-bit, pages of another size.
      return count !== 1 || limits === undefined || limits > 1 || least === undefined
        ? undefined
        : least[0] * PAGE_BYTES;
    }
    at = begin + length;
  }
}
