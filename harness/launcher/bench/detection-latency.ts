/**
 * (a) How late the host notices readiness: its `ready` stamp minus the workload's own, taken just before it wrote the
 * line. Holds only for workloads that read the host's CLOCK_MONOTONIC; others are named and not counted.
 */
import type { Launcher } from "../types.ts";
import { type Started, startOnce, type Subject } from "./subject.ts";
import { microseconds, quantiles, table } from "./table.ts";

/** Undefined where the workload's stamp does not lie within its own start, so that it reads some other clock. */
function latencyNs({ spawn, ready }: Started): number | undefined {
  if (ready === null) return undefined;
  const own = Number(BigInt(ready.line.slice("@ready ".length)) - spawn.requestedNs);
  return own > 0 && own <= ready.atNs ? ready.atNs - own : undefined;
}

/** One start of each subject after the other, so that drift hits all alike. */
export async function detectionLatency(
  launcher: Launcher,
  subjects: readonly Subject[],
  starts: number,
): Promise<string> {
  const latencies = new Map(subjects.map((subject) => [subject, [] as number[]]));
  for (let start = 0; start < starts; start++) {
    for (const [subject, taken] of latencies) {
      const latency = latencyNs(await startOnce(launcher, subject));
      if (latency !== undefined) taken.push(latency);
    }
  }
  const rows = [...latencies].map(([{ name }, taken]) =>
    taken.length === 0
      ? [name, "0", "its clock is not the host's", "", ""]
      : [name, String(taken.length), ...quantiles(taken, [0.5, 0.9, 0.99]).map(microseconds)],
  );
  return table([["detection latency", "starts", "p50", "p90", "p99"], ...rows]);
}
