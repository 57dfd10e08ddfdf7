/** When memory stands still: a rule instead of a fixed wait. */
import { setTimeout as delay } from "node:timers/promises";

/** Between two readings. */
const INTERVAL_MS = 100;
/** Readings in a row that must agree. */
const AGREEING = 4;
/** What two readings may differ by and still agree, whichever is more: this, or that share of the first figure. */
const TOLERANCE_BYTES = 512 * 1024;
const TOLERANCE_SHARE = 0.002;
/** Memory that moves for longer does so on its own account; it is read all the same and flagged. */
const LIMIT_MS = 10_000;

/** Whether the last readings agree in every figure. @param readings the newest last. */
export function standsStill(readings: readonly (readonly number[])[]): boolean {
  const last = readings.slice(-AGREEING);
  if (last.length < AGREEING) return false;
  const [first = []] = last;
  // Of what the instances hold, not of the host's memory: 0.2 % of that would hide what a hundred instances take.
  const tolerance = Math.max(TOLERANCE_BYTES, TOLERANCE_SHARE * (first[0] ?? 0));
  return first.every((_, figure) => {
    const values = last.map((reading) => reading[figure] ?? 0);
    return Math.max(...values) - Math.min(...values) <= tolerance;
  });
}

/**
 * Reads until four readings in a row, 100 ms apart, agree to within 512 KiB or 0.2 % of what the instances hold,
 * whichever is more.
 *
 * @param read a state of memory; `figures` are those of its bytes that have to stand still, what the instances hold first.
 * @returns the last reading; `settled` is false where it still moved after 10 s.
 */
export async function settle<T>(
  read: () => Promise<T>,
  figures: (state: T) => readonly number[],
  signal: AbortSignal,
): Promise<{ state: T; settled: boolean }> {
  const until = performance.now() + LIMIT_MS;
  const readings: (readonly number[])[] = [];
  for (;;) {
    signal.throwIfAborted();
    const state = await read();
    readings.push(figures(state));
    if (standsStill(readings)) return { state, settled: true };
    if (performance.now() > until) return { state, settled: false };
    await delay(INTERVAL_MS);
  }
}
