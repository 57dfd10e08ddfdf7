/**
 * LZ4's legacy frame, in which the Linux build compresses kernels (`lz4 -l`) and which zlib does not know:
 * doc/lz4_Frame_format.md and doc/lz4_Block_format.md of the LZ4 source.
 */

const MAGIC = 0x184c2102;

export function isLz4Legacy(frame: Buffer): boolean {
  return frame.length >= 4 && frame.readUInt32LE(0) === MAGIC;
}

/** A length whose 4 bits in the token are all set goes on in the bytes that follow, until one is below 255. */
function readLength(block: Buffer, at: number, nibble: number): { length: number; next: number } {
  let length = nibble;
  let next = at;
  if (nibble === 15) {
    let byte: number;
    do {
      byte = block.readUInt8(next++);
      length += byte;
    } while (byte === 255);
  }
  return { length, next };
}

/** @returns where in `output` the block's content ends. */
function decompressBlock(block: Buffer, output: Buffer, start: number): number {
  let at = 0;
  let end = start;
  while (at < block.length) {
    const token = block.readUInt8(at++);
    const literals = readLength(block, at, token >> 4);
    at = literals.next + literals.length;
    if (at > block.length) throw new RangeError("an LZ4 block ends within its literals");
    end += block.copy(output, end, literals.next, at);
    if (at === block.length) break; // the last sequence has literals only
    const offset = block.readUInt16LE(at);
    const match = readLength(block, at + 2, token & 15);
    at = match.next;
    const from = end - offset;
    if (offset === 0 || from < 0) throw new RangeError("an LZ4 match lies before the output");
    const length = match.length + 4;
    if (end + length > output.length) throw new RangeError("LZ4 content is longer than announced");
    // A match may reach into what it writes itself, as a run does.
    if (offset >= length) output.copyWithin(end, from, from + length);
    else for (let index = 0; index < length; index++) output.writeUInt8(output.readUInt8(from + index), end + index);
    end += length;
  }
  return end;
}

/**
 * @param bytes how long the content is; the frame itself does not tell.
 * @throws RangeError where the frame is damaged.
 */
export function decompressLz4Legacy(frame: Buffer, bytes: number): Buffer {
  const output = Buffer.alloc(bytes);
  let end = 0;
  for (let at = 4; end < bytes;) {
    const size = frame.readUInt32LE(at);
    at += 4;
    if (at + size > frame.length) throw new RangeError("an LZ4 frame ends within a block");
    end = decompressBlock(frame.subarray(at, at + size), output, end);
    at += size;
  }
  return output;
}
