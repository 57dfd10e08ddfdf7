/** One timed start: `series.concurrency` instances of one target at once, each of them one sample. */
import { setTimeout as delay } from "node:timers/promises";
import { DriverError } from "../../../drivers/lib/driver-error.ts";
import type { DriverContext, Instance } from "../../../drivers/types.ts";
import type { BuiltWorkload } from "../../../workloads/types.ts";
import { dropPageCache } from "../../host/page-cache.ts";
import { filesOf, launchInstance } from "../../launcher/launch-instance.ts";
import type { ExitEvent, Launch, Launcher, ReadyEvent, SpawnEvent } from "../../launcher/types.ts";
import type { Outcome, SampleFlag } from "../../records/common-sample.ts";
import type { SampleResources, StartupSample } from "../../records/startup-sample.ts";
import { wrongAnswer } from "../answer.ts";
import { clockOf, type Participant } from "../participant.ts";
import type { RuntimeWatch } from "../runtime-watch.ts";
import { sampleConditions, toldWithoutPaths } from "../sample-conditions.ts";
import type { ScheduledStart } from "../schedule.ts";

export interface StartupBench {
  readonly context: DriverContext;
  readonly launcher: Launcher;
  readonly workload: BuiltWorkload;
  readonly timeoutNs: number;
  readonly gapMs: number;
  readonly runtimes: RuntimeWatch;
  /** Flags of the moment, by the noise watch. */
  flags(): readonly SampleFlag[];
  /** Engines have cleared away what was. */
  settled(): Promise<void>;
}

interface Observation {
  readonly spawn: SpawnEvent;
  readonly ready: ReadyEvent | null;
  readonly exit: ExitEvent;
  readonly lines: readonly string[];
}

async function observe(launch: Launch): Promise<Observation> {
  const later: string[] = [];
  launch.onLine(({ line }) => later.push(line));
  const [spawn, ready, exit] = await Promise.all([launch.spawned, launch.ready, launch.exited]);
  return { spawn, ready, exit, lines: ready === null ? later : [ready.line, ...later] };
}

function judgeOutcome(observed: Observation, workload: BuiltWorkload): { outcome: Outcome; error?: string } {
  const { exit, ready, lines } = observed;
  const lastWords = exit.stderrTail.trim().split("\n").at(-1) ?? "";
  const said = lastWords === "" ? "" : `; it said: ${lastWords}`;
  if (exit.timedOut) {
    return {
      outcome: "timeout",
      error: `killed after the time limit, ${ready ? "after" : "before"} its ready line${said}`,
    };
  }
  const end = exit.signal === null ? `exit status ${exit.code}` : `signal ${exit.signal}`;
  if (ready === null) return { outcome: "failed", error: `ended by ${end} before its ready line${said}` };
  if (exit.code !== 0) return { outcome: "failed", error: `ended by ${end} after its ready line${said}` };
  const complaint = wrongAnswer(workload.manifest, lines);
  return complaint === undefined ? { outcome: "ok" } : { outcome: "wrong-answer", error: complaint };
}

/** Undefined on Node's clock, which cannot ask. */
function resources(exit: ExitEvent): SampleResources | undefined {
  const { userNs, systemNs, maxRssBytes } = exit;
  if (userNs === null || systemNs === null || maxRssBytes === null) return undefined;
  return {
    userNs,
    systemNs,
    maxRssBytes,
    ...(exit.taskClockNs === null ? {} : { taskClockNs: exit.taskClockNs }),
    ...(exit.cycles === null ? {} : { cycles: exit.cycles }),
    ...(exit.instructions === null ? {} : { instructions: exit.instructions }),
  };
}

/** By so much a guest's clock may run ahead of the host's before it is said to. */
const CLOCK_TOLERANCE = 0.02;

/** Share of the value by which its stamp may be late before it is said to. */
const NOTABLE_LATENESS = 0.05;

/** Whether a guest says that its boot, up to the workload, took longer than the host waited for the ready line. */
export function outlasts(bootNs: Readonly<Record<string, number>>, readyNs: number): boolean {
  const { userspace: _, ...untilWorkload } = bootNs;
  const ownNs = Object.values(untilWorkload).reduce((sum, ns) => sum + ns, 0);
  return ownNs > (1 + CLOCK_TOLERANCE) * readyNs;
}

/** Takes starts one after the other; remembers when the last one ended. */
export class StartupStopwatch {
  readonly #bench: StartupBench;
  #started = 0;
  #lastEndNs: bigint | undefined;

  constructor(bench: StartupBench) {
    this.#bench = bench;
  }

  /**
   * @returns one sample for each instance; failures are samples too.
   * @throws DriverError where an instance cannot be removed: what it holds would disturb all that comes after.
   */
  async take(participant: Participant, start: ScheduledStart): Promise<StartupSample[]> {
    const { launcher, gapMs, timeoutNs } = this.#bench;
    const instances: Instance[] = [];
    try {
      while (instances.length < start.series.concurrency) {
        instances.push(await participant.prepared.createInstance(`s${(this.#started++).toString(36)}`));
      }
      if (start.series.cache === "cold") await dropPageCache();
      const [first] = instances;
      const changed =
        first === undefined
          ? []
          : this.#bench.runtimes.flags(participant.target.name, this.#bench.workload.manifest.name, filesOf(first));
      await this.#bench.settled();
      if (gapMs > 0) await delay(gapMs);
      const lastEndNs = this.#lastEndNs;
      const launches = instances.map((instance) =>
        launchInstance(launcher, instance, { stdin: "closed", awaits: "exit", timeoutNs }),
      );
      const observed = await Promise.allSettled(launches.map(observe));
      const flags = [...this.#bench.flags(), ...changed];
      const boots = await Promise.all(instances.map(async (instance) => await instance.bootNs?.()));
      return observed.map((result, position) => {
        const sample = this.#sample(participant, start, start.index + position, flags);
        if (result.status === "rejected") return { ...sample, outcome: "failed", error: this.#told(result.reason) };
        return { ...sample, ...this.#measured(result.value, boots[position], lastEndNs, flags) };
      });
    } catch (error) {
      if (!(error instanceof DriverError)) throw error;
      return Array.from({ length: start.series.concurrency }, (_, position) => ({
        ...this.#sample(participant, start, start.index + position, this.#bench.flags()),
        error: this.#told(error),
      }));
    } finally {
      await Promise.all(instances.map(async (instance) => await instance.destroy()));
      this.#lastEndNs = process.hrtime.bigint();
    }
  }

  #told(reason: unknown): string {
    return toldWithoutPaths(reason, this.#bench.context);
  }

  #sample(
    participant: Participant,
    { series, block, warmup }: ScheduledStart,
    index: number,
    flags: readonly SampleFlag[],
  ): StartupSample {
    return {
      ...sampleConditions(this.#bench.context, participant, this.#bench.workload),
      metric: "startup",
      series,
      block,
      index,
      warmup,
      outcome: "failed",
      value: null,
      unit: "ns",
      clock: clockOf(this.#bench.launcher, participant),
      gapNs: null,
      flags,
      events: {},
    };
  }

  #measured(
    observed: Observation,
    bootNs: StartupSample["bootNs"],
    lastEndNs: bigint | undefined,
    flags: readonly SampleFlag[],
  ): Partial<StartupSample> {
    const { spawn, ready, exit } = observed;
    const { outcome, error } = judgeOutcome(observed, this.#bench.workload);
    const used = resources(exit);
    return {
      outcome,
      value: outcome === "ok" && ready !== null ? ready.atNs : null,
      gapNs: lastEndNs === undefined ? null : Number(spawn.requestedNs - lastEndNs),
      flags: [
        ...flags,
        ...(exit.cycles === null ? (["cycles-unavailable"] as const) : []),
        ...(bootNs !== undefined && ready !== null && outlasts(bootNs, ready.atNs)
          ? (["clock-disagrees"] as const)
          : []),
        ...(ready !== null && (ready.lateAtMostNs ?? 0) > NOTABLE_LATENESS * ready.atNs
          ? (["stamped-late"] as const)
          : []),
      ],
      events: {
        ...(spawn.pid === null ? {} : { spawnedNs: spawn.atNs }),
        ...(exit.firstByteNs === null ? {} : { firstByteNs: exit.firstByteNs }),
        ...(ready === null ? {} : { readyNs: ready.atNs }),
        ...(ready?.lateAtMostNs === undefined ? {} : { readyLateAtMostNs: ready.lateAtMostNs }),
        exitedNs: exit.atNs,
        ...(exit.phases === undefined ? {} : { phases: exit.phases }),
      },
      ...(bootNs === undefined ? {} : { bootNs }),
      ...(used === undefined ? {} : { resources: used }),
      ...(error === undefined ? {} : { error: this.#told(error) }),
    };
  }
}
