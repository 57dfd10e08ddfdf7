import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { guestMemoryBytes } from "./guest-memory.ts";

/** Of a QEMU with 2 GiB for its guest, shortened to large and named mappings. */
const recorded = (name: string): string => readFileSync(join(import.meta.dirname, "fixtures", name), "utf8");
const GUEST_BYTES = 2 * 1024 ** 3;

test("a guest's memory that other processes map too is found by its file, in the monitor and in a shim that has it", () => {
  const maps = recorded("maps-qemu-shared-memory.txt");
  expect(guestMemoryBytes(maps, true)).toBe(GUEST_BYTES);
  expect(guestMemoryBytes(maps, false)).toBe(GUEST_BYTES);
});

test("one that is of no file is the monitor's largest, and not the buffer for translated code", () => {
  const maps = recorded("maps-qemu-own-memory.txt");
  expect(maps).toMatch(/ rwxp /);
  expect(guestMemoryBytes(maps, true)).toBe(GUEST_BYTES);
});

test("a shim that runs no guest has none", () => {
  expect(guestMemoryBytes(recorded("maps-qemu-own-memory.txt"), false)).toBeUndefined();
  expect(guestMemoryBytes("", true)).toBeUndefined();
});
