/** CLOCK_REALTIME against CLOCK_MONOTONIC. Node tells it to the millisecond only: it is exact at the moment it moves on. */

/** A measurement that was interrupted for longer is made again. */
const ERROR_LIMIT_NS = 20_000n;
const ATTEMPTS = 20;

interface Offset {
  readonly offsetNs: bigint;
  /** The true one is at most so much greater. */
  readonly errorNs: bigint;
}

function measureOnce(): Offset {
  let beforeNs = process.hrtime.bigint();
  let last = Date.now();
  for (;;) {
    const betweenNs = process.hrtime.bigint();
    const now = Date.now();
    const afterNs = process.hrtime.bigint();
    // It became `now` after `beforeNs`, when it was still the millisecond before, and before `afterNs`.
    if (now !== last) return { offsetNs: BigInt(now) * 1_000_000n - afterNs, errorNs: afterNs - beforeNs };
    last = now;
    beforeNs = betweenNs;
  }
}

/** Takes up to a millisecond of the CPU. @returns what CLOCK_REALTIME is ahead of CLOCK_MONOTONIC right now. */
export function realtimeOffsetNs(): bigint {
  let best = measureOnce();
  for (let attempt = 1; attempt < ATTEMPTS && best.errorNs > ERROR_LIMIT_NS; attempt++) {
    const next = measureOnce();
    if (next.errorNs < best.errorNs) best = next;
  }
  return best.offsetNs;
}
