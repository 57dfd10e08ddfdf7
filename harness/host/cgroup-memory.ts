/** Memory of a cgroup and all below it, by the controller of either version. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CgroupMemory } from "../records/memory-sample.ts";

function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

/** @param stat the text of memory.stat: a name and a number on each line. */
export function parseMemoryStat(stat: string): (name: string) => number | undefined {
  const values = new Map(
    Array.from(stat.matchAll(/^(\S+) ([0-9]+)$/gm), ([, name = "", value]) => [name, Number(value)]),
  );
  return (name) => values.get(name);
}

/**
 * Version 2. `file` holds shared memory too, which is told apart here. Where `kernel` is not told (before Linux 5.18),
 * kernel memory is in the usage all the same.
 */
function readV2(folder: string): CgroupMemory | undefined {
  const usage = read(join(folder, "memory.current"));
  if (usage === undefined) return undefined;
  const stat = parseMemoryStat(read(join(folder, "memory.stat")) ?? "");
  const sharedBytes = stat("shmem") ?? 0;
  return {
    usageBytes: Number(usage),
    kernelBytes: stat("kernel") ?? null,
    anonymousBytes: stat("anon") ?? 0,
    fileBytes: (stat("file") ?? 0) - sharedBytes,
    sharedBytes,
  };
}

/** Version 1, where `total_` stands for the whole tree and `cache` holds shared memory too. */
function readV1(folder: string): CgroupMemory | undefined {
  const usage = read(join(folder, "memory.usage_in_bytes"));
  if (usage === undefined) return undefined;
  const stat = parseMemoryStat(read(join(folder, "memory.stat")) ?? "");
  const kernel = read(join(folder, "memory.kmem.usage_in_bytes"));
  const sharedBytes = stat("total_shmem") ?? 0;
  return {
    usageBytes: Number(usage),
    kernelBytes: kernel === undefined ? null : Number(kernel),
    anonymousBytes: stat("total_rss") ?? 0,
    fileBytes: (stat("total_cache") ?? 0) - sharedBytes,
    sharedBytes,
  };
}

/**
 * @param folders the cgroup's folder in each hierarchy.
 * @returns null where none of them accounts memory.
 */
export function cgroupMemory(folders: readonly string[]): CgroupMemory | null {
  for (const folder of folders) {
    const memory = readV2(folder) ?? readV1(folder);
    if (memory !== undefined) return memory;
  }
  return null;
}

/** Null where none of them accounts memory. */
export function sumOfCgroups(cgroups: readonly (readonly string[])[]): CgroupMemory | null {
  const all = cgroups.flatMap((folders) => cgroupMemory(folders) ?? []);
  const [first, ...others] = all;
  if (first === undefined) return null;
  return others.reduce(
    (sum, one) => ({
      usageBytes: sum.usageBytes + one.usageBytes,
      kernelBytes: sum.kernelBytes === null || one.kernelBytes === null ? null : sum.kernelBytes + one.kernelBytes,
      anonymousBytes: sum.anonymousBytes + one.anonymousBytes,
      fileBytes: sum.fileBytes + one.fileBytes,
      sharedBytes: sum.sharedBytes + one.sharedBytes,
    }),
    first,
  );
}
