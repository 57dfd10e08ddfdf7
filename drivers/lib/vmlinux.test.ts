import { readFileSync } from "node:fs";
import { gzipSync, zstdCompressSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { KernelImageError, vmlinux } from "./vmlinux.ts";

const kernel = Buffer.concat([Buffer.from("\x7fELF", "latin1"), Buffer.from("kernel ".repeat(5000))]);

function sized(compressed: Buffer, bytes: number): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(bytes);
  return Buffer.concat([compressed, size]);
}

/** A bzImage around a payload, laid out as the boot protocol has it. */
function bzImage(payload: Buffer, setupSectors = 7): Buffer {
  const setup = Buffer.alloc(((setupSectors || 4) + 1) * 512);
  const decompressor = Buffer.alloc(300, 0x90);
  setup.writeUInt8(setupSectors, 0x1f1);
  setup.write("HdrS", 0x202);
  setup.writeUInt32LE(decompressor.length, 0x248);
  setup.writeUInt32LE(payload.length, 0x24c);
  return Buffer.concat([setup, decompressor, payload, Buffer.alloc(200, 0xff)]);
}

describe("vmlinux", () => {
  test.each([
    ["gzip", gzipSync(kernel)],
    ["zstd", sized(zstdCompressSync(kernel), kernel.length)],
  ])("finds the kernel in a payload of %s", (_, payload) => {
    expect(vmlinux(bzImage(payload)).equals(kernel)).toBe(true);
    expect(vmlinux(bzImage(payload, 0)).equals(kernel)).toBe(true);
  });

  test("finds the kernel in a payload of LZ4", () => {
    const frame = readFileSync(new URL("fixtures/kernel.lz4", import.meta.url));
    const content = vmlinux(bzImage(sized(frame, 34621)));
    expect(content.length).toBe(34621);
    expect(content.toString("latin1")).toMatch(/^\x7fELF.*end of the kernel$/s);
  });

  test("leaves an uncompressed kernel as it is", () => {
    expect(vmlinux(kernel)).toBe(kernel);
  });

  test.each([
    ["text", Buffer.from("no kernel\n".repeat(100)), "is no x86 bzImage"],
    ["an empty file", Buffer.alloc(0), "is no x86 bzImage"],
    ["xz in it", bzImage(Buffer.from("fd377a585a0000", "hex")), "has a payload that starts with 0xfd377a58, which"],
    ["something else in it", bzImage(gzipSync(Buffer.from("MZ"))), "has a payload that is no ELF file"],
    ["half a payload", bzImage(gzipSync(kernel).subarray(0, 50)), "is damaged: unexpected end of file"],
    ["half a header", bzImage(gzipSync(kernel)).subarray(0, 0x24a), "is damaged: "],
    [
      "a huge announcement",
      bzImage(sized(Buffer.from("02214c18", "hex"), 2 ** 32 - 1)),
      "it announces 4294967295 bytes",
    ],
  ])("refuses %s", (_, image, complaint) => {
    expect(() => vmlinux(image)).toThrow(KernelImageError);
    expect(() => vmlinux(image)).toThrow(complaint);
  });
});
