import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cgroupMemory, parseMemoryStat, sumOfCgroups } from "./cgroup-memory.ts";

const recorded = readFileSync(join(import.meta.dirname, "fixtures/memory-stat-v1.txt"), "utf8");

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sandgauge-cgroup-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function cgroup(name: string, files: Readonly<Record<string, string>>): string {
  const path = join(folder, name);
  mkdirSync(path);
  for (const [file, text] of Object.entries(files)) writeFileSync(join(path, file), text);
  return path;
}

test("version 1: the whole tree's figures, shared memory apart from cached files, kernel memory told", () => {
  const stat = parseMemoryStat(recorded);
  const path = cgroup("v1", {
    "memory.usage_in_bytes": "5000000000\n",
    "memory.kmem.usage_in_bytes": "70000\n",
    "memory.stat": recorded,
  });
  expect(cgroupMemory([path])).toEqual({
    usageBytes: 5_000_000_000,
    kernelBytes: 70_000,
    anonymousBytes: stat("total_rss"),
    fileBytes: (stat("total_cache") ?? 0) - (stat("total_shmem") ?? 0),
    sharedBytes: stat("total_shmem"),
  });
  expect(stat("total_rss")).toBeGreaterThan(stat("rss") ?? Infinity);
});

test("version 2, with and without kernel memory told apart", () => {
  const stat = "anon 1000\nfile 500\nkernel 300\nshmem 200\n";
  const current = { "memory.current": "1800\n" };
  expect(cgroupMemory([cgroup("v2", { ...current, "memory.stat": stat })])).toEqual({
    usageBytes: 1800,
    kernelBytes: 300,
    anonymousBytes: 1000,
    fileBytes: 300,
    sharedBytes: 200,
  });
  const older = cgroup("v2-old", { ...current, "memory.stat": stat.replace("kernel 300\n", "") });
  expect(cgroupMemory([older])?.kernelBytes).toBeNull();
});

test("of several hierarchies the one that accounts memory is read; where none does there is no figure", () => {
  const other = cgroup("cpu", { "cpuacct.usage": "1\n" });
  const memory = cgroup("memory", { "memory.usage_in_bytes": "7\n", "memory.stat": "" });
  expect(cgroupMemory([other, memory])?.usageBytes).toBe(7);
  expect(cgroupMemory([other])).toBeNull();
  expect(cgroupMemory([join(folder, "gone")])).toBeNull();
});

test("cgroups of several instances are summed; a figure that one of them lacks is lacking", () => {
  const one = cgroup("one", { "memory.current": "10\n", "memory.stat": "anon 4\nkernel 1\n" });
  const two = cgroup("two", { "memory.current": "20\n", "memory.stat": "anon 5\n" });
  expect(sumOfCgroups([[one], [two]])).toMatchObject({ usageBytes: 30, anonymousBytes: 9, kernelBytes: null });
  expect(sumOfCgroups([])).toBeNull();
});
