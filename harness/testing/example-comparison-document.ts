/** A comparison with something of everything, as the formats take it. */
import { compareHistory } from "../compare/compare-history.ts";
import { compareRuns } from "../compare/compare-runs.ts";
import { historyRunOf } from "../compare/history-points.ts";
import { documentOfHistory, documentOfRuns } from "../output/comparison/comparison-document.ts";
import type { ComparisonDocument } from "../output/comparison/comparison-row.ts";
import { exampleRun, exampleSeries, exampleStarts } from "./example-comparison.ts";
import { defaultThresholds } from "../compare/compared-figure.ts";
import { exampleIsolation } from "./example-isolation.ts";

const TEN_PERCENT = Math.log(1.1);
const BLOCKS = 400;

function memory(target: string, values: readonly number[]): ReturnType<typeof exampleSeries> {
  return exampleSeries({
    metric: "memory",
    target,
    unit: "bytes",
    workload: "hold",
    quantiles: [0.5],
    group: "memory",
    isTime: false,
    parameters: { view: "pss", part: "each", filled: "8388608" },
    values: Float64Array.from(values),
  });
}

function ramp(value: number): ReturnType<typeof exampleSeries> {
  return exampleSeries({
    metric: "density",
    target: "runc",
    unit: "instances",
    better: "higher",
    workload: "hold",
    quantiles: [0.5],
    group: "density",
    isTime: false,
    parameters: {},
    values: Float64Array.of(value),
  });
}

/** Steers a terminal, breaks tables, is markup and a mention. */
export const HOSTILE_VERSION = '1.1|`@all`</failure>]]>"<b>\u001B[31m\u202E\nnew line\\';

/** @param hostile stands for a version that a runtime told. */
export function exampleComparisonDocument(hostile = "1.1.0"): ComparisonDocument {
  const base = exampleRun({
    series: [
      ...exampleStarts(1, BLOCKS),
      memory("runc", [2e6, 2.01e6, 1.99e6]),
      ramp(1000),
      exampleSeries({ target: "youki" }),
    ],
    isolation: exampleIsolation({ of: { target: "runc" }, answers: { "host-file": "denied", clock: "denied" } }),
  });
  const starts = exampleStarts(2, BLOCKS, { host: Math.log(1.04), targets: { runc: TEN_PERCENT, jco: -TEN_PERCENT } });
  const head = exampleRun({
    run: "20260102T020000-abcdef",
    series: [
      ...starts.map((series) => {
        if (series.target === "runc") return { ...series, versions: { tool: hostile } };
        if (series.target !== "wasmtime/aot") return series;
        const values = series.values.map((ns, index) => (index % 2 === 0 ? 2 * ns : ns));
        return { ...series, values, flags: new Map([["loaded", 0.4]]) };
      }),
      memory("runc", [2.002e6, 2.01e6, 1.995e6]),
      ramp(900),
    ],
    isolation: exampleIsolation({ of: { target: "runc" }, answers: { "host-file": "reached", clock: "denied" } }),
  });
  const compared = compareRuns(base, head, { thresholds: defaultThresholds, allowVersions: true, byBaseline: false });
  return documentOfRuns(compared, defaultThresholds);
}

/** A fortnight in which one runtime was replaced by a slower one, three nights ago. */
export function exampleHistoryDocument(): ComparisonDocument {
  const nights = Array.from({ length: 14 }, (_, night) => {
    const isNew = night >= 11;
    const host = 0.01 * ((night * 7) % 5);
    const series = exampleStarts(100 + night, BLOCKS, { host, targets: { runc: isNew ? TEN_PERCENT : 0 } });
    return historyRunOf(
      exampleRun({
        run: `202601${String(night + 1).padStart(2, "0")}T020000-abcdef`,
        series: series.map((one) =>
          one.target === "runc" ? { ...one, versions: { runc: isNew ? "1.2.0" : "1.1.5" } } : one,
        ),
      }),
    );
  });
  const head = nights.at(-1);
  if (head === undefined) throw new Error("A fortnight has nights.");
  return documentOfHistory(compareHistory(head, nights.slice(0, -1), "history", defaultThresholds), defaultThresholds);
}
