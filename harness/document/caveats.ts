/** What a reader must know beside a verdict: how good the samples are that it rests on. */
import type { Evidence } from "./evidence.ts";
import { listed } from "./conclude.ts";

/** Flags of a disturbed host, with the words for it. Such samples are kept: dropping them would pick the fast ones. */
const disturbances: Readonly<Record<string, string>> = {
  loaded: "other work took CPU time",
  stolen: "the hypervisor took CPU time",
  swapping: "the host was swapping",
  throttled: "the CPU was throttled",
};

/** Below this a disturbance moves no median. */
const NOTABLE_SHARE = 0.1;

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}

function disturbed(evidence: readonly Evidence[]): string[] {
  return Object.entries(disturbances).flatMap(([flag, words]) => {
    const notable = evidence.flatMap(({ series, label }) => {
      const share = (series.flags.get(flag) ?? 0) / series.readyNs.length;
      return share > NOTABLE_SHARE ? [`${percent(share)} of ${label}`] : [];
    });
    return notable.length === 0 ? [] : [`While ${words}: ${listed(notable)}.`];
  });
}

function failed(evidence: readonly Evidence[]): string[] {
  const failing = evidence.flatMap(({ series, label }) => {
    const failures = series.readyNs.length - series.outcomes.ok;
    return failures === 0 ? [] : [`${failures} of ${series.readyNs.length} of ${label}`];
  });
  return failing.length === 0 ? [] : [`Failed, counted as never ready: ${listed(failing)}.`];
}

function split(evidence: readonly Evidence[]): string[] {
  const several = Map.groupBy(evidence, ({ series }) => series.target);
  const targets = [...several].filter(([, parts]) => parts.length > 1).map(([target]) => target);
  return targets.length === 0
    ? []
    : [`Measured under unlike conditions, judged apart and not mixed: ${listed(targets)}.`];
}

export function caveats(evidence: readonly Evidence[]): string[] {
  return [...failed(evidence), ...disturbed(evidence), ...split(evidence)];
}
