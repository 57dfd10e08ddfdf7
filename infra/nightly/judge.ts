/** Holds one night's run against the last good one of its class of hosts, and against their history, by `sandgauge compare`. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { z } from "zod";
import { isSoftwareFact } from "../../harness/compare/differences.ts";
import { HarnessError } from "../../harness/errors.ts";
import { hostDifferences } from "../../harness/host/fingerprint.ts";
import { type HostRecord, readHostRecord } from "../../harness/records/host-record.ts";
import type { MeasuredRun } from "./measured-run.ts";
import { isGood, type JudgedRun, type KeptRun, keptRuns, wholeRunsFolder } from "./night.ts";

const cli = join(import.meta.dirname, "../../harness/cli.ts");

export interface JudgeOptions {
  /** The runner's name. */
  readonly runner: string;
  readonly measured: MeasuredRun;
  /** Where earlier runs are kept. */
  readonly history: string;
  /** Where comparisons and report are written. */
  readonly out: string;
  /** A run that is worse is from now on what others are held against. */
  readonly accept: boolean;
}

interface Answer {
  readonly code: number | undefined;
  /** One line: an error of the harness, or what was to be warned of. */
  readonly said: string;
}

async function sandgauge(...args: string[]): Promise<Answer> {
  const result = await execa(process.execPath, [cli, ...args], { reject: false, stdin: "ignore" });
  return { code: result.exitCode, said: result.stderr.trim().replaceAll("\n", " ") };
}

interface Compared {
  readonly isWorse: boolean;
  readonly figures: Readonly<Record<string, number>>;
}

const comparisonDocument = z.object({ summary: z.record(z.string(), z.int().nonnegative()) });

const endings: Readonly<Record<string, string>> = { md: "md", text: "txt", junit: "xml", openmetrics: "metrics.txt" };

/**
 * Writes what it found as `<name>.json`, and in other formats.
 *
 * @returns undefined with what it said where it refused.
 */
async function compare(
  args: readonly string[],
  file: string,
  formats: readonly string[],
): Promise<{ compared: Compared | undefined; said: string }> {
  const json = `${file}.json`;
  const { code, said } = await sandgauge("compare", ...args, "--format", "json", "--out", json);
  if (code !== 0 && code !== 1) return { compared: undefined, said };
  for (const format of formats) {
    await sandgauge("compare", ...args, "--format", format, "--out", `${file}.${endings[format] ?? format}`);
  }
  const { summary } = comparisonDocument.parse(JSON.parse(readFileSync(json, "utf8")));
  return { compared: { isWorse: code === 1, figures: summary }, said };
}

/** A series that only the older one has is a runtime that no longer starts. Versions may differ: what they changed is asked. */
const AGAINST_LAST_GOOD = ["--allow-versions", "--fail-on", "worse,missing"];

/** Facts in which two hosts differ, those of their software aside; undefined where the other's cannot be read. */
function differingFacts(host: HostRecord, other: string): readonly string[] | undefined {
  try {
    return hostDifferences(host, readHostRecord(other)).filter((name) => !isSoftwareFact(name));
  } catch (error) {
    if (error instanceof HarnessError) return undefined;
    throw error;
  }
}

interface Candidates {
  /** Newest first. */
  readonly ofThisHost: readonly KeptRun[];
  /** By what the newest good run's host differs; empty where there is none. */
  readonly newestDiffersIn: readonly string[];
}

function candidates(host: HostRecord, run: string, kept: readonly KeptRun[]): Candidates {
  const good = kept
    .filter((one) => isGood(one) && one.run !== run)
    .map((one) => ({ one, facts: differingFacts(host, one.folder) }));
  return {
    ofThisHost: good.filter(({ facts }) => facts?.length === 0).map(({ one }) => one),
    newestDiffersIn: good.find(({ facts }) => facts !== undefined && facts.length > 0)?.facts ?? [],
  };
}

async function judgeWhole(
  { runner, history, out, accept }: JudgeOptions,
  { folder, hostClass, plan, run }: { folder: string; hostClass: string; plan: string; run: string },
): Promise<JudgedRun> {
  const judged = { runner, hostClass, plan, run, folder };
  const ofClass = wholeRunsFolder(history, hostClass, plan);
  const { ofThisHost, newestDiffersIn } = candidates(readHostRecord(folder), run, keptRuns(ofClass));
  if (ofThisHost.length === 0) {
    return newestDiffersIn.length === 0
      ? { ...judged, verdict: "first", why: "No good run of its plan on its class of hosts is kept yet." }
      : {
          ...judged,
          verdict: "changed",
          why: `Its host differs from all that are kept: ${newestDiffersIn.join(", ")}.`,
        };
  }
  const refusals: string[] = [];
  for (const base of ofThisHost) {
    const against = [base.folder, folder, ...AGAINST_LAST_GOOD];
    const lastGood = await compare(against, join(out, "last-good"), ["md", "text", "junit"]);
    if (lastGood.compared === undefined) {
      refusals.push(lastGood.said);
      continue;
    }
    const past = await compare([folder, "--history", ofClass], join(out, "history"), ["md", "openmetrics"]);
    const { isWorse, figures } = lastGood.compared;
    const found = [
      ...(isWorse ? ["Some of it is worse than in the last good run, or missing."] : []),
      ...(past.compared?.isWorse === true ? ["Some of it has become worse over the runs kept."] : []),
    ];
    const notes = [
      ...(refusals.length === 0 ? [] : [`Newer ones could not be read: ${refusals.join(" ")}`]),
      // A gap in it, say.
      ...(past.said === ""
        ? []
        : [past.compared === undefined ? `The history could not be told: ${past.said}` : past.said]),
    ];
    const verdict = found.length === 0 ? "good" : accept ? "accepted" : "worse";
    const why = [...(found.length === 0 ? ["Nothing is worse."] : found), ...notes].join(" ");
    return { ...judged, base: base.run, figures, verdict, why };
  }
  return { ...judged, verdict: "refused", why: refusals[0] ?? "" };
}

/** Never throws for what a run's files say: each runner's is judged, whatever the others' are. */
export async function judgeRun(options: JudgeOptions): Promise<JudgedRun> {
  const { runner, measured, out } = options;
  const { folder, hostClass, plan, run, outcome } = measured;
  const known = {
    runner,
    ...(folder === undefined ? {} : { folder }),
    ...(hostClass === undefined ? {} : { hostClass }),
    ...(plan === undefined ? {} : { plan }),
    ...(run === undefined ? {} : { run }),
  };
  if (folder === undefined || hostClass === undefined || run === undefined) {
    const why = outcome.why === "" ? "It has no sample, or does not tell of which host." : outcome.why;
    return { ...known, verdict: "incomplete", why };
  }
  const judged: JudgedRun =
    outcome.outcome === "complete" && plan !== undefined
      ? await judgeWhole(options, { folder, hostClass, plan, run })
      : { ...known, verdict: "incomplete", why: outcome.why === "" ? "It does not tell its plan." : outcome.why };
  const report = await sandgauge("report", folder, "--out", join(out, "report.html"));
  if (report.code === 0) return judged;
  const verdict = judged.verdict === "incomplete" ? "incomplete" : "refused";
  return { ...judged, verdict, why: `${judged.why} It has no report: ${report.said}` };
}
