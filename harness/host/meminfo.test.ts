import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parseMeminfo, readHostMemory } from "./meminfo.ts";

const recorded = readFileSync(join(import.meta.dirname, "fixtures/meminfo.txt"), "utf8");

test("figures of a recorded file, in bytes", () => {
  const kibibytes = (name: string): number => Number(recorded.match(new RegExp(`^${name}: +([0-9]+)`, "m"))?.[1]);
  expect(parseMeminfo(recorded)).toMatchObject({
    totalBytes: kibibytes("MemTotal") * 1024,
    availableBytes: kibibytes("MemAvailable") * 1024,
    slabUnreclaimableBytes: kibibytes("SUnreclaim") * 1024,
    swapUsedBytes: (kibibytes("SwapTotal") - kibibytes("SwapFree")) * 1024,
  });
});

test("a kernel that does not tell a figure is named, not read as zero", () => {
  expect(() => parseMeminfo(recorded.replace(/^Percpu:.*\n/m, ""))).toThrow("/proc/meminfo has no Percpu.");
});

test("this host's memory adds up", () => {
  const { totalBytes, availableBytes, freeBytes } = readHostMemory();
  expect(availableBytes).toBeGreaterThan(0);
  expect(totalBytes).toBeGreaterThan(availableBytes);
  expect(totalBytes).toBeGreaterThan(freeBytes);
});
