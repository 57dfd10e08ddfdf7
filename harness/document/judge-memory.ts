/** Judges what the document says one instance takes of the host's memory. */
import { memoryFit } from "../records/memory-fit.ts";
import { isIdleMemory, type MemorySeries } from "../records/memory-series.ts";
import type { ClaimOf } from "./claim.ts";
import { claimVerdict } from "./claim-verdict.ts";
import { listed, type Wording } from "../wording.ts";
import { verdictName } from "./printed/technologies.ts";
import { because, rolledUp, samplesOf } from "./conclude.ts";
import { openForLayer, unlike } from "./conditions.ts";
import { inProcessCaveat } from "./in-process-caveat.ts";
import { hullOf } from "./hull.ts";
import { judgeMeasured, notComparable } from "./judge-measured.ts";
import { type Labelled, labelled } from "./labelled.ts";
import type { Measured } from "./measurement.ts";
import type { ClaimVerdict, TargetVerdict } from "./verdict.ts";

type MemoryClaim = ClaimOf<"memory">;

/** Beside what the emulated guest and the machine take. */
const emulated: Wording = {
  en: "The CPU was emulated: the emulator's translated code is in it, which real hardware does not need.",
  zh: "CPU 为模拟：其中含有模拟器翻译出的代码，真实硬件不需要。",
};

/** What every guest was given when samples did not say it yet. */
const DECLARED_ONCE_BYTES = 128 * 1024 ** 2;

/** That a guest takes less than it was not given is arithmetic. */
function smallGuest({ guest }: MemorySeries): Wording {
  const mebibytes = (guest?.declaredBytes ?? DECLARED_ONCE_BYTES) / 1024 ** 2;
  return {
    en: `The guest was given ${mebibytes} MiB: one that is given more can take more.`,
    zh: `客户机只分到 ${mebibytes} MiB：分得更多的可能占用更多。`,
  };
}

const acrossBoth: Wording = {
  en: "The interval, which holds both the processes' sets and the host's view, lies across the claimed bound.",
  zh: "区间同时包含各进程的 PSS 与主机所见，跨越所称的界限。",
};

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
      undecided: acrossBoth,
      ...(series.accelerated ? {} : { openBelow: emulated }),
      ...(series.technology === "vm" ? { openAbove: smallGuest(series) } : {}),
    };
  }
  const climbs = new Set(series.readings.map(({ climb }) => climb)).size;
  return {
    observed,
    interval: null,
    why: {
      en: `Too few climbs: ${climbs}; the interval of a slope needs three.`,
      zh: `爬升次数太少：${climbs} 次；斜率的区间需要三次。`,
    },
  };
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
    ...(difference === undefined ? judged : notComparable(judged, difference)),
  };
}

function caveats(evidence: readonly Labelled<MemorySeries>[]): Wording[] {
  const disturbed = evidence.filter(({ series }) => memoryFit(series).foreignBytes > NOTABLE_FOREIGN_BYTES);
  const inProcess = evidence.filter(({ series }) => series.layer === "in-process");
  const names = listed(disturbed.map(({ label }) => label));
  return [
    ...(disturbed.length === 0
      ? []
      : [
          {
            en: `Other processes' memory changed meanwhile, which widens the host's view: ${names.en}.`,
            zh: `期间其他进程的内存有变动，使主机所见的区间变宽：${names.zh}。`,
          },
        ]),
    ...inProcessCaveat(inProcess.map(({ label }) => label)),
  ];
}

/** @param all every series of the runs; idle instances of the claim's technology are evidence. */
export function judgeMemory(claim: MemoryClaim, all: readonly MemorySeries[]): ClaimVerdict {
  const idle = all.filter((series) => series.technology === claim.technology && isIdleMemory(series));
  if (idle.length === 0) {
    const name = verdictName(claim.technology);
    const why = {
      en: `No memory of idle instances of ${name.en} is in these results.`,
      zh: `这些结果中没有${name.zh}空闲实例的内存。`,
    };
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
  return claimVerdict(claim, rolledUp(targets), why, targets, samplesOf(targets));
}
