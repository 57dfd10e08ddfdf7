import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { decompressLz4Legacy, isLz4Legacy } from "./lz4.ts";

/** What `lz4 -l -9` (1.9.4) made of {@link content}. */
const frame = readFileSync(new URL("fixtures/kernel.lz4", import.meta.url));

/** Every kind of sequence: long literals, a match that repeats itself, a run, literals at the end. */
const content = Buffer.concat([
  Buffer.from("\x7fELF", "latin1"),
  Buffer.from(Array.from({ length: 600 }, (_, index) => (index * index * 7 + index) % 251)),
  Buffer.from("sandgauge ".repeat(3000)),
  Buffer.alloc(4000, "a"),
  Buffer.from("end of the kernel"),
]);

/** A frame of one block. */
function frameOf(...block: number[]): Buffer {
  const header = Buffer.alloc(8);
  header.writeUInt32LE(0x184c2102, 0);
  header.writeUInt32LE(block.length, 4);
  return Buffer.concat([header, Buffer.from(block)]);
}

describe("decompressLz4Legacy", () => {
  test("gives back what lz4 compressed", () => {
    expect(isLz4Legacy(frame)).toBe(true);
    expect(decompressLz4Legacy(frame, content.length).equals(content)).toBe(true);
  });

  test("goes on with the next block", () => {
    const block = frame.subarray(4);
    const both = decompressLz4Legacy(Buffer.concat([frame, block]), 2 * content.length);
    expect(both.equals(Buffer.concat([content, content]))).toBe(true);
  });

  test.each([
    ["cut off", frame.subarray(0, 100), content.length],
    ["cut off before a block", frame, content.length + 1],
    ["with literals that its block does not hold", frameOf(0x50, 0x61), 5],
    ["with a match before its start", frameOf(0x10, 0x61, 0x02, 0x00), 5],
    ["with a match at no distance", frameOf(0x10, 0x61, 0x00, 0x00), 5],
    ["longer than announced", frame, 100],
  ])("refuses a frame %s", (_, damaged, bytes) => {
    expect(() => decompressLz4Legacy(damaged, bytes)).toThrow(RangeError);
  });

  test("another format is not taken for one", () => {
    expect(isLz4Legacy(Buffer.from([0x04, 0x22, 0x4d, 0x18]))).toBe(false); // the current frame format
    expect(isLz4Legacy(Buffer.alloc(0))).toBe(false);
  });
});
