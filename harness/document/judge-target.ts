/** Judges one claim by one series. */
import type { Layer } from "../../drivers/types.ts";
import type { StartupSeries } from "../records/startup-series.ts";
import { acceptedBy, placeOf } from "./accepted.ts";
import type { Bound, Claim, ClaimedMetric, StartBound } from "./claim.ts";
import type { Evidence } from "./evidence.ts";
import { CONFIDENCE, type Measured } from "./measurement.ts";
import { medianOf } from "./median-start.ts";
import { startCycles } from "./start-cycles.ts";
import { startProbability } from "./start-probability.ts";
import { sideWords } from "./side-words.ts";
import type { ObservedUnit, TargetVerdict } from "./verdict.ts";

/** Bounds that one series can meet by itself. */
export type OwnBound = Exclude<StartBound, { kind: "ordering" }>;

const units: Readonly<Record<Exclude<ClaimedMetric, "startup">, ObservedUnit>> = {
  "startup-cycles": "cycles",
  memory: "bytes",
  density: "instances",
  "performance-loss": "share",
  isolation: "facts",
};

export function unitOf({ metric, bound }: Claim): ObservedUnit {
  if (metric !== "startup") return bound.kind === "denser" ? "ratio" : units[metric];
  switch (bound.kind) {
    case "range":
    case "below":
    case "level":
      return "ns";
    case "probability":
      return "probability";
    case "ordering":
      return "ratio";
  }
}

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
export const emulatedEnd = "The CPU was emulated: real hardware is faster by an unknown factor.";

function openForEmulation(measured: Measured, bound: OwnBound, { accelerated }: StartupSeries): Measured {
  if (accelerated || measured.interval === null) return measured;
  return bound.kind === "probability"
    ? { ...measured, openAbove: emulatedEnd }
    : { ...measured, openBelow: emulatedEnd };
}

/** Layers that a request to the key's layer goes through on its way down. */
const layersBelow: Readonly<Record<Layer, readonly Layer[]>> = {
  "in-process": [],
  runtime: [],
  containerd: ["runtime"],
  cri: ["containerd", "runtime"],
  docker: ["containerd", "runtime"],
  kubernetes: ["cri", "containerd", "runtime"],
};

/**
 * A start through a lower layer than the claim names is the least that a start through the claimed one takes: the
 * higher layer only adds to it.
 */
function openForLayer(measured: Measured, { bound, conditions }: Claim, { layer }: StartupSeries): Measured {
  const claimed = conditions.layer;
  if (claimed === undefined || measured.interval === null || !layersBelow[claimed].includes(layer)) return measured;
  const reason = `Started through layer ${layer} alone; ${claimed} adds to it.`;
  return bound.kind === "probability" ? { ...measured, openBelow: reason } : { ...measured, openAbove: reason };
}

/** Why the series is another thing than the claim speaks of, in every direction; undefined where it is not. */
function unlike({ conditions: { layer, products } }: Claim, series: StartupSeries): string | undefined {
  const [driver = ""] = series.target.split("/");
  if (products !== undefined && !products.includes(driver)) return `The claim is about ${products.join(" and ")} only.`;
  if (layer !== undefined && layer !== series.layer && !layersBelow[layer].includes(series.layer)) {
    return `Started through ${series.layer}, where the claim is about ${layer}.`;
  }
  return undefined;
}

/** The verdict on a measurement by itself: {@link judgeTarget} adds what it was a measurement of. */
export function judgeMeasured(
  measured: Measured,
  bound: Bound,
): Pick<TargetVerdict, "observed" | "interval" | "verdict" | "side" | "why"> {
  const { observed, interval } = measured;
  if (measured.interval === null) return { observed, interval, verdict: "inconclusive", why: measured.why };
  const accepted = acceptedBy(bound);
  const { openBelow, openAbove, refutesOnly } = measured;
  const reach = {
    low: openBelow === undefined ? measured.interval.low : -Infinity,
    high: openAbove === undefined ? measured.interval.high : Infinity,
  };
  const place = placeOf(reach, accepted);
  const conditions = [openBelow, openAbove].filter((reason) => reason !== undefined);
  if (place === "below" || place === "above") {
    return {
      observed,
      interval,
      verdict: "contradicted",
      side: place,
      why: [sideWords(bound, place).sentence, ...conditions].join(" "),
    };
  }
  if (place === "inside" && refutesOnly === undefined) {
    return {
      observed,
      interval,
      verdict: "supported",
      why: ["The whole interval agrees with the claim.", ...conditions].join(" "),
    };
  }
  if (refutesOnly !== undefined) return { observed, interval, verdict: "not-comparable", why: refutesOnly };
  // Decided, were it not for the conditions; else more samples could still decide it.
  if (placeOf(measured.interval, accepted) === "across") {
    return {
      observed,
      interval,
      verdict: "inconclusive",
      why: measured.undecided ?? "The interval lies across the claimed bound.",
    };
  }
  return { observed, interval, verdict: "not-comparable", why: conditions.join(" ") };
}

export function judgeTarget(claim: Claim, bound: OwnBound, { series, label }: Evidence): TargetVerdict {
  const measured = openForLayer(openForEmulation(measure(bound, series), bound, series), claim, series);
  const judged = judgeMeasured(measured, bound);
  const difference = unlike(claim, series);
  return {
    target: label,
    layer: series.layer,
    accelerated: series.accelerated,
    samples: series.readyNs.length,
    failures: series.readyNs.length - series.outcomes.ok,
    ...(difference === undefined
      ? judged
      : { observed: judged.observed, interval: judged.interval, verdict: "not-comparable", why: difference }),
  };
}
