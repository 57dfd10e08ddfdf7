/** What a population is of: a target whose instances are processes, or an arm whose instances are within some. */
import type { BuiltWorkload } from "../../../workloads/types.ts";
import type { Clock } from "../../launcher/types.ts";
import type { SampleFlag } from "../../records/common-sample.ts";
import { clockOf, type Participant } from "../participant.ts";
import type { MetricRun } from "../metric-run.ts";
import { sampleConditions, type SampleConditions } from "../sample-conditions.ts";
import { EmbeddedPopulation } from "./embedded-population.ts";
import { InstancePopulation } from "./instance-population.ts";
import type { Population } from "./population.ts";

export interface Subject {
  readonly name: string;
  /** Many instances in one process: counted in other numbers than processes are. */
  readonly inProcess: boolean;
  /** Which clock stamps its starts. */
  readonly clock: Clock;
  /** The process that holds the instances' pipes. */
  readonly holderPid: number;
  readonly conditions: SampleConditions;
  /** Memory that each instance is given, where instances are machines. */
  readonly guestMebibytes?: number;
  /** @param prefix tells its instances from others of the run. */
  populate(prefix: string, options: PopulateOptions): Population;
}

interface PopulateOptions {
  readonly startsAtOnce: number;
  readonly timeoutSeconds: number;
  /** In place of the subject's own; only where that has one. */
  readonly guestMebibytes?: number;
}

/** Whether the runtime of a population is another one than at its target's first start. */
export function runtimeFlags({ runtimes }: MetricRun, subject: Subject, population: Population): SampleFlag[] {
  const files = population.files();
  return files === undefined ? [] : runtimes.flags(subject.name, subject.conditions.workload, files);
}

async function ofTargets(run: MetricRun, workload: BuiltWorkload): Promise<Subject[]> {
  const { context, launcher } = run;
  return (await run.participants(workload)).map((participant) => ({
    name: participant.target.name,
    inProcess: false,
    clock: clockOf(launcher, participant),
    holderPid: participant.startedBy === "engine" ? process.pid : (launcher.pid ?? process.pid),
    conditions: sampleConditions(context, participant, workload),
    ...guestOf(participant),
    populate: (prefix, { startsAtOnce, timeoutSeconds, ...guest }) =>
      new InstancePopulation({
        participant,
        context,
        launcher,
        prefix,
        startsAtOnce,
        timeoutNs: timeoutSeconds * 1e9,
        ...guest,
      }),
  }));
}

function guestOf({ prepared: { guestMebibytes } }: Participant): Pick<Subject, "guestMebibytes"> {
  return guestMebibytes === undefined ? {} : { guestMebibytes };
}

async function ofEmbeddings(run: MetricRun, workload: BuiltWorkload): Promise<Subject[]> {
  const { context, launcher } = run;
  return (await run.embeddings(workload)).map(({ target, availability, prepared }) => ({
    name: target.name,
    inProcess: true,
    clock: launcher.clock,
    holderPid: launcher.pid ?? process.pid,
    conditions: sampleConditions(context, { target, availability, prepared }, workload),
    populate: (prefix, { timeoutSeconds }) =>
      new EmbeddedPopulation({ prepared, launcher, prefix, timeoutMs: timeoutSeconds * 1000 }),
  }));
}

/** All that can be populated with the workload. */
export async function subjectsOf(run: MetricRun, workload: BuiltWorkload): Promise<Subject[]> {
  return [...(await ofTargets(run, workload)), ...(await ofEmbeddings(run, workload))];
}
