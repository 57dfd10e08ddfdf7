/** The targets of a run: asked once what this host can do with each, and made ready for one workload after the other. */
import type { Target } from "../../drivers/index.ts";
import { DriverError } from "../../drivers/lib/driver-error.ts";
import type { DriverContext } from "../../drivers/types.ts";
import type { BuiltWorkload } from "../../workloads/types.ts";
import { type Participant, prepareParticipant, type Usable } from "./participant.ts";
import { probeTargets } from "./probe.ts";
import type { LeftOut } from "./run-plan.ts";

export class Participants {
  readonly #context: DriverContext;
  readonly #leaveOut: (left: LeftOut) => void;
  readonly #usable: { target: Target; availability: Usable }[] = [];
  readonly #byWorkload = new Map<string, Participant[]>();

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

  /** Those that can run it; made ready at the first call. */
  async with(workload: BuiltWorkload): Promise<readonly Participant[]> {
    const { name } = workload.manifest;
    const known = this.#byWorkload.get(name);
    if (known !== undefined) return known;
    const participants: Participant[] = [];
    this.#byWorkload.set(name, participants);
    for (const { target, availability } of this.#usable) {
      this.#context.signal.throwIfAborted();
      try {
        participants.push(await prepareParticipant(target, availability, workload, this.#context));
      } catch (error) {
        if (!(error instanceof DriverError)) throw error;
        this.#leaveOut({ target: target.name, reason: `workload ${name}: ${error.message} ${error.remedy}` });
      }
    }
    return participants;
  }

  async dispose(): Promise<void> {
    for (const { prepared } of [...this.#byWorkload.values()].flat()) await prepared[Symbol.asyncDispose]();
  }
}
