/** Which series can stand as evidence for a startup claim, and by what name. */
import type { StartupSeries } from "../records/startup-series.ts";
import { type Labelled, labelled } from "./labelled.ts";

export type Evidence = Labelled<StartupSeries>;

/**
 * The plain start: one at a time, nothing dropped from the page cache, the workload that does nothing. The document
 * says nothing of load or of a cold cache, so starts under those are series of their own and judge no claim.
 */
export function isPlainStart({ workload, cache, concurrency }: StartupSeries): boolean {
  return workload === "noop" && cache === "warm" && concurrency === 1;
}

/**
 * The plain starts, by target. Where a runtime changed its version, or something else that splits a series changed,
 * every part is evidence of its own: mixing them would measure neither, and picking one would be picking a verdict.
 */
export function plainStarts(all: readonly StartupSeries[]): Evidence[] {
  return labelled(all.filter(isPlainStart), [({ clock }) => ({ en: `clock ${clock}`, zh: `时钟 ${clock}` })]);
}
