/**
 * Watches for what spoils a measurement from outside: foreign load, time stolen by a hypervisor, swapping, thermal
 * throttling. Samples taken meanwhile are flagged, never dropped.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { SampleFlag } from "../records/sample.ts";

/** Counters of /proc/stat's first line are in ticks of 1/100 s (USER_HZ) on all that we support. */
const NS_PER_TICK = 1e7;
/** Shorter windows than this cannot tell a tick of 10 ms from load. */
const WINDOW_NS = 500_000_000n;
/** Share of one CPU, beyond which a window counts as loaded or stolen from. */
const NOTABLE_SHARE = 0.2;

export interface CpuTicks {
  readonly busy: number;
  readonly stolen: number;
}

/** @param stat the text of /proc/stat, format in proc(5). Guest time is in `user` already. */
export function parseCpuTicks(stat: string): CpuTicks {
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, steal = 0] = (stat.split("\n")[0] ?? "")
    .split(/\s+/)
    .slice(1)
    .map(Number);
  return { busy: user + nice + system + irq + softirq, stolen: steal };
}

/** @param vmstat the text of /proc/vmstat. */
export function parseSwappedPages(vmstat: string): number {
  return [...vmstat.matchAll(/^pswp(?:in|out) ([0-9]+)$/gm)].reduce((sum, match) => sum + Number(match[1]), 0);
}

function throttleEvents(): number {
  const folder = "/sys/devices/system/cpu";
  let events = 0;
  for (const cpu of readdirSync(folder).filter((name) => /^cpu[0-9]+$/.test(name))) {
    try {
      events += Number(readFileSync(join(folder, cpu, "thermal_throttle/core_throttle_count"), "utf8"));
    } catch {
      return 0; // not told here, as in most virtual machines
    }
  }
  return events;
}

interface Reading {
  readonly atNs: bigint;
  readonly ticks: CpuTicks;
  readonly swappedPages: number;
  readonly throttleEvents: number;
  readonly ownCpuNs: number;
}

export interface NoiseWatch {
  /** Flags of the window that ended last; a new one is taken where the current one is long enough. */
  flags(): readonly SampleFlag[];
}

/** @param ownCpuNs CPU time that the run itself has used so far, harness included: all else is foreign. */
export function watchNoise(ownCpuNs: () => number): NoiseWatch {
  const take = (): Reading => ({
    atNs: process.hrtime.bigint(),
    ticks: parseCpuTicks(readFileSync("/proc/stat", "utf8")),
    swappedPages: parseSwappedPages(readFileSync("/proc/vmstat", "utf8")),
    throttleEvents: throttleEvents(),
    ownCpuNs: ownCpuNs(),
  });
  let last = take();
  let flags: SampleFlag[] = [];
  return {
    flags() {
      if (process.hrtime.bigint() - last.atNs < WINDOW_NS) return flags;
      const now = take();
      const elapsedNs = Number(now.atNs - last.atNs);
      const busyNs = (now.ticks.busy - last.ticks.busy) * NS_PER_TICK;
      const foreignNs = busyNs - (now.ownCpuNs - last.ownCpuNs);
      const stolenNs = (now.ticks.stolen - last.ticks.stolen) * NS_PER_TICK;
      flags = [];
      if (foreignNs > NOTABLE_SHARE * elapsedNs) flags.push("loaded");
      if (stolenNs > NOTABLE_SHARE * elapsedNs) flags.push("stolen");
      if (now.swappedPages > last.swappedPages) flags.push("swapping");
      if (now.throttleEvents > last.throttleEvents) flags.push("throttled");
      last = now;
      return flags;
    },
  };
}
