import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parseMeminfo, parsePerCpuListPages, readHostMemory } from "./meminfo.ts";

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

test("pages on the lists of all CPUs of a recorded /proc/zoneinfo, and not the zones' own counts", () => {
  const zoneinfo = readFileSync(join(import.meta.dirname, "fixtures/zoneinfo.txt"), "utf8");
  const counts = zoneinfo.split("\n").filter((line) => /^ {14}count:/.test(line));
  expect(counts.length).toBeGreaterThan(0);
  expect(parsePerCpuListPages(zoneinfo)).toBe(counts.reduce((sum, line) => sum + Number(line.split(":")[1]), 0));
});

test("this host's memory adds up", () => {
  const { totalBytes, availableBytes, freeBytes, perCpuListBytes } = readHostMemory();
  expect(availableBytes).toBeGreaterThan(0);
  expect(totalBytes).toBeGreaterThan(availableBytes);
  expect(totalBytes).toBeGreaterThan(freeBytes + perCpuListBytes);
});
