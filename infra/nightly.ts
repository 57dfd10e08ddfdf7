#!/usr/bin/env node
/** What the nightly workflow does beside measuring; each verb runs anywhere. */
import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { execa } from "execa";
import { parseArguments } from "../harness/commands/command.ts";
import { parseCount } from "../harness/commands/count-option.ts";
import { type ExitCode, exitCode, UsageError } from "../harness/errors.ts";
import { printable } from "../harness/output/printable.ts";
import { fetchHistory, type HistoryBranch, keepNight } from "./nightly/history-branch.ts";
import { judgeRun } from "./nightly/judge.ts";
import { measuredRun } from "./nightly/measured-run.ts";
import {
  incompleteRunsFolder,
  isFailing,
  type Judged,
  type JudgedRun,
  keptRuns,
  readNight,
  wholeRunsFolder,
  writeNight,
} from "./nightly/night.ts";
import { summaryOf, writePage } from "./nightly/page.ts";
import { runnersFor } from "./nightly/runners.ts";
import { runProgram } from "./program.ts";

const HELP = `Usage: npm run -s nightly -- VERB …

  runners [--lab x64,arm64]  where to measure, as JSON for a workflow's matrix
  fetch --history DIR        the runs that are kept, from their branch
  judge --runs DIR --history DIR --out DIR [--lab …] [--accept true]
                             each runner's run (DIR/<runner>/<attempt>) against the last good one of its plan and class of
                             hosts and against their history; writes night.json, summary.md and page/; accepted is
                             what is worse and was meant to be
  keep --runs DIR --out DIR  add the night's runs to those that are kept
  gate --out DIR             exit status 1 where a run is worse, not whole or not comparable

  --remote URL, --branch B   where runs are kept (origin, measurements); GITHUB_TOKEN is used where it is set
  --last N                   runs of each plan and class of hosts that are kept (60)

Beside its files, runners tells GITHUB_OUTPUT, and judge GITHUB_STEP_SUMMARY, where these are set.
`;

const options = {
  lab: { type: "string", default: "" },
  runs: { type: "string", default: "" },
  history: { type: "string", default: "" },
  out: { type: "string", default: "" },
  accept: { type: "string", default: "false" },
  remote: { type: "string", default: "" },
  branch: { type: "string", default: "measurements" },
  last: { type: "string", default: "60" },
  help: { type: "boolean", short: "h", default: false },
} as const;

interface Values {
  readonly lab: string;
  readonly runs: string;
  readonly history: string;
  readonly out: string;
  readonly accept: string;
  readonly remote: string;
  readonly branch: string;
  readonly last: string;
}

/** @throws UsageError where an option that the verb needs was not given. */
function need(values: Values, ...names: ("runs" | "history" | "out")[]): void {
  const missing = names.find((name) => values[name] === "");
  if (missing !== undefined) throw new UsageError("nightly", `--${missing} is missing.`, "See --help.");
}

async function origin(): Promise<string> {
  return (await execa("git", ["remote", "get-url", "origin"], { cwd: import.meta.dirname })).stdout;
}

async function branchOf({ remote, branch }: Values): Promise<HistoryBranch> {
  return { remote: remote === "" ? await origin() : remote, branch, token: process.env["GITHUB_TOKEN"] };
}

/** For a step of a workflow; elsewhere nobody reads it. */
function tellWorkflow(variable: "GITHUB_STEP_SUMMARY" | "GITHUB_OUTPUT", text: string): void {
  const file = process.env[variable];
  if (file !== undefined && file !== "") appendFileSync(file, `${text}\n`);
}

/** Of the same plan on the same class of hosts, newest first; with those that are not whole, of whatever plan. */
function earlierRuns(history: string, { hostClass, plan }: Judged): readonly Judged[] {
  if (hostClass === undefined) return [];
  const whole = plan === undefined ? [] : keptRuns(wholeRunsFolder(history, hostClass, plan));
  return [...whole, ...keptRuns(incompleteRunsFolder(history, hostClass))].toSorted((a, b) => (a.run < b.run ? 1 : -1));
}

function tell({ runner, verdict, why }: Judged): void {
  console.error(printable(`${runner}: ${verdict}: ${why}`));
}

const verbs: Readonly<Record<string, (values: Values) => Promise<ExitCode>>> = {
  async runners({ lab }) {
    const runners = JSON.stringify(runnersFor(lab));
    console.log(runners);
    tellWorkflow("GITHUB_OUTPUT", `runners=${runners}`);
    return exitCode.done;
  },
  async fetch(values) {
    need(values, "history");
    const commit = await fetchHistory(await branchOf(values), values.history);
    if (commit === undefined) console.error("No run is kept yet.");
    return exitCode.done;
  },
  async judge(values) {
    need(values, "runs", "history", "out");
    const page = join(values.out, "page");
    const night: JudgedRun[] = [];
    for (const { name: runner } of runnersFor(values.lab)) {
      const out = join(page, runner);
      mkdirSync(out, { recursive: true });
      const measured = measuredRun(join(values.runs, runner));
      const accept = values.accept === "true";
      const { folder, ...judged } = await judgeRun({ runner, measured, history: values.history, out, accept });
      tell(judged);
      night.push({ ...judged, ...(folder === undefined ? {} : { folder: relative(values.runs, folder) }) });
    }
    writeNight(values.out, night);
    writePage(
      page,
      night.map((judged) => ({ judged, earlier: earlierRuns(values.history, judged) })),
    );
    const summary = summaryOf(page, night);
    writeFileSync(join(values.out, "summary.md"), summary);
    tellWorkflow("GITHUB_STEP_SUMMARY", summary);
    return exitCode.done;
  },
  async keep(values) {
    need(values, "runs", "out");
    const last = parseCount("--last", values.last, "Say how many runs: --last 60.");
    await keepNight(await branchOf(values), values.runs, readNight(values.out), last);
    return exitCode.done;
  },
  async gate(values) {
    need(values, "out");
    const failing = readNight(values.out).filter(isFailing);
    for (const one of failing) tell(one);
    return failing.length === 0 ? exitCode.done : exitCode.gateFailed;
  },
};

async function main(): Promise<ExitCode> {
  const { values, positionals } = parseArguments("nightly", { allowPositionals: true, options });
  if (values.help) {
    console.log(HELP);
    return exitCode.done;
  }
  const [name = "", ...rest] = positionals;
  const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  if (verb === undefined || rest.length > 0) {
    throw new UsageError("nightly", `There is no ${JSON.stringify(positionals.join(" "))}.`, "See --help.");
  }
  return await verb(values);
}

await runProgram(main);
