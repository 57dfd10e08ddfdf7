/** `sandgauge run`: carries out a plan on this host and keeps every sample. */
import { randomInt } from "node:crypto";
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { buildWorkload } from "../../workloads/build.ts";
import type { BuiltWorkload } from "../../workloads/types.ts";
import { type ExitCode, exitCode, UsageError } from "../errors.ts";
import { cacheDir } from "../host/cache.ts";
import { hostFingerprint } from "../host/fingerprint.ts";
import { newRunId } from "../host/run-scope.ts";
import { checkWorkloads } from "../measure/check-workloads.ts";
import { type Metric, metrics, type Plan, planOnly, readPlan, workloadsOf } from "../measure/plan.ts";
import { readRunPlan, writeRunPlan } from "../measure/run-plan.ts";
import { carryOut, type RunRequest } from "../measure/run.ts";
import { nearestName } from "../nearest-name.ts";
import { runProgress } from "../output/run-progress.ts";
import { hostFile, samplesFile } from "../records/run-folder.ts";
import { openSampleWriter } from "../records/writer.ts";
import { cleanAbandonedRuns } from "./clean.ts";
import { type Command, type Io, parseArguments } from "./command.ts";
import { findTargets } from "./find-targets.ts";
import { newFolder, openFolder } from "./new-run-folder.ts";
import { checkSameHost, soFar, wasTuned } from "./resumed-run.ts";
import { fleetOptions, runElsewhere } from "./run-elsewhere.ts";
import { selectEmbeddings, selectTargets } from "./select-targets.ts";
import { tuneForRun, untuned } from "./tuning.ts";

/** @throws UsageError for a name that is no metric. */
function parseMetrics(names: string): Metric[] {
  return names.split(",").map((name) => {
    const metric = metrics.find((one) => one === name);
    if (metric !== undefined) return metric;
    throw new UsageError("metrics", `There is no metric ${JSON.stringify(name)}.`, nearestName(name, metrics));
  });
}

/** xoroshiro128+ takes 32 bits. */
function checkSeed(seed: string | undefined): number {
  if (seed === undefined) return randomInt(2 ** 31);
  if (/^[0-9]{1,10}$/.test(seed) && Number(seed) < 2 ** 31) return Number(seed);
  throw new UsageError("seed", `${JSON.stringify(seed)} is no seed.`, "Give a whole number below 2147483648.");
}

/** Appends to what is there already. @throws the signal's reason where it was interrupted. */
async function measureInto(folder: string, request: RunRequest, io: Io): Promise<void> {
  const writer = openSampleWriter(samplesFile(folder));
  const progress = runProgress(io);
  try {
    await carryOut(request, {
      ...progress,
      record: (samples) => writer.append(samples),
      onSamples(samples) {
        writer.append(samples);
        progress.onSamples(samples);
      },
      onPlanned: (runPlan) => writeRunPlan(folder, runPlan),
    });
  } finally {
    progress.end();
    writer.close();
  }
}

export const run: Command = {
  help: `Usage: sandgauge run [--plan quick|nightly|full|machines|FILE.json] [--targets a,b] [--metrics a,b]
                     [--out DIR] [--seed N] [--tune]
       sandgauge run --resume DIR
       sandgauge run --on kubernetes --nodes SELECTOR [--image REF] [--within HOURS] [--fetch-every SECONDS]
                     [--patience SECONDS] [--out DIR] [all others but --resume]

  --plan     quick: startup and memory in minutes (the default); nightly: all metrics in some three hours;
             full: more of all, in days; machines: virtual machines alone, a complete one among them, one at a time
             and in several sizes, in hours. Or your own file
  --targets  targets or drivers in place of the plan's; the baseline \`process\` is always measured too
  --metrics  what to measure of the plan; there is: ${metrics.join(", ")}
  --out      the run's folder (default: results/<date>-<host>)
  --seed     of the order of samples; told in plan.json
  --tune     hold governor, turbo, idle states, huge pages, swappiness and KSM while measuring, and keep the harness off
             the measured CPUs, as far as the host allows; set back at the end, after a kill -9 by the next start
  --resume   go on with a run that was interrupted or killed

  --on kubernetes   measure on nodes of the cluster that KUBECONFIG names: a privileged Job on each, one at a time on a
                    node; results are fetched meanwhile. infra/README.md says what the cluster needs for it
  --nodes           which: labels, as kubectl get nodes --selector takes them
  --image           what the Jobs run (default: this version's, imported on the nodes)
  --within          hours after which Kubernetes ends a Job, the wait for its turn included (168)
  --fetch-every     seconds between two looks at what has been measured (60): each costs the node a moment
  --patience        seconds for which a node may not be reached before it is given up (300)
  --out             a folder for each node's run (default: results/fleet-<run>)

Prints the run's folder. Ctrl-C cleans up and keeps what was measured.
Exit status: 0 done, 2 wrong usage, 3 nothing could be measured or the disk is full, 130 interrupted; on a cluster also
1 where some nodes' runs are not complete.`,
  async run(args, io, signal): Promise<ExitCode> {
    const { values } = parseArguments("run", {
      args: [...args],
      options: {
        plan: { type: "string" },
        targets: { type: "string" },
        metrics: { type: "string" },
        out: { type: "string" },
        resume: { type: "string" },
        seed: { type: "string" },
        tune: { type: "boolean" },
        on: { type: "string" },
        ...fleetOptions,
      },
    });
    const wanted = values.metrics === undefined ? undefined : parseMetrics(values.metrics);
    const seed = checkSeed(values.seed);
    const { resume } = values;
    if (resume !== undefined && Object.keys(values).some((name) => name !== "resume")) {
      throw new UsageError("run", "--resume stands alone.", "The run's own plan says what is still to be done.");
    }
    if (values.on !== undefined) {
      const plan = readPlan(values.plan ?? "quick");
      return await runElsewhere(values.on, plan, values, io, signal);
    }
    const stray = Object.keys(fleetOptions).find((name) => name in values);
    if (stray !== undefined) throw new UsageError("run", `--${stray} is for a cluster.`, "Add --on kubernetes.");
    const before = resume === undefined ? undefined : readRunPlan(resume);
    const whole: Plan = before?.plan ?? readPlan(values.plan ?? "quick");
    const plan = wanted === undefined ? whole : planOnly(whole, wanted);
    const names = before?.targets.map(({ target }) => target) ?? values.targets?.split(",") ?? plan.targets;
    const known = await findTargets(signal);
    const targets = selectTargets(names, known);
    const folder = resume ?? values.out ?? newFolder(hostFingerprint());
    if (resume === undefined) openFolder(folder);
    await cleanAbandonedRuns(io);
    const workloads = new Map<string, BuiltWorkload>();
    for (const name of workloadsOf(plan)) workloads.set(name, await buildWorkload(name, { cache: cacheDir() }));
    const built = (name: string): BuiltWorkload => {
      const workload = workloads.get(name);
      if (workload === undefined) throw new Error(`Workload ${name} is in no part of the plan.`);
      return workload;
    };
    checkWorkloads(plan, (name) => built(name).manifest);
    const runId = before?.run ?? newRunId();
    const isToBeTuned = values.tune ?? (resume !== undefined && wasTuned(resume));
    const tuned = isToBeTuned ? await tuneForRun(runId, io) : untuned;
    try {
      const host = hostFingerprint(tuned.tuning);
      if (resume === undefined) writeFileSync(hostFile(folder), `${JSON.stringify(host, undefined, 2)}\n`);
      else checkSameHost(folder, host);
      const request: RunRequest = {
        runId,
        seed: before?.seed ?? seed,
        plan,
        targets,
        embeddings: selectEmbeddings(names, known),
        workload: async (name) => built(name),
        signal,
        ...(tuned.placement === undefined ? {} : { placement: tuned.placement }),
        ...(before === undefined ? {} : { resumed: { plan: before, ...soFar(folder) } }),
      };
      await measureInto(folder, request, io);
    } catch (error) {
      if (!signal.aborted) throw error;
      io.err(`Interrupted. What was measured is in ${folder}; go on with --resume ${folder}\n`);
      return exitCode.interrupted;
    } finally {
      await tuned.restore();
    }
    io.out(`${resolve(folder)}\n`);
    return exitCode.done;
  },
};
