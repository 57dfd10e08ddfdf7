import type { RecordedRuns } from "../records/recorded-runs.ts";

/** Runs that hold nothing but these. */
export function exampleRuns(parts: Partial<RecordedRuns> = {}): RecordedRuns {
  return { startup: [], memory: [], density: [], performance: [], isolation: [], warnings: [], ...parts };
}
