/** What a population is of: a target whose instances are processes, or an arm whose instances are within some. */
import type { BuiltWorkload } from "../../../workloads/types.ts";
import type { SampleFlag } from "../../records/sample.ts";
import type { MetricRun } from "../metric-run.ts";
import { sampleConditions, type SampleConditions } from "../sample-conditions.ts";
import { EmbeddedPopulation } from "./embedded-population.ts";
import { InstancePopulation } from "./instance-population.ts";
import type { Population } from "./population.ts";

export interface Subject {
  readonly name: string;
  /** Many instances in one process: counted in other numbers than processes are. */
  readonly inProcess: boolean;
  readonly conditions: SampleConditions;
  /** @param prefix tells its instances from others of the run. */
  populate(prefix: string, options: { startsAtOnce: number; timeoutSeconds: number }): Population;
}

/** Whether the runtime of a population is another one than at its target's first start. */
export function runtimeFlags({ runtimes }: MetricRun, subject: Subject, population: Population): SampleFlag[] {
  const command = population.command();
  return command === undefined ? [] : runtimes.flags(subject.name, subject.conditions.workload, command);
}

async function ofTargets(run: MetricRun, workload: BuiltWorkload): Promise<Subject[]> {
  const { context, launcher } = run;
  return (await run.participants(workload)).map((participant) => ({
    name: participant.target.name,
    inProcess: false,
    conditions: sampleConditions(context, participant, workload),
    populate: (prefix, { startsAtOnce, timeoutSeconds }) =>
      new InstancePopulation({
        participant,
        context,
        launcher,
        prefix,
        startsAtOnce,
        timeoutNs: timeoutSeconds * 1e9,
      }),
  }));
}

async function ofEmbeddings(run: MetricRun, workload: BuiltWorkload): Promise<Subject[]> {
  const { context, launcher } = run;
  return (await run.embeddings(workload)).map(({ target, availability, prepared }) => ({
    name: target.name,
    inProcess: true,
    conditions: sampleConditions(context, { target, availability, prepared }, workload),
    populate: (prefix, { timeoutSeconds }) =>
      new EmbeddedPopulation({ prepared, launcher, prefix, timeoutMs: timeoutSeconds * 1000 }),
  }));
}

/** All that can be populated with the workload. */
export async function subjectsOf(run: MetricRun, workload: BuiltWorkload): Promise<Subject[]> {
  return [...(await ofTargets(run, workload)), ...(await ofEmbeddings(run, workload))];
}
