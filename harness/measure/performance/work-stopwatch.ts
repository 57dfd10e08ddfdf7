/** One start of a workload that measures work, in one target, pinned to one CPU. */
import { DriverError } from "../../../drivers/lib/driver-error.ts";
import type { Instance } from "../../../drivers/types.ts";
import type { BuiltWorkload } from "../../../workloads/types.ts";
import { HarnessError } from "../../errors.ts";
import type { WorkFolder } from "../../host/work-folder.ts";
import { billedTo, filesOf, launchInstance, unshared } from "../../launcher/launch-instance.ts";
import type { Launch } from "../../launcher/types.ts";
import type { SampleFlag } from "../../records/common-sample.ts";
import type { PerformanceSample } from "../../records/performance-sample.ts";
import type { MetricRun } from "../metric-run.ts";
import { clockOf, type Participant } from "../participant.ts";
import { sampleConditions, toldWithoutPaths } from "../sample-conditions.ts";
import type { Limits, Observation } from "./observation.ts";
import { observeRepetitions } from "./observe-repetitions.ts";
import { observeRequests } from "./observe-requests.ts";
import { arePinned } from "./pinned-cpu.ts";

export interface WorkPlace {
  readonly workload: BuiltWorkload;
  readonly block: number;
  /** Within the block. */
  readonly index: number;
}

export interface WorkBench {
  readonly run: MetricRun;
  readonly limits: Limits;
  /** Undefined where there is none to spare. */
  readonly cpu: number | undefined;
  readonly folder: WorkFolder;
}

/** Everything that is known of a sample before its start. */
export function plannedSample(
  { run, cpu, folder }: WorkBench,
  of: Parameters<typeof sampleConditions>[1] & Partial<Pick<Participant, "startedBy">>,
  { workload, block, index }: WorkPlace,
): Omit<PerformanceSample, "outcome" | "flags" | "error"> {
  const { name, work, variantOf, needs, requestsPerSecond } = workload.manifest;
  if (work === undefined) throw new TypeError(`Workload ${name} measures no work.`);
  return {
    ...sampleConditions(run.context, of, workload),
    metric: "performance",
    unit: "ns",
    kind: work.kind,
    baseline: variantOf?.workload ?? name,
    block,
    index,
    warmup: false,
    value: null,
    clock: clockOf(run.launcher, { startedBy: "launcher", ...of }),
    cpu: cpu ?? null,
    readyNs: null,
    ownNs: [],
    hostNs: [],
    ...(requestsPerSecond === undefined ? {} : { requestsPerSecond }),
    ...(needs?.includes("directory") === true ? { fileSystem: folder.fileSystem } : {}),
  };
}

/** After the ready line, since then all that belongs to the instance is there. */
async function pinFlags(launch: Launch, instance: Instance, cpu: number | undefined): Promise<SampleFlag[]> {
  const [ready, { pid }] = await Promise.all([launch.ready, launch.spawned]);
  if (ready === null) return [];
  if (cpu === undefined) return ["unpinned"];
  const processes = unshared(await billedTo(instance, pid));
  return arePinned(
    processes.map((process) => process.pid),
    cpu,
  )
    ? []
    : ["unpinned"];
}

export class WorkStopwatch {
  readonly #bench: WorkBench;
  #made = 0;

  constructor(bench: WorkBench) {
    this.#bench = bench;
  }

  /**
   * @returns a sample whatever happens.
   * @throws DriverError where the instance cannot be removed: what it holds would disturb all that comes after.
   */
  async take(participant: Participant, place: WorkPlace): Promise<PerformanceSample> {
    const { run, folder, cpu } = this.#bench;
    const planned = plannedSample(this.#bench, participant, place);
    const inFolder = planned.fileSystem !== undefined;
    if (inFolder) folder.empty();
    let instance: Instance | undefined;
    await run.settled();
    run.flags(); // a window of the noise watch ends here
    try {
      instance = await participant.prepared.createInstance(`w${(this.#made++).toString(36)}`, {
        ...(inFolder ? { directory: folder.path } : {}),
        ...(cpu === undefined ? {} : { cpu }),
      });
      const { flags, error, ...observed } = await this.#observe(participant, place, instance);
      return {
        ...planned,
        ...observed,
        ...(error === undefined ? {} : { error: toldWithoutPaths(`${error}.`, run.context) }),
        flags: [...run.flags(), ...flags],
      };
    } catch (error) {
      if (!(error instanceof DriverError || error instanceof HarnessError)) throw error;
      return { ...planned, outcome: "failed", flags: run.flags(), error: toldWithoutPaths(error, run.context) };
    } finally {
      await instance?.destroy();
    }
  }

  async #observe(
    { target }: Participant,
    { workload }: WorkPlace,
    instance: Instance,
  ): Promise<Observation & Pick<PerformanceSample, "readyNs">> {
    const { run, limits, cpu } = this.#bench;
    const { manifest } = workload;
    const changed = run.runtimes.flags(target.name, manifest.name, filesOf(instance));
    const isService = manifest.requestsPerSecond !== undefined;
    const launch = launchInstance(run.launcher, instance, {
      stdin: isService ? "open" : "closed",
      awaits: "ready",
      timeoutNs: limits.timeoutNs,
      ...(cpu === undefined ? {} : { cpu }),
    });
    const [observation, ready, pinning] = await Promise.all([
      isService ? observeRequests(launch, manifest, limits) : observeRepetitions(launch, manifest, limits),
      launch.ready,
      pinFlags(launch, instance, cpu),
    ]);
    return { ...observation, readyNs: ready?.atNs ?? null, flags: [...changed, ...pinning, ...observation.flags] };
  }
}
