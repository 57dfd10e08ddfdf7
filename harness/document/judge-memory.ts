/** Judges what the document says one instance takes of the host's memory. */
import { memoryFit } from "../records/memory-fit.ts";
import type { MemorySeries } from "../records/memory-series.ts";
import type { ClaimOf } from "./claim.ts";
import { claimVerdict } from "./claim-verdict.ts";
import { because, listed, rolledUp } from "./conclude.ts";
import { openForLayer, unlike } from "./conditions.ts";
import { hullOf } from "./hull.ts";
import { judgeMeasured } from "./judge-measured.ts";
import { type Labelled, labelled } from "./labelled.ts";
import type { Measured } from "./measurement.ts";
import type { ClaimVerdict, TargetVerdict } from "./verdict.ts";

type MemoryClaim = ClaimOf<"memory">;

/** Beside what the emulated guest and the machine take. */
const emulated = "The CPU was emulated: the emulator's translated code is in it, which real hardware does not need.";

/** That a guest takes less than it was not given is arithmetic. */
const smallGuest = "The guest was given 128 MiB or less: one that is given more can take more.";

/** Of other processes: a change beyond this can be felt in the host's view. */
const NOTABLE_FOREIGN_BYTES = 16 * 1024 ** 2;

/**
 * What one more idle instance takes: the slope of the proportional sets, which leave the kernel's part out, and that of
 * the host's available memory, which also sees what others do. The interval holds both; neither is picked.
 */
function marginalBytes(series: MemorySeries): Measured {
  const { available, pss } = memoryFit(series).views;
  const observed = pss?.slope.value ?? null;
  const interval = hullOf([available?.slope.interval ?? null, pss?.slope.interval ?? null]);
  if (interval !== null && available?.slope.interval !== undefined && pss?.slope.interval !== undefined) {
    return {
      observed,
      interval: { low: Math.max(0, interval.low), high: interval.high },
      undecided:
        "The interval, which holds both the processes' sets and the host's view, lies across the claimed bound.",
      ...(series.accelerated ? {} : { openBelow: emulated }),
      ...(series.technology === "vm" ? { openAbove: smallGuest } : {}),
    };
  }
  const climbs = new Set(series.readings.map(({ climb }) => climb)).size;
  return { observed, interval: null, why: `Too few climbs: ${climbs}; the interval of a slope needs three.` };
}

function judgeTarget(claim: MemoryClaim, { series, label }: Labelled<MemorySeries>): TargetVerdict {
  const measured = openForLayer(marginalBytes(series), claim, series, "above");
  const judged = judgeMeasured(measured, claim);
  const difference = unlike(claim, series);
  return {
    target: label,
    layer: series.layer,
    accelerated: series.accelerated,
    samples: series.readings.length + series.failures.length,
    failures: series.failures.length,
    ...(difference === undefined
      ? judged
      : { observed: judged.observed, interval: judged.interval, verdict: "not-comparable", why: difference }),
  };
}

function caveats(evidence: readonly Labelled<MemorySeries>[]): string[] {
  const disturbed = evidence.filter(({ series }) => memoryFit(series).foreignBytes > NOTABLE_FOREIGN_BYTES);
  const inProcess = evidence.filter(({ series }) => series.layer === "in-process");
  return [
    ...(disturbed.length === 0
      ? []
      : [
          `Other processes' memory changed meanwhile, which widens the host's view: ${listed(disturbed.map(({ label }) => label))}.`,
        ]),
    ...(inProcess.length === 0
      ? []
      : [
          `Isolated by the language runtime only, in a process shared with the others: ${listed(inProcess.map(({ label }) => label))}.`,
        ]),
  ];
}

/** @param all every series of the runs; idle instances of the claim's technology are evidence. */
export function judgeMemory(claim: MemoryClaim, all: readonly MemorySeries[]): ClaimVerdict {
  const idle = all.filter(({ technology, dirtyBytes }) => technology === claim.technology && dirtyBytes === 0);
  if (idle.length === 0) {
    const why = `No memory of idle instances of ${claim.technology} is in these results.`;
    return claimVerdict(claim, "unmeasured", [why], [], 0);
  }
  const evidence = labelled(idle);
  const targets = evidence.map((one) => judgeTarget(claim, one));
  const isDecided = targets.some(({ verdict }) => verdict === "supported" || verdict === "contradicted");
  const { caveat } = claim.conditions;
  const why = [
    ...because(claim, targets),
    ...(isDecided && caveat !== undefined ? [caveat] : []),
    ...caveats(evidence),
  ];
  return claimVerdict(
    claim,
    rolledUp(targets),
    why,
    targets,
    targets.reduce((sum, { samples }) => sum + samples, 0),
  );
}
