import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { guestMapping, parseSets } from "./process-memory.ts";

const KIBIBYTE = 1024;
const fixture = (name: string): string => readFileSync(join(import.meta.dirname, "fixtures", name), "utf8");

test("sets of a recorded smaps_rollup", () => {
  expect(parseSets(fixture("smaps_rollup.txt"))).toEqual({
    pssBytes: 306 * KIBIBYTE,
    ussBytes: (84 + 116) * KIBIBYTE,
    unbackedPssBytes: 116 * KIBIBYTE,
    swapPssBytes: 0,
  });
});

/** Of a QEMU with 128 MiB of guest memory, shortened to three mappings. */
const qemu = fixture("smaps-qemu.txt");

test("a guest's memory is the one mapping of its size", () => {
  const guest = guestMapping(qemu, 128 * 1024 * KIBIBYTE);
  const pss = Number(qemu.match(/^Size: +131072 kB\n[^]*?^Pss: +([0-9]+) kB$/m)?.[1]);
  expect(pss).toBeGreaterThan(0);
  expect(parseSets(guest ?? "").pssBytes).toBe(pss * KIBIBYTE);
});

test("where no mapping has that size, or several have, none is picked", () => {
  expect(guestMapping(qemu, 64 * 1024 * KIBIBYTE)).toBeUndefined();
  expect(guestMapping(qemu + qemu, 128 * 1024 * KIBIBYTE)).toBeUndefined();
});
