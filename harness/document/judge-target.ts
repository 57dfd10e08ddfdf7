/** Judges one claim by one series of starts. */
import type { StartupSeries } from "../records/startup-series.ts";
import type { StartBound, StartClaim } from "./claim.ts";
import { openForLayer, unlike } from "./conditions.ts";
import type { Evidence } from "./evidence.ts";
import { judgeMeasured, notComparable } from "./judge-measured.ts";
import { CONFIDENCE, type Measured } from "./measurement.ts";
import { medianOf } from "./median-start.ts";
import { startCycles } from "./start-cycles.ts";
import { startProbability } from "./start-probability.ts";
import type { TargetVerdict } from "./verdict.ts";
import type { Wording } from "../wording.ts";

/** Bounds that one series can meet by itself. */
export type OwnBound = Exclude<StartBound, { kind: "ordering" }>;

function measure(bound: OwnBound, series: StartupSeries): Measured {
  switch (bound.kind) {
    case "range":
    case "below":
    case "level":
      return medianOf(series.readyNs, CONFIDENCE);
    case "order-of-magnitude":
      return startCycles(series);
    case "probability":
      return startProbability(series, bound);
  }
}

/**
 * Emulating a CPU only adds to what a start takes on real hardware, so an emulated time or cost is the most that real
 * hardware takes, and an emulated share of fast starts is the least. It can refute "takes 30 s at least" and support
 * "takes less than that"; it never supports "slow" and never refutes "fast".
 */
export const emulatedEnd: Wording = {
  en: "The CPU was emulated: real hardware is faster by an unknown factor.",
  zh: "CPU 为模拟：真实硬件更快，快多少未知。",
};

function openForEmulation(measured: Measured, bound: OwnBound, { accelerated }: StartupSeries): Measured {
  if (accelerated || measured.interval === null) return measured;
  return bound.kind === "probability"
    ? { ...measured, openAbove: emulatedEnd }
    : { ...measured, openBelow: emulatedEnd };
}

export function judgeTarget(claim: StartClaim, bound: OwnBound, { series, label }: Evidence): TargetVerdict {
  const measured = openForLayer(
    openForEmulation(measure(bound, series), bound, series),
    claim,
    series,
    bound.kind === "probability" ? "below" : "above",
  );
  const judged = judgeMeasured(measured, claim);
  const difference = unlike(claim, series);
  return {
    target: label,
    layer: series.layer,
    accelerated: series.accelerated,
    samples: series.readyNs.length,
    failures: series.readyNs.length - series.outcomes.ok,
    ...(difference === undefined ? judged : notComparable(judged, difference)),
  };
}
