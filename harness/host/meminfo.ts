/** The host's memory as /proc/meminfo tells it (proc_meminfo(5)). */
import { readFileSync, writeFileSync } from "node:fs";
import type { HostMemory } from "../records/common-sample.ts";

/** @param meminfo the text of /proc/meminfo. @throws where a line is missing that every kernel since 4.20 has. */
export function parseMeminfo(meminfo: string): Omit<HostMemory, "perCpuListBytes"> {
  const kibibytes = new Map(
    Array.from(meminfo.matchAll(/^([^:\n]+): +([0-9]+) kB$/gm), ([, name = "", value]) => [name, Number(value)]),
  );
  const bytes = (name: string): number => {
    const value = kibibytes.get(name);
    if (value === undefined) throw new Error(`/proc/meminfo has no ${name}.`);
    return value * 1024;
  };
  return {
    totalBytes: bytes("MemTotal"),
    availableBytes: bytes("MemAvailable"),
    freeBytes: bytes("MemFree"),
    pageCacheBytes: bytes("Cached"),
    sharedBytes: bytes("Shmem"),
    anonymousBytes: bytes("AnonPages"),
    slabReclaimableBytes: bytes("SReclaimable"),
    slabUnreclaimableBytes: bytes("SUnreclaim"),
    kernelStackBytes: bytes("KernelStack"),
    pageTableBytes: bytes("PageTables"),
    percpuBytes: bytes("Percpu"),
    swapUsedBytes: bytes("SwapTotal") - bytes("SwapFree"),
  };
}

/**
 * The kernel counts pages for each CPU apart and adds them up only now and then: up to some MiB are under way. Writing to
 * this file makes it add them up now. Not permitted but to root, and then the figures are that much coarser.
 */
const STAT_REFRESH = "/proc/sys/vm/stat_refresh";

/** @param zoneinfo the text of /proc/zoneinfo. @returns pages on the free lists of all CPUs in all zones. */
export function parsePerCpuListPages(zoneinfo: string): number {
  return Array.from(zoneinfo.matchAll(/^ +cpu: [0-9]+\n +count: +([0-9]+)$/gm)).reduce(
    (sum, [, count]) => sum + Number(count),
    0,
  );
}

/** Of the kernel: 4 KiB, on arm64 also 16 or 64. */
function pageBytes(): number {
  const kibibytes = readFileSync("/proc/self/smaps", "utf8").match(/^KernelPageSize: +([0-9]+) kB$/m)?.[1];
  return Number(kibibytes) * 1024;
}

export function readHostMemory(): HostMemory {
  try {
    writeFileSync(STAT_REFRESH, "1");
  } catch {
    // Not root.
  }
  const perCpuListBytes = parsePerCpuListPages(readFileSync("/proc/zoneinfo", "utf8")) * pageBytes();
  return { ...parseMeminfo(readFileSync("/proc/meminfo", "utf8")), perCpuListBytes };
}
