/** What came from one runner in a night. */
import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { HarnessError } from "../../harness/errors.ts";
import { readHostRecord } from "../../harness/records/host-record.ts";
import { planFile, samplesFile } from "../../harness/records/run-folder.ts";
import { type Outcome, readOutcome } from "../../harness/fleet/outcome.ts";
import { folderWord, hostClassOf } from "./host-class.ts";
import { runId } from "./night.ts";

export interface MeasuredRun {
  /** Undefined where nothing came at all. */
  readonly folder: string | undefined;
  /** Undefined where its host is not told. */
  readonly hostClass: string | undefined;
  /** The plan's name, as a word; undefined where it is not told. */
  readonly plan: string | undefined;
  /** Undefined where there is no sample. */
  readonly run: string | undefined;
  readonly outcome: Outcome;
}

/** More than any sample takes. */
const FIRST_BYTES = 1 << 20;

/** The run's id, by its first sample: the plan is written only after warm-ups. */
function idOf(folder: string): string | undefined {
  const file = samplesFile(folder);
  if (!existsSync(file)) return undefined;
  const descriptor = openSync(file, "r");
  try {
    const bytes = Buffer.alloc(FIRST_BYTES);
    const text = bytes.toString("utf8", 0, readSync(descriptor, bytes, 0, FIRST_BYTES, 0));
    return z.object({ run: runId }).parse(JSON.parse(text.split("\n")[0] ?? "")).run;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return undefined; // killed in its first line
    throw error;
  } finally {
    closeSync(descriptor);
  }
}

function planOf(folder: string): string | undefined {
  const file = planFile(folder);
  if (!existsSync(file)) return undefined;
  try {
    const { plan } = z
      .object({ plan: z.object({ name: z.string().min(1) }) })
      .parse(JSON.parse(readFileSync(file, "utf8")));
    return folderWord(plan.name);
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return undefined;
    throw error;
  }
}

function classOf(folder: string): string | undefined {
  try {
    return hostClassOf(readHostRecord(folder));
  } catch (error) {
    if (error instanceof HarnessError || error instanceof z.ZodError) return undefined;
    throw error;
  }
}

/** @param folder holds a folder for each attempt of the runner's job, named by its number. */
export function measuredRun(folder: string): MeasuredRun {
  const attempts = existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => /^[0-9]+$/.test(name))
        .toSorted((a, b) => Number(b) - Number(a))
        .map((name) => join(folder, name))
    : [];
  const told = attempts.map((attempt) => ({
    folder: attempt,
    outcome: readOutcome(attempt, "It does not tell what came of it."),
  }));
  const chosen = told.find(({ outcome }) => outcome.outcome === "complete") ?? told[0];
  if (chosen === undefined) {
    const outcome: Outcome = { outcome: "failed", why: "Nothing came from it." };
    return { folder: undefined, hostClass: undefined, plan: undefined, run: undefined, outcome };
  }
  const { folder: own } = chosen;
  return { ...chosen, hostClass: classOf(own), plan: planOf(own), run: idOf(own) };
}
