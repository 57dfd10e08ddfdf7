/**
 * The output of Linux's perf, for counting the system calls of a process tree. perf records them in the kernel, by the
 * tracepoint of each call's entry: nothing is stopped, so that runtimes which trace processes themselves (gVisor's
 * platforms) are not in its way; and a call that a runtime intercepts before the kernel serves it is none.
 */

export interface TracedCall {
  /** CLOCK_MONOTONIC. */
  readonly atNs: number;
  /** The thread. */
  readonly tid: number;
  readonly name: string;
}

/**
 * What `perf trace -T` prints of a recording, a line each:
 * `14670638.409 ( 0.001 ms): comm/22336 getrandom(ubuf: 0x5d9170, …) = 8`. Of a call that lasts while others are made
 * there are two lines, and the later begins with `... [continued]: `.
 */
const CALL = /^\s*([0-9]+\.[0-9]{3}) \([^)]*\): .*\/([0-9]+) ([a-z0-9_]+)\(/;
const CONTINUED = /^\s*(?:[0-9]+\.[0-9]{3}|\?) \([^)]*\): .*\/[0-9]+ {2}?\.\.\. \[continued\]: /;
const LOST = /LOST ([0-9]+) events/;

export interface Trace {
  readonly calls: readonly TracedCall[];
  /** Events for which there was no room. */
  readonly lost: number;
}

/** @throws where a line is none that perf is known to print: then the count would be wrong. */
export function parseTrace(text: string): Trace {
  const calls: TracedCall[] = [];
  let lost = 0;
  for (const line of text.split("\n")) {
    const [, ms, tid, name] = CALL.exec(line) ?? [];
    if (ms !== undefined && name !== undefined) {
      calls.push({ atNs: Number(ms) * 1e6, tid: Number(tid), name });
    } else if (LOST.test(line)) {
      lost += Number(LOST.exec(line)?.[1]);
    } else if (line.trim() !== "" && !CONTINUED.test(line)) {
      throw new Error(`perf printed a line that is not understood: ${JSON.stringify(line.slice(0, 120))}`);
    }
  }
  return { calls, lost };
}

/** What `perf script -F pid,tid` prints: `22336/22336`, a line for each event. @returns the process of each thread. */
export function parseThreads(text: string): Map<number, number> {
  const pairs = text.matchAll(/^\s*([0-9]+)\/([0-9]+)\s*$/gm);
  return new Map(Array.from(pairs, ([, pid, tid]) => [Number(tid), Number(pid)]));
}
