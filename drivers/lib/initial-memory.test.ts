import { expect, test } from "vitest";
import { initialMemoryBytes } from "./initial-memory.ts";

const header = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
const types = [1, 5, 1, 0x60, 0, 1, 0x7f];
const long = [0, 0x82, 1, ...Array.from({ length: 130 }, () => 5)];

test.each([
  ["two pages", [5, 3, 1, 0, 2], 131_072],
  ["one with a maximum", [5, 4, 1, 1, 1, 16], 65_536],
  ["none in it at first", [5, 3, 1, 0, 0], 0],
  ["a number of two bytes", [5, 4, 1, 0, 0x80, 2], 256 * 65_536],
  ["after other sections", [...types, ...long, 5, 3, 1, 0, 2], 131_072],
  ["no memory", types, undefined],
  ["two memories", [5, 5, 2, 0, 1, 0, 1], undefined],
  ["a shared one", [5, 4, 1, 3, 1, 2], undefined],
  ["a 64-bit one", [5, 3, 1, 4, 1], undefined],
  ["the end within a section", [5, 3, 1], undefined],
  ["the end within a number", [5, 0x80], undefined],
  ["nothing", [], undefined],
])("%s", (_, sections, bytes) => {
  expect(initialMemoryBytes(Uint8Array.from([...header, ...sections]))).toBe(bytes);
});

test("what is no module is no module", () => {
  expect(initialMemoryBytes(Buffer.from("#!/bin/sh\n"))).toBeUndefined();
});
