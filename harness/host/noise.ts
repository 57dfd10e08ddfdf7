/**
 * Watches for what spoils a measurement from outside: foreign load, time stolen by a hypervisor, swapping, heat and what
 * it does to the CPUs' frequency, clocks that are set. Samples taken meanwhile are flagged, never dropped.
 */
import { readFileSync } from "node:fs";
import type { SampleFlag } from "../records/common-sample.ts";
import { type CpuSpeed, readCpuSpeed } from "./cpu-speed.ts";
import { type KernelFiles, kernelFiles } from "./kernel-files.ts";

/** Counters of /proc/stat's lines are in ticks of 1/100 s (USER_HZ) on all that we support. */
const NS_PER_TICK = 1e7;
/** Shorter windows than this cannot tell a tick of 10 ms from load. */
const WINDOW_NS = 500_000_000n;
/** Share of one CPU, beyond which a window counts as loaded or stolen from. */
const NOTABLE_SHARE = 0.2;
/** A frequency that has changed by less moves no result beyond what counts as one. */
const NOTABLE_FREQUENCY_SHARE = 0.05;
/** So near to the limit of its temperature a CPU is slowed at any moment. */
const HOT_BELOW_C = 5;
/** The time of day is read in whole milliseconds. */
const NOTABLE_STEP_NS = 2e6;
/** NTP slews a clock by half of this at most, unless the clock is being brought round by hand or after a jump. */
const NOTABLE_SLEW_PPM = 1000;

export interface CpuTicks {
  readonly busy: number;
  readonly stolen: number;
}

/**
 * @param stat the text of /proc/stat, format in proc(5). Guest time is in `user` already.
 * @param cpus of these alone; by default of all.
 */
export function parseCpuTicks(stat: string, cpus?: readonly number[]): CpuTicks {
  const wanted = new Set(cpus?.map((cpu) => `cpu${cpu}`) ?? ["cpu"]);
  const sum = { busy: 0, stolen: 0 };
  for (const line of stat.split("\n")) {
    const [name = "", ...ticks] = line.split(/\s+/);
    if (!wanted.has(name)) continue;
    const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, steal = 0] = ticks.map(Number);
    sum.busy += user + nice + system + irq + softirq;
    sum.stolen += steal;
  }
  return sum;
}

/** @param vmstat the text of /proc/vmstat. */
export function parseSwappedPages(vmstat: string): number {
  return [...vmstat.matchAll(/^pswp(?:in|out) ([0-9]+)$/gm)].reduce((sum, match) => sum + Number(match[1]), 0);
}

/** How far the time of day is ahead of the clock that all is timed by: slewed alike, set apart. */
interface ClockOffset {
  readonly ns: number;
  /** How long the reading took: its uncertainty. */
  readonly tookNs: number;
}

function readClockOffset(): ClockOffset {
  const before = process.hrtime.bigint();
  const timeOfDay = Date.now();
  const after = process.hrtime.bigint();
  return { ns: Number(BigInt(timeOfDay) * 1_000_000n - before), tookNs: Number(after - before) };
}

export interface NoiseReading {
  readonly atNs: bigint;
  readonly ticks: CpuTicks;
  readonly swappedPages: number;
  readonly ownCpuNs: number;
  readonly clockOffset: ClockOffset;
  readonly speed: CpuSpeed;
}

/** @param start the run's first reading, of which frequencies are limited as the host's owner wants them. */
export function noiseBetween(start: NoiseReading, last: NoiseReading, now: NoiseReading): SampleFlag[] {
  const elapsedNs = Number(now.atNs - last.atNs);
  const busyNs = (now.ticks.busy - last.ticks.busy) * NS_PER_TICK;
  const foreignNs = busyNs - (now.ownCpuNs - last.ownCpuNs);
  const stolenNs = (now.ticks.stolen - last.ticks.stolen) * NS_PER_TICK;
  const stepNs = Math.abs(now.clockOffset.ns - last.clockOffset.ns);
  const { fastestKHz: before = 0 } = last.speed;
  const { fastestKHz: after = 0, limitsKHz, coolerByC = Infinity } = now.speed;
  const isCapped = Object.entries(start.speed.limitsKHz).some(
    ([policy, limit]) => (limitsKHz[policy] ?? limit) < limit,
  );
  const flags: SampleFlag[] = [];
  if (foreignNs > NOTABLE_SHARE * elapsedNs) flags.push("loaded");
  if (stolenNs > NOTABLE_SHARE * elapsedNs) flags.push("stolen");
  if (now.swappedPages > last.swappedPages) flags.push("swapping");
  if (now.speed.throttleEvents > last.speed.throttleEvents || isCapped) flags.push("throttled");
  if (coolerByC < HOT_BELOW_C) flags.push("hot");
  if (Math.abs(after - before) > NOTABLE_FREQUENCY_SHARE * before) flags.push("frequency-changed");
  if (stepNs > NOTABLE_STEP_NS + last.clockOffset.tookNs + now.clockOffset.tookNs) flags.push("clock-set");
  return flags;
}

/** @param ppm by how many millionths CLOCK_MONOTONIC is slewed; null where nobody could ask. */
export function slewFlags(ppm: number | null): SampleFlag[] {
  return Math.abs(ppm ?? 0) > NOTABLE_SLEW_PPM ? ["clock-slewed"] : [];
}

export interface NoiseWatch {
  /** Flags of the window that ended last; a new one is taken where the current one is long enough. */
  flags(): readonly SampleFlag[];
}

/** @param ownCpuNs CPU time that the run itself has used so far, harness included: all else is foreign. */
export function watchNoise(ownCpuNs: () => number, files: KernelFiles = kernelFiles()): NoiseWatch {
  const take = (): NoiseReading => ({
    atNs: process.hrtime.bigint(),
    ticks: parseCpuTicks(readFileSync("/proc/stat", "utf8")),
    swappedPages: parseSwappedPages(readFileSync("/proc/vmstat", "utf8")),
    ownCpuNs: ownCpuNs(),
    clockOffset: readClockOffset(),
    speed: readCpuSpeed(files),
  });
  const start = take();
  let last = start;
  let flags: readonly SampleFlag[] = [];
  return {
    flags() {
      if (process.hrtime.bigint() - last.atNs < WINDOW_NS) return flags;
      const now = take();
      flags = noiseBetween(start, last, now);
      last = now;
      return flags;
    },
  };
}
