/** A run of one metric over chosen targets, whose samples a test can look at; for what the command line cannot stage. */
import type { EmbeddingTarget, Target } from "../../drivers/index.ts";
import { buildWorkload } from "../../workloads/build.ts";
import { openRunScope, type RunScope } from "../host/run-scope.ts";
import { startLauncher } from "../launcher/launcher.ts";
import type { Launcher } from "../launcher/types.ts";
import { EmbeddingParticipants } from "../measure/embedding-participants.ts";
import type { MetricRun } from "../measure/metric-run.ts";
import { Participants } from "../measure/participants.ts";
import type { LeftOut } from "../measure/run-plan.ts";
import { RuntimeWatch } from "../measure/runtime-watch.ts";
import type { Sample } from "../records/sample.ts";

export interface StagedRun {
  readonly run: MetricRun;
  readonly scope: RunScope;
  readonly launcher: Launcher;
  readonly samples: Sample[];
  readonly leftOut: LeftOut[];
  close(): Promise<void>;
}

export async function stageRun(
  targets: readonly Target[],
  signal?: AbortSignal,
  arms: readonly EmbeddingTarget[] = [],
): Promise<StagedRun> {
  const scope = openRunScope(signal === undefined ? {} : { signal });
  const { context } = scope;
  const launcher = await startLauncher({ runId: scope.runId, cgroupFolders: scope.launcherCgroups });
  const leftOut: LeftOut[] = [];
  const participants = new Participants(context, (left) => leftOut.push(left));
  const embeddings = new EmbeddingParticipants(arms, context, (left) => leftOut.push(left));
  const workload = async (name: string) => await buildWorkload(name, { cache: context.cacheDir });
  await participants.probe(targets, await workload("noop"), () => {});
  const samples: Sample[] = [];
  return {
    scope,
    launcher,
    samples,
    leftOut,
    run: {
      seed: 1,
      signal: context.signal,
      context,
      launcher,
      runtimes: new RuntimeWatch(context),
      flags: () => [],
      settled: async () => await participants.engines.settled(),
      workload,
      participants: (built) => participants.with(built),
      prepare: (built, wanted) => participants.prepare(built, wanted),
      embeddings: (built) => embeddings.with(built),
      record: (more) => void samples.push(...more),
      leaveOut: (left) => void leftOut.push(left),
      tell: () => {},
      conclude: () => {},
      isDone: () => false,
    },
    async close() {
      await launcher.close();
      await participants.dispose();
      await embeddings.dispose();
      await scope.close();
    },
  };
}
