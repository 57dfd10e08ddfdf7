/** What every metric needs of the run that it is a part of. */
import type { DriverContext } from "../../drivers/types.ts";
import type { BuiltWorkload } from "../../workloads/types.ts";
import type { Placement } from "../host/tuning/placement.ts";
import type { Launcher } from "../launcher/types.ts";
import type { SampleFlag } from "../records/common-sample.ts";
import type { Sample } from "../records/sample.ts";
import type { EmbeddingParticipant } from "./embedding-participants.ts";
import type { Participant } from "./participant.ts";
import type { Participants } from "./participants.ts";
import type { LeftOut } from "./run-plan.ts";
import type { RuntimeWatch } from "./runtime-watch.ts";

export interface MetricRun {
  readonly seed: number;
  /** Aborted when the run is interrupted. */
  readonly signal: AbortSignal;
  readonly context: DriverContext;
  readonly launcher: Launcher;
  readonly runtimes: RuntimeWatch;
  /** Present where the harness keeps to CPUs of its own. */
  readonly placement?: Placement;
  /** Flags of the moment, by the noise watch. */
  flags(): readonly SampleFlag[];
  /** Engines have cleared away what was, so that what comes next does not feel it. */
  settled(): Promise<void>;
  workload(name: string): Promise<BuiltWorkload>;
  /** Every target that can run here, with the workload made ready; what cannot be made ready is left out and told. */
  participants(workload: BuiltWorkload): Promise<readonly Participant[]>;
  /** Likewise for the targets that are wanted, with the reason for those that cannot run it, which is told nowhere else. */
  prepare: Participants["prepare"];
  /** Every arm that can run here, likewise. */
  embeddings(workload: BuiltWorkload): Promise<readonly EmbeddingParticipant[]>;
  record(samples: readonly Sample[]): void;
  leaveOut(left: LeftOut): void;
  /** What is being done right now, for a terminal's last line. */
  tell(doing: string): void;
  /** One line for what has come to its end. */
  conclude(result: string): void;
  /** Whether an earlier part of this run has finished that block of that target already. */
  isDone(metric: Sample["metric"], target: string, block: number): boolean;
}
