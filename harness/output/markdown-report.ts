/** A run as one markdown document: verdicts, every series, what was left out, host, how to repeat it. */
import type { ClaimVerdict } from "../document/verdict.ts";
import type { RunPlan } from "../measure/run-plan.ts";
import { workloadsOf } from "../measure/plan.ts";
import { seriesName } from "../measure/schedule.ts";
import type { StartupSeries } from "../records/startup-series.ts";
import { codeSpan, markdownTable } from "./markdown.ts";
import { startupTable } from "./startup-table.ts";
import { verdictTable } from "./verdict-table.ts";

export interface ReportedRun {
  /** As read from host.json: facts by name. */
  readonly host: Readonly<Record<string, unknown>>;
  /** Absent for a run that was ended before its warm-ups were done. */
  readonly plan: RunPlan | undefined;
}

function shown(value: unknown): string {
  return codeSpan(typeof value === "string" ? value : JSON.stringify(value));
}

function hostTable(host: ReportedRun["host"]): string {
  const facts = Object.entries(host).flatMap(([name, value]): [string, unknown][] =>
    name === "mitigations" && typeof value === "object" && value !== null
      ? Object.entries(value).map(([weakness, state]) => [`${name}: ${weakness}`, state])
      : [[name, value]],
  );
  return markdownTable(
    ["Fact", "Value"],
    facts.map(([name, value]) => [codeSpan(name), shown(value)]),
  );
}

function leftOut({ leftOut: all }: RunPlan): string[] {
  if (all.length === 0) return [];
  const rows = all.map(({ target, series, reason }) => [
    codeSpan(target),
    series === undefined ? "all" : seriesName(series),
    codeSpan(reason),
  ]);
  return ["## Not measured", markdownTable(["Target", "Series", "Reason"], rows)];
}

function howToRepeat({ plan, seed, targets, workloadCompiler }: RunPlan): string[] {
  const files = targets.flatMap(({ target, files: named }) =>
    Object.entries(named).map(([file, sha256]) => [codeSpan(target), codeSpan(file), codeSpan(sha256)]),
  );
  return [
    "## How to repeat it",
    `Plan ${codeSpan(plan.name)} with seed ${seed}; workloads ${codeSpan(workloadsOf(plan).join(", "))} compiled by ${codeSpan(workloadCompiler)}. What was started, to the byte:`,
    markdownTable(["Target", "File", "SHA-256"], files),
  ];
}

export function markdownReport(
  runs: readonly ReportedRun[],
  series: readonly StartupSeries[],
  judged: readonly ClaimVerdict[],
): string {
  const [host] = runs.map((run) => run.host);
  const plans = runs.flatMap(({ plan }) => plan ?? []);
  return [
    "# What starting a sandbox costs on this host",
    "From the request, stamped outside the sandbox on the host's monotonic clock, to the host's reading of the workload's ready line. A start that failed counts as one that never got ready. Intervals are at 95 %.",
    "## Verdicts on the document's startup claims",
    "Judged by starts one at a time with a warm page cache; `sandgauge check` gives the reasons and each target's share.",
    verdictTable(judged),
    "## Startup, every series",
    startupTable(series),
    ...plans.flatMap(leftOut),
    "## Host",
    hostTable(host ?? {}),
    ...plans.flatMap(howToRepeat),
  ]
    .map((part) => part.trim())
    .join("\n\n")
    .concat("\n");
}
