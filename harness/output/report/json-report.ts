/** The report for machines: everything that the other formats show, in the units of the records. */
import type { PerformanceSummary } from "../../records/performance-summary.ts";
import type { IsolationSeries } from "../../records/isolation-series.ts";
import { formulaDocument } from "../formulas/formula-json.ts";
import { auditDocument } from "../audit-json.ts";
import { verdictDocument } from "../verdict-json.ts";
import type { Interval } from "../../stats/quantile-interval.ts";
import type { Estimate, LinearFit } from "../../stats/linear-fit.ts";
import type { MemoryFigures } from "./memory-figures.ts";
import type { ReportModel } from "./report-model.ts";
import type { Statement } from "./statements.ts";
import type { StartupFigures } from "./startup-figures.ts";

/** Raised when a field changes its meaning. */
const REPORT_SCHEMA = 1;

/** JSON has no infinity: what never ended, or what nothing bounds, is null. */
function finite(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}

function finiteOnly(figures: Readonly<Record<string, number>>): object {
  return Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, finite(value)]));
}

function ends(interval: Interval | undefined): (number | null)[] | null {
  return interval === undefined ? null : [finite(interval.low), finite(interval.high)];
}

function startup({ series, summary }: StartupFigures): object {
  const { target, technology, layer, workload, cache, concurrency, accelerated, clock, versions } = series;
  return {
    target,
    technology,
    layer,
    workload,
    cache,
    concurrency,
    accelerated,
    clock,
    runtimeReplaced: series.runtimeReplaced,
    artefactSha256: series.artefactSha256,
    versions,
    samples: summary.samples,
    outcomes: series.outcomes,
    p50Ns: finite(summary.p50Ns),
    p50IntervalNs: ends(summary.p50Interval),
    p95Ns: finite(summary.p95Ns),
    p99Ns: finite(summary.p99Ns),
    maxNs: finite(summary.maxNs),
    flags: Object.fromEntries(summary.flags),
    ...(series.bootNs.size === 0 ? {} : { bootNs: Object.fromEntries(series.bootNs) }),
    ...(series.steps.size <= 1 ? {} : { meanStepsNs: Object.fromEntries(series.steps) }),
  };
}

function estimate({ value, interval }: Estimate): object {
  return { value, interval: ends(interval) };
}

/** Bytes; total(n) = fixed + perInstance · n. */
function line(fit: LinearFit | undefined): object | null {
  return fit === undefined ? null : { fixed: estimate(fit.intercept), perInstance: estimate(fit.slope) };
}

function memory({ series, fit }: MemoryFigures): object {
  const { target, technology, layer, workload, accelerated, versions, dirtyBytes, guest, failures } = series;
  return {
    target,
    technology,
    layer,
    workload,
    accelerated,
    versions,
    dirtyBytes,
    ...(guest === undefined ? {} : { guest }),
    mostInstances: fit.mostInstances,
    climbs: fit.climbs,
    views: Object.fromEntries(Object.entries(fit.views).map(([view, one]) => [view, line(one)])),
    components: Object.fromEntries(Array.from(fit.components, ([name, one]) => [name, line(one)])),
    failures,
  };
}

function performance({
  series,
  ratio,
  interval,
  latency,
  ns,
  baselineNs,
  readyNs,
  warmUpNs,
}: PerformanceSummary): object {
  const { starts, flags, pairs, ...rest } = series;
  return {
    ...rest,
    flags: Object.fromEntries(flags),
    starts: starts.length,
    pairs,
    ratio: finite(ratio),
    interval: ends(interval),
    ...finiteOnly({ ns, baselineNs, readyNs, warmUpNs }),
    latency: latency === undefined ? null : finiteOnly({ ...latency }),
  };
}

function isolation({ findings, surfaces, ...rest }: IsolationSeries): object {
  return {
    ...rest,
    findings: Object.fromEntries(
      Array.from(findings, ([check, { value, why, error, facts }]) => [
        check,
        { answer: value, why: why ?? error, facts },
      ]),
    ),
    surfaces: Object.fromEntries(Array.from(surfaces, ([workload, { value, calls }]) => [workload, { value, calls }])),
  };
}

function statement({ entry, standing }: Statement): object {
  const { place, howTested, conditions, ...rest } = entry;
  return {
    ...rest,
    place: place.en,
    howTested: howTested.en,
    conditions: conditions.map(({ en }) => en),
    standing,
  };
}

export function jsonReport(model: ReportModel): string {
  const document = {
    schema: REPORT_SCHEMA,
    version: model.version,
    host: model.runs[0]?.host ?? {},
    runs: model.runs.flatMap(({ plan }) =>
      plan === undefined ? [] : [{ run: plan.run, seed: plan.seed, plan: plan.plan, targets: plan.targets }],
    ),
    ...verdictDocument(model.judged),
    ...formulaDocument(model.formulas),
    startup: model.startup.map(startup),
    memory: model.memory.map(memory),
    density: model.density.map(({ ramp, idle }) => ({
      ...ramp,
      flags: Object.fromEntries(ramp.flags),
      idle: line(idle),
    })),
    performance: model.performance.map(performance),
    isolation: model.isolation.map(isolation),
    notMeasured: {
      metrics: model.notMeasured,
      leftOut: model.runs.flatMap(({ plan }) => plan?.leftOut ?? []),
    },
    audit: auditDocument(model.audit),
    statements: model.statements.map(statement),
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}
