/**
 * At most how late a stamp of Node's event loop can be. What a stamp tells of has happened while the loop slept, which
 * wakes it at once, or while it did something else. So the stamp is late by no more than the loop has been awake since,
 * and its thread has waited for a CPU: by no more than both have been since the request, with which all begins. Mostly
 * it is less late than that: the requests themselves are among what the loop did.
 */
import { readFileSync } from "node:fs";

/** Of the process's first thread, on which the event loop runs: time on a CPU, time it waited for one, turns. */
const SCHEDULING = "/proc/self/schedstat";

/** @param text of /proc/<pid>/schedstat, format in the kernel's scheduler/sched-stats.rst. */
export function waitedNs(text: string): number | undefined {
  const waited = /^\d+ (?<waited>\d+) \d+\s*$/.exec(text)?.groups?.["waited"];
  return waited === undefined ? undefined : Number(waited);
}

/** Undefined where the kernel keeps no account of it (CONFIG_SCHED_INFO). */
function ownWaitedNs(): number | undefined {
  try {
    return waitedNs(readFileSync(SCHEDULING, "latin1"));
  } catch {
    return undefined;
  }
}

export class StampLateness {
  readonly #waitedNs = ownWaitedNs();
  readonly #sleptMs = performance.nodeTiming.idleTime;

  /**
   * @param sinceNs from when this was made until the stamp.
   * @returns nanoseconds; undefined where the kernel does not tell how long the thread waited.
   */
  atMostNs(sinceNs: number): number | undefined {
    const waited = ownWaitedNs();
    if (waited === undefined || this.#waitedNs === undefined) return undefined;
    const sleptNs = (performance.nodeTiming.idleTime - this.#sleptMs) * 1e6;
    return Math.round(Math.max(0, sinceNs - sleptNs) + waited - this.#waitedNs);
  }
}
