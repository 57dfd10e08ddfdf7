/** What came of a run that somebody else than its starter watches: outcome.json in its folder. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { type ExitCode, exitCode } from "../errors.ts";
import { alignRow, columnWidths } from "../output/columns.ts";
import { printable } from "../output/printable.ts";

const outcome = z.object({
  /**
   * `complete`: its plan was carried out. `partial`: there are samples, but its run did not come to its end. `failed`:
   * there are none. `unreachable`: it was never connected to.
   */
  outcome: z.enum(["complete", "partial", "failed", "unreachable"]),
  /** One sentence; empty for `complete`. */
  why: z.string(),
});

export type Outcome = z.infer<typeof outcome>;

export interface HostOutcome extends Outcome {
  /** By its name in the inventory or the cluster. */
  readonly host: string;
}

export function outcomeFile(folder: string): string {
  return join(folder, "outcome.json");
}

export function writeOutcome(folder: string, { outcome: what, why }: Outcome): void {
  writeFileSync(outcomeFile(folder), `${JSON.stringify({ outcome: what, why })}\n`);
}

/** @param absent why there is none, where there is none. */
export function readOutcome(folder: string, absent: string): Outcome {
  try {
    return outcome.parse(JSON.parse(readFileSync(outcomeFile(folder), "utf8")));
  } catch {
    return { outcome: "failed", why: absent };
  }
}

/** Whether there is something to report. */
export function hasSamples({ outcome: what }: Outcome): boolean {
  return what === "complete" || what === "partial";
}

/** One line for each host. */
export function outcomeLines(outcomes: readonly HostOutcome[]): string[] {
  const rows = outcomes.map(({ host, outcome: what, why }) => [host, what, printable(why)]);
  const widths = columnWidths(rows);
  return rows.map((row) => alignRow(row, widths));
}

/** `done` where all are complete, `nothingMeasured` where there is no sample of any, `gateFailed` in between. */
export function exitOf(outcomes: readonly Outcome[]): ExitCode {
  if (!outcomes.some(hasSamples)) return exitCode.nothingMeasured;
  return outcomes.every(({ outcome: what }) => what === "complete") ? exitCode.done : exitCode.gateFailed;
}
