/** Asks every target what this host can really do with it. */
import type { EmbeddingTarget, Target } from "../../drivers/index.ts";
import type { Availability, DriverContext } from "../../drivers/types.ts";
import type { BuiltWorkload } from "../../workloads/types.ts";
import { redact } from "../records/redact.ts";

interface Probed<T> {
  readonly target: T;
  readonly availability: Availability;
}

export type ProbedTarget = Probed<Target>;
export type ProbedEmbedding = Probed<EmbeddingTarget>;

/** One after the other: a probe is a real start with a time limit, and they would slow each other beyond it. */
async function probeEach<T>(
  targets: readonly T[],
  probe: (target: T) => Promise<Availability>,
  context: DriverContext,
  onProbe: (target: T) => void,
): Promise<Probed<T>[]> {
  const probed: Probed<T>[] = [];
  for (const target of targets) {
    context.signal.throwIfAborted();
    onProbe(target);
    probed.push({ target, availability: withoutPaths(await probe(target), context) });
  }
  return probed;
}

export async function probeTargets(
  targets: readonly Target[],
  workload: BuiltWorkload,
  context: DriverContext,
  onProbe: (target: Target) => void = () => {},
): Promise<ProbedTarget[]> {
  const probe = async ({ driver, variant }: Target) => await driver.probe(variant, workload, context);
  return await probeEach(targets, probe, context, onProbe);
}

/** @param workload one that is held: it must export `answer`. */
export async function probeEmbeddings(
  targets: readonly EmbeddingTarget[],
  workload: BuiltWorkload,
  context: DriverContext,
  onProbe: (target: EmbeddingTarget) => void = () => {},
): Promise<ProbedEmbedding[]> {
  const probe = async ({ embedding, variant }: EmbeddingTarget) => await embedding.probe(variant, workload, context);
  return await probeEach(targets, probe, context, onProbe);
}

/** What a runtime said can hold paths of this machine; reasons are published. */
function withoutPaths(availability: Availability, { cacheDir, runDir }: DriverContext): Availability {
  if (availability.status === "ready") return availability;
  return { ...availability, reason: redact(availability.reason, { "<cache>": cacheDir, "<run>": runDir }) };
}
