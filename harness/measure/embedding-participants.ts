/** The arms of a run: asked once what this host can do with each, and made ready for one workload after the other. */
import type { EmbeddingTarget } from "../../drivers/index.ts";
import { DriverError } from "../../drivers/lib/driver-error.ts";
import type { DriverContext, PreparedEmbedding } from "../../drivers/types.ts";
import type { BuiltWorkload } from "../../workloads/types.ts";
import type { Usable } from "./participant.ts";
import type { LeftOut } from "./run-plan.ts";
import { toldWithoutPaths } from "./sample-conditions.ts";

/** An arm that can run here, with a workload made ready. */
export interface EmbeddingParticipant {
  readonly target: EmbeddingTarget;
  readonly availability: Usable;
  readonly prepared: PreparedEmbedding;
}

export class EmbeddingParticipants {
  readonly #targets: readonly EmbeddingTarget[];
  readonly #context: DriverContext;
  readonly #leaveOut: (left: LeftOut) => void;
  readonly #byWorkload = new Map<string, EmbeddingParticipant[]>();

  constructor(targets: readonly EmbeddingTarget[], context: DriverContext, leaveOut: (left: LeftOut) => void) {
    this.#targets = targets;
    this.#context = context;
    this.#leaveOut = leaveOut;
  }

  /** Those that can run it; asked and made ready at the first call, the others left out. */
  async with(workload: BuiltWorkload): Promise<readonly EmbeddingParticipant[]> {
    const { name } = workload.manifest;
    const known = this.#byWorkload.get(name);
    if (known !== undefined) return known;
    const participants: EmbeddingParticipant[] = [];
    this.#byWorkload.set(name, participants);
    for (const target of this.#targets) {
      this.#context.signal.throwIfAborted();
      const prepared = await this.#prepare(target, workload);
      if (typeof prepared !== "string") participants.push(prepared);
      else this.#leaveOut({ target: target.name, reason: toldWithoutPaths(prepared, this.#context) });
    }
    return participants;
  }

  async dispose(): Promise<void> {
    for (const { prepared } of [...this.#byWorkload.values()].flat()) await prepared[Symbol.asyncDispose]();
  }

  /** @returns why it cannot be made ready, where it cannot. */
  async #prepare(target: EmbeddingTarget, workload: BuiltWorkload): Promise<EmbeddingParticipant | string> {
    const { embedding, variant } = target;
    const availability = await embedding.probe(variant, workload, this.#context);
    if (availability.status === "missing") return `${availability.reason} ${availability.remedy}`;
    try {
      return { target, availability, prepared: await embedding.prepare(variant, workload, this.#context) };
    } catch (error) {
      if (!(error instanceof DriverError)) throw error;
      return `${error.message} ${error.remedy}`;
    }
  }
}
