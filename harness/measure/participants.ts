/** The targets of a run: asked once what this host can do with each, and made ready for one workload after the other. */
import type { Target } from "../../drivers/index.ts";
import { DriverError } from "../../drivers/lib/driver-error.ts";
import type { DriverContext } from "../../drivers/types.ts";
import type { BuiltWorkload } from "../../workloads/types.ts";
import { EngineLoad } from "../host/engine-load.ts";
import { type Participant, prepareParticipant, type Usable } from "./participant.ts";
import { probeTargets } from "./probe.ts";
import type { LeftOut } from "./run-plan.ts";

/** A target that can run here, with a workload made ready; or why it cannot run that one. */
export type Preparation =
  | { readonly target: Target; readonly availability: Usable; readonly participant: Participant }
  | {
      readonly target: Target;
      readonly availability: Usable;
      readonly participant: undefined;
      readonly refusal: DriverError;
    };

export class Participants {
  /** Those that are started through. */
  readonly engines = new EngineLoad();
  readonly #context: DriverContext;
  readonly #leaveOut: (left: LeftOut) => void;
  readonly #usable: { target: Target; availability: Usable }[] = [];
  /** By workload and target. */
  readonly #prepared = new Map<string, Preparation>();
  /** Workloads for which it has been told who is left out. */
  readonly #told = new Set<string>();

  constructor(context: DriverContext, leaveOut: (left: LeftOut) => void) {
    this.#context = context;
    this.#leaveOut = leaveOut;
  }

  /** Leaves out those that cannot run here. */
  async probe(targets: readonly Target[], workload: BuiltWorkload, onProbe: (target: Target) => void): Promise<void> {
    for (const { target, availability } of await probeTargets(targets, workload, this.#context, onProbe)) {
      if (availability.status !== "missing") this.#usable.push({ target, availability });
      else this.#leaveOut({ target: target.name, reason: `${availability.reason} ${availability.remedy}` });
    }
  }

  /**
   * Makes it ready, at the first call, for every target that can run here.
   *
   * @param wanted those that it is meant for.
   */
  async prepare(
    workload: BuiltWorkload,
    wanted: (target: Target) => boolean = () => true,
  ): Promise<readonly Preparation[]> {
    const preparations: Preparation[] = [];
    for (const { target, availability } of this.#usable.filter((usable) => wanted(usable.target))) {
      const key = JSON.stringify([workload.manifest.name, target.name]);
      const preparation = this.#prepared.get(key) ?? (await this.#prepareOne(target, availability, workload));
      this.#prepared.set(key, preparation);
      preparations.push(preparation);
    }
    return preparations;
  }

  /** Those that can run it; the others are left out. */
  async with(workload: BuiltWorkload): Promise<readonly Participant[]> {
    const { name } = workload.manifest;
    const isNew = !this.#told.has(name);
    this.#told.add(name);
    return (await this.prepare(workload)).flatMap((preparation) => {
      if (preparation.participant !== undefined) return preparation.participant;
      const { target, refusal } = preparation;
      if (isNew)
        this.#leaveOut({ target: target.name, reason: `workload ${name}: ${refusal.message} ${refusal.remedy}` });
      return [];
    });
  }

  async dispose(): Promise<void> {
    for (const { participant } of this.#prepared.values()) await participant?.prepared[Symbol.asyncDispose]();
  }

  async #prepareOne(target: Target, availability: Usable, workload: BuiltWorkload): Promise<Preparation> {
    this.#context.signal.throwIfAborted();
    try {
      const participant = await prepareParticipant(target, availability, workload, this.#context);
      this.engines.watch(Object.values(participant.prepared.enginePids ?? {}));
      return { target, availability, participant };
    } catch (error) {
      if (!(error instanceof DriverError)) throw error;
      return { target, availability, participant: undefined, refusal: error };
    }
  }
}
