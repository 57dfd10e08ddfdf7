/** Follows the repetitions of one start to its end. */
import type { WorkloadManifest } from "../../../workloads/types.ts";
import type { Launch } from "../../launcher/types.ts";
import type { SampleFlag } from "../../records/common-sample.ts";
import { steadyState } from "../../stats/steady-state.ts";
import { type Limits, type Observation, unfinished } from "./observation.ts";
import { type Repetition, RepetitionReader } from "./repetitions.ts";

/** One to warm up, and one that counts. */
const LEAST = 2;

/** Between what the workload's clock and the host's say of the same repetitions: more, and one of them runs wrong. */
const CLOCK_TOLERANCE = 0.02;

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function evaluated(repetitions: readonly Repetition[], isCut: boolean): Observation {
  const ownNs = repetitions.map((repetition) => repetition.ownNs);
  const hostNs = repetitions.map((repetition) => repetition.hostNs);
  const { from, value, isSteady } = steadyState(ownNs);
  // Over all that count, so that a line which came late does not matter.
  const [own, host] = [sum(ownNs.slice(from)), sum(hostNs.slice(from))];
  const flags: SampleFlag[] = [];
  if (Math.abs(own - host) > CLOCK_TOLERANCE * host) flags.push("clock-disagrees");
  if (!isSteady) flags.push("unsteady");
  if (isCut) flags.push("cut-short");
  return { outcome: "ok", value, ownNs, hostNs, flags };
}

export async function observeRepetitions(
  launch: Launch,
  manifest: WorkloadManifest,
  { startNs }: Limits,
): Promise<Observation> {
  const reader = new RepetitionReader(manifest);
  let isCut = false;
  launch.onLine((event) => {
    reader.take(event);
    const { complaint, repetitions, isComplete } = reader;
    if (event.atNs > startNs && repetitions.length >= LEAST && !isComplete) isCut = true;
    if (complaint !== undefined || isCut) launch.kill();
  });
  const exit = await launch.exited;
  const { complaint, repetitions, isComplete } = reader;
  if (complaint === undefined && (isCut || (isComplete && exit.code === 0))) return evaluated(repetitions, isCut);
  const { outcome, error } =
    complaint ?? unfinished(exit, `after ${repetitions.length} of ${manifest.repetitions} repetitions`);
  return {
    outcome,
    ...(error === undefined ? {} : { error }),
    value: null,
    ownNs: repetitions.map(({ ownNs }) => ownNs),
    hostNs: repetitions.map(({ hostNs }) => hostNs),
    flags: [],
  };
}
