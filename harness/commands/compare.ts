/** `sandgauge compare`: better, worse, no change or no telling, between two runs or against a history. */
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compareHistory } from "../compare/compare-history.ts";
import { type CompareOptions, compareRuns } from "../compare/compare-runs.ts";
import { readComparedRun } from "../compare/compared-run.ts";
import { defaultThresholds, type Thresholds } from "../compare/compared-figure.ts";
import { type HistoryRun, historyRunOf } from "../compare/history-points.ts";
import { type ComparedMetric, comparedMetrics } from "../compare/series.ts";
import { type ExitCode, exitCode, messageOf, UsageError } from "../errors.ts";
import { nearestName } from "../nearest-name.ts";
import { benchmarkActionJson } from "../output/comparison/benchmark-action.ts";
import { documentOfHistory, documentOfRuns } from "../output/comparison/comparison-document.ts";
import { comparisonJson } from "../output/comparison/comparison-json.ts";
import { comparisonJunit } from "../output/comparison/comparison-junit.ts";
import { comparisonMarkdown } from "../output/comparison/comparison-markdown.ts";
import type { ComparisonDocument } from "../output/comparison/comparison-row.ts";
import { comparisonText } from "../output/comparison/comparison-text.ts";
import { type Gate, type GateName, gateNames, isGateFailed } from "../output/comparison/gate.ts";
import { openMetrics } from "../output/comparison/open-metrics.ts";
import { printable } from "../output/printable.ts";
import { hostFile, samplesFile } from "../records/run-folder.ts";
import { type Command, type Io, parseArguments } from "./command.ts";
import { parseCount } from "./count-option.ts";

const formats = ["text", "md", "json", "junit", "smaller-is-better", "bigger-is-better", "openmetrics"] as const;
type Format = (typeof formats)[number];

function isMetric(name: string): name is ComparedMetric {
  return comparedMetrics.some((metric) => metric === name);
}

/** Of a percentage, or of points, the share. */
function parsePercent(text: string): number {
  const percent = Number(text);
  if (text.trim() !== "" && percent > 0 && percent < 1000) return percent / 100;
  const fact = `${JSON.stringify(text)} is no percentage above 0 and below 1000.`;
  const remedy = "Give one for all, --threshold 5, or by metric: --threshold startup=5,memory=2.";
  throw new UsageError("--threshold", fact, remedy);
}

/** @param given as often as the option was: `5`, or `startup=5,memory=2`. One without a name is for all but failures. */
function parseThresholds(given: readonly string[]): Thresholds {
  const thresholds: Record<ComparedMetric, number> = { ...defaultThresholds };
  const parts = given.flatMap((list) => list.split(",")).map((part) => part.split("="));
  for (const [value = ""] of parts.filter(({ length }) => length === 1)) {
    const share = parsePercent(value);
    for (const metric of comparedMetrics) if (metric !== "failures") thresholds[metric] = share;
  }
  for (const [name = "", value = ""] of parts.filter(({ length }) => length > 1)) {
    if (!isMetric(name)) {
      const fact = `There is no metric ${JSON.stringify(name)}.`;
      throw new UsageError("--threshold", fact, nearestName(name, comparedMetrics));
    }
    thresholds[name] = parsePercent(value);
  }
  return thresholds;
}

function oneOf<Name extends string>(option: string, what: string, given: string, names: readonly Name[]): Name {
  const name = names.find((one) => one === given);
  if (name !== undefined) return name;
  throw new UsageError(`--${option}`, `There is no ${what} ${JSON.stringify(given)}.`, nearestName(given, names));
}

function parseGate(given: readonly string[]): Gate {
  const names = given.flatMap((list) => list.split(","));
  return new Set(names.map((name): GateName => oneOf("fail-on", "verdict", name, gateNames)));
}

function isRunFolder(folder: string): boolean {
  return existsSync(hostFile(folder)) && existsSync(samplesFile(folder));
}

/** The folders in it that hold a run, however deep they do not lie. @throws UsageError where it cannot be listed. */
function runFoldersIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => join(folder, name))
      .filter(isRunFolder)
      .toSorted();
  } catch (cause) {
    throw new UsageError(
      "--history",
      `${folder} cannot be read: ${messageOf(cause)}.`,
      "Name a folder that holds run folders.",
      {
        cause,
      },
    );
  }
}

function warn(io: Io, warnings: readonly string[]): void {
  for (const warning of warnings) io.err(`${printable(warning)}\n`);
}

function againstRun(base: string, head: string, options: CompareOptions, io: Io): ComparisonDocument {
  const runs = [base, head].map(readComparedRun);
  const [before, after] = runs;
  if (before === undefined || after === undefined) throw new Error("Two folders give two runs.");
  warn(
    io,
    runs.flatMap(({ warnings }) => warnings),
  );
  return documentOfRuns(compareRuns(before, after, options), options.thresholds);
}

function againstHistory(
  folder: string,
  head: string,
  last: number,
  thresholds: Thresholds,
  io: Io,
): ComparisonDocument {
  const read = (one: string): HistoryRun => {
    const run = readComparedRun(one);
    warn(io, run.warnings);
    return historyRunOf(run);
  };
  const newest = read(head);
  const earlier = runFoldersIn(folder).map(read);
  const kept = earlier
    .filter(({ run }) => run < newest.run)
    .toSorted((a, b) => (a.run < b.run ? 1 : -1))
    .slice(0, last);
  const later = earlier.filter(({ run }) => run >= newest.run);
  const compared = compareHistory(newest, [...kept, ...later], folder, thresholds);
  warn(io, compared.warnings);
  return documentOfHistory(compared, thresholds);
}

function textOf(document: ComparisonDocument, format: Format, gate: Gate, all: boolean, io: Io): string {
  switch (format) {
    case "text":
      return comparisonText(document, { columns: io.outColumns, color: io.color, all });
    case "md":
      return comparisonMarkdown(document, all);
    case "json":
      return comparisonJson(document);
    case "junit":
      return comparisonJunit(document, gate);
    case "smaller-is-better":
      return benchmarkActionJson(document, "lower");
    case "bigger-is-better":
      return benchmarkActionJson(document, "higher");
    case "openmetrics":
      return openMetrics(document);
  }
}

export const compare: Command = {
  help: `Usage: sandgauge compare BASE HEAD [--allow-versions] [--by-baseline]
       sandgauge compare HEAD --history DIR [--last N]

  BASE, HEAD        folders of two runs: what was before, and what is judged
  --history         a folder of run folders: HEAD is held against all before it on its
                    host, with the change points and the drift of every series
  --last            of a history the newest runs only (default: 60)
  --threshold       in percent, what counts as a change: 5 (the default), or by metric:
                    startup=5,memory=2; of failures in points (default: 1). There are:
                    ${comparedMetrics.join(", ")}
  --allow-versions  runtimes, workloads, kernel or Node may differ: that is the question
  --by-baseline     for two hosts: each against its own plain process
  --fail-on         verdicts that end with status 1 (default: worse); there are:
                    ${gateNames.join(", ")}
  --format          ${formats.slice(0, 4).join(", ")}, ${formats.slice(4).join(", ")}
                    (default: text); the -is-better ones are for github-action-benchmark
  --json            the same as --format json
  --all             also list what did not change
  --out             the file to write instead of standard output

A figure is worse or better where the whole 95 % interval of its change is beyond the
threshold and a rank test, corrected for the number of figures, tells it from chance; no
change where the whole interval is within the threshold; else unsure. What the host did
meanwhile, as the other targets of the same blocks tell it, is taken off.

Exit status: 0 done, 1 by --fail-on, 2 wrong usage, or runs that cannot be compared.`,
  // oxlint-disable-next-line typescript/require-await -- a command is asynchronous
  async run(args, io): Promise<ExitCode> {
    const { values, positionals } = parseArguments("compare", {
      args: [...args],
      options: {
        history: { type: "string" },
        last: { type: "string" },
        threshold: { type: "string", multiple: true, default: [] },
        "allow-versions": { type: "boolean", default: false },
        "by-baseline": { type: "boolean", default: false },
        "fail-on": { type: "string", multiple: true, default: ["worse"] },
        format: { type: "string", default: "text" },
        json: { type: "boolean", default: false },
        all: { type: "boolean", default: false },
        out: { type: "string" },
      },
      allowPositionals: true,
    });
    const format: Format = values.json ? "json" : oneOf("format", "format", values.format, formats);
    const thresholds = parseThresholds(values.threshold);
    const gate = parseGate(values["fail-on"]);
    const { history } = values;
    const [first, second, ...more] = positionals;
    const wanted = history === undefined ? 2 : 1;
    if (first === undefined || positionals.length < wanted) {
      const fact = history === undefined ? "Two runs are to be named." : "The run to be judged is not named.";
      throw new UsageError("compare", fact, "compare BASE HEAD, or compare HEAD --history DIR.");
    }
    if (positionals.length > wanted) {
      const fact = `${JSON.stringify(more[0] ?? second)} is one run too many.`;
      throw new UsageError("compare", fact, "compare BASE HEAD, or compare HEAD --history DIR.");
    }
    if (history === undefined && values.last !== undefined) {
      throw new UsageError("--last", "It is about a history, and none is named.", "Add --history DIR.");
    }
    if (history !== undefined && (values["by-baseline"] || values["allow-versions"])) {
      throw new UsageError(
        "--history",
        "A history is of one host, and of whatever versions.",
        "Leave out --by-baseline and --allow-versions.",
      );
    }
    const options = { thresholds, allowVersions: values["allow-versions"], byBaseline: values["by-baseline"] };
    const document =
      history === undefined
        ? againstRun(first, second ?? "", options, io)
        : againstHistory(
            history,
            first,
            parseCount("--last", values.last ?? "60", "Say how many runs: --last 60."),
            thresholds,
            io,
          );
    const text = textOf(document, format, gate, values.all, io);
    if (values.out === undefined) io.out(text);
    else {
      try {
        writeFileSync(values.out, text);
      } catch (cause) {
        throw new UsageError("--out", `${values.out} cannot be written: ${messageOf(cause)}.`, "Name another file.", {
          cause,
        });
      }
    }
    return isGateFailed(document, gate) ? exitCode.gateFailed : exitCode.done;
  },
};
