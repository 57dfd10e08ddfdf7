/**
 * At most how late a stamp of Node's event loop is. What it is of has come while the loop slept, which wakes it, or
 * while it was awake with something else: so it is late by no more than the loop has been awake since it last slept, and
 * its thread has waited for a CPU. When that was is not told, but how long it has slept in all: where it has slept
 * between two stamps, the second is late by no more than it was awake between them.
 */
import { openSync, readSync } from "node:fs";

/** Of the process's first thread, on which the event loop runs: time on a CPU, time it waited for one, turns. */
const SCHEDULING = "/proc/self/schedstat";

/** To ask the kernel what there is counts as sleep too, but takes microseconds. */
const SLEPT_NS = 50_000;

/** @param text of /proc/<pid>/schedstat, format in the kernel's scheduler/sched-stats.rst. */
export function waitedNs(text: string): number | undefined {
  const waited = /^\d+ (?<waited>\d+) \d+\s*$/.exec(text)?.groups?.["waited"];
  return waited === undefined ? undefined : Number(waited);
}

/** Kept open: it is read at every stamp. */
const scheduling: { descriptor?: number; readonly bytes: Buffer } = { bytes: Buffer.alloc(128) };

/** Undefined where the kernel keeps no account of it (CONFIG_SCHED_INFO). */
function ownWaitedNs(): number | undefined {
  try {
    scheduling.descriptor ??= openSync(SCHEDULING, "r");
    const length = readSync(scheduling.descriptor, scheduling.bytes, 0, scheduling.bytes.length, 0);
    return waitedNs(scheduling.bytes.toString("latin1", 0, length));
  } catch {
    return undefined;
  }
}

/** Sums since whenever. */
interface Moment {
  readonly atNs: number;
  readonly sleptNs: number;
  /** NaN where it is not told. */
  readonly waitedNs: number;
}

function now(): Moment {
  const atNs = performance.now() * 1e6;
  return { atNs, sleptNs: performance.nodeTiming.idleTime * 1e6, waitedNs: ownWaitedNs() ?? Number.NaN };
}

/** The kernel's account of waiting jumps now and then by more than there was time for, where it is a guest's. */
function differenceOf(later: Moment, earlier: Moment): Moment {
  const atNs = later.atNs - earlier.atNs;
  const sleptNs = later.sleptNs - earlier.sleptNs;
  return { atNs, sleptNs, waitedNs: Math.min(atNs, later.waitedNs - earlier.waitedNs) };
}

/** What one launch's stamps are held against; made before its request, to which all of them are later. */
export class StampLateness {
  /** The loop has slept between the two. */
  #older = now();
  #newer = this.#older;

  /** @returns nanoseconds, of a stamp taken just now; undefined where the kernel does not tell what it takes. */
  stamped(): number | undefined {
    const moment = now();
    const between = differenceOf(moment, this.#newer);
    // What was waited is taken off, so that it does not pass for sleep.
    const hasSlept = between.sleptNs - between.waitedNs > SLEPT_NS;
    const since = hasSlept ? between : differenceOf(moment, this.#older);
    if (hasSlept) [this.#older, this.#newer] = [this.#newer, moment];
    const lateNs = Math.min(since.atNs, Math.max(0, since.atNs - since.sleptNs) + since.waitedNs);
    return Number.isNaN(lateNs) ? undefined : Math.round(lateNs);
  }
}
