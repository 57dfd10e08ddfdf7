import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { initramfs } from "./initramfs.ts";

test("is byte for byte what cpio makes of the same file", () => {
  // printf static > init; echo init | cpio -o -H newc --reproducible -R 0:0 (GNU cpio 2.13), which pads it to whole blocks.
  const recorded = readFileSync(new URL("fixtures/init.cpio", import.meta.url));
  const archive = initramfs(Buffer.from("static"));
  expect(archive.toString("latin1")).toBe(recorded.toString("latin1", 0, archive.length));
  expect(recorded.subarray(archive.length).every((byte) => byte === 0)).toBe(true);
});

test.each([0, 1, 2, 3, 4, 5])("every member starts at a multiple of 4, also behind %i bytes", (bytes) => {
  const archive = initramfs(Buffer.alloc(bytes, "x"));
  expect(archive.length % 4).toBe(0);
  expect(archive.lastIndexOf("070701") % 4).toBe(0);
});
