/** `sandgauge run`: carries out a plan on this host and keeps every sample. */
import { randomInt } from "node:crypto";
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import { buildWorkload } from "../../workloads/build.ts";
import type { BuiltWorkload, WorkloadManifest } from "../../workloads/types.ts";
import { type ExitCode, exitCode, messageOf, UsageError } from "../errors.ts";
import { cacheDir } from "../host/cache.ts";
import { hostDifferences, type HostFingerprint, hostFingerprint, hostSlug } from "../host/fingerprint.ts";
import { newRunId } from "../host/run-scope.ts";
import { type Metric, metrics, type Plan, planOnly, readPlan, workloadsOf } from "../measure/plan.ts";
import { readRunPlan, writeRunPlan } from "../measure/run-plan.ts";
import { carryOut, type RunRequest } from "../measure/run.ts";
import { startKey } from "../measure/schedule.ts";
import { nearestName } from "../nearest-name.ts";
import { runProgress } from "../output/run-progress.ts";
import { readSamples } from "../records/reader.ts";
import { hostFile, samplesFile } from "../records/run-folder.ts";
import { openSampleWriter } from "../records/writer.ts";
import { cleanAbandonedRuns } from "./clean.ts";
import { type Command, type Io, parseArguments } from "./command.ts";
import { findTargets } from "./find-targets.ts";
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

/** `results/<date>-<host>`, with a number behind it where that day has runs of this host already. */
function newFolder(host: HostFingerprint): string {
  const base = join("results", `${new Date().toISOString().slice(0, 10)}-${hostSlug(host)}`);
  let folder = base;
  for (let count = 2; existsSync(folder); count++) folder = `${base}-${count}`;
  return folder;
}

/** @throws UsageError where nothing can be written there. */
function openFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (cause) {
    throw new UsageError("out", `${folder} cannot be written: ${messageOf(cause)}.`, "Name another with --out.", {
      cause,
    });
  }
  if (existsSync(samplesFile(folder))) {
    throw new UsageError("out", `${folder} holds a run already.`, "Go on with it by --resume, or name another folder.");
  }
}

function recordedHost(folder: string): unknown {
  return JSON.parse(readFileSync(hostFile(folder), "utf8"));
}

/** Whether the run to go on with was begun by `--tune`. */
function wasTuned(folder: string): boolean {
  const host = z.object({ tuning: z.unknown() }).safeParse(recordedHost(folder)).data;
  return (host?.tuning ?? null) !== null;
}

/** @throws UsageError where the run to go on with is of another host. */
function checkSameHost(folder: string, host: HostFingerprint): void {
  const before = recordedHost(folder);
  const differences = hostDifferences(before, host);
  if (differences.length === 0) return;
  throw new UsageError(
    "resume",
    `${folder} was measured on another host: ${differences.join(", ")} differ.`,
    "Start a new run here; runs of two hosts are never one.",
  );
}

/** The plan's workloads must live as long as each metric needs it. @throws UsageError where one does not. */
function checkWorkloads(plan: Plan, manifest: (name: string) => WorkloadManifest): void {
  for (const metric of ["startup", "memory", "density"] as const) {
    const name = plan[metric]?.workload;
    if (name === undefined) continue;
    const wanted = metric === "startup" ? "exit" : "hold";
    if (manifest(name).ends === wanted) continue;
    const fact = `Workload ${name} ${wanted === "exit" ? "does not end" : "ends"} by itself.`;
    throw new UsageError("plan", fact, `Measure ${metric} with ${wanted === "exit" ? "noop" : "hold"}.`);
  }
  for (const { workload, lines } of plan.isolation?.traced ?? []) {
    if (lines === 0 || manifest(workload).ends === "hold") continue;
    throw new UsageError("plan", `Workload ${workload} answers no lines, and is to be sent ${lines}.`, "Trace hold.");
  }
  const works = plan.performance?.workloads ?? [];
  for (const { name, work, variantOf } of works.map(manifest)) {
    if (work === undefined) {
      throw new UsageError("plan", `Workload ${name} measures no work.`, "Measure performance with sha256, for one.");
    }
    if (variantOf === undefined || works.includes(variantOf.workload)) continue;
    const fact = `${name} is a further build of ${variantOf.workload}, which is its baseline and not in the plan.`;
    throw new UsageError("plan", fact, `Measure ${variantOf.workload} too.`);
  }
}

/** What the run has samples of already. A start of which it has only some is not taken again. */
function soFar(folder: string): Pick<NonNullable<RunRequest["resumed"]>, "taken" | "isDone"> {
  const taken = new Set<string>();
  const done = new Set<string>();
  /** Of a metric whose blocks follow each other: all but the last that was begun have come to their end. */
  let begun: string | undefined;
  readSamples(samplesFile(folder), (sample) => {
    const block = `${sample.metric} ${sample.target} ${sample.block}`;
    if (sample.metric === "startup") {
      const { target, series, index, warmup } = sample;
      if (!warmup)
        taken.add(startKey({ target, series, block: sample.block, index: index - (index % series.concurrency) }));
    } else if (sample.metric === "density") {
      if (sample.phase === "end") done.add(block);
    } else if (begun !== block) {
      if (begun !== undefined) done.add(begun);
      begun = block;
    }
  });
  return { taken, isDone: (metric, target, block) => done.has(`${metric} ${target} ${block}`) };
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

/** @throws UsageError for what is no positive number. */
function positive(option: string, text: string): number {
  const value = Number(text);
  if (Number.isFinite(value) && value > 0) return value;
  throw new UsageError(`--${option}`, `${JSON.stringify(text)} is no positive number.`, "Give one.");
}

/** Options of `--on kubernetes` alone. */
const fleetOptions = {
  nodes: { type: "string" },
  image: { type: "string" },
  within: { type: "string" },
  "fetch-every": { type: "string" },
  patience: { type: "string" },
} as const;

type FleetValues = Readonly<
  Partial<Record<keyof typeof fleetOptions | "out" | "targets" | "metrics" | "seed", string | undefined>>
> & { readonly tune?: boolean | undefined };

/** @param plan as it was read here, which is what the nodes are given. @throws UsageError */
async function runElsewhere(
  on: string,
  plan: Plan,
  values: FleetValues,
  io: Io,
  signal: AbortSignal,
): Promise<ExitCode> {
  if (on !== "kubernetes") {
    throw new UsageError("--on", `A run on ${JSON.stringify(on)} is not known.`, "There is: kubernetes.");
  }
  if (values.nodes === undefined) {
    throw new UsageError("--on", "No nodes are chosen.", "Choose them by --nodes: --nodes kubernetes.io/arch=arm64");
  }
  const passedOn = (["targets", "metrics", "seed"] as const).flatMap((name) => {
    const value = values[name];
    return value === undefined ? [] : [`--${name}`, value];
  });
  const { runOnKubernetes } = await import("../fleet/kubernetes/run-on-kubernetes.ts");
  return await runOnKubernetes(
    {
      selector: values.nodes,
      image: values.image,
      plan,
      runArguments: [...passedOn, ...(values.tune === true ? ["--tune"] : [])],
      out: values.out,
      deadlineSeconds: Math.ceil(positive("within", values.within ?? "168") * 3600),
      fetchMs: positive("fetch-every", values["fetch-every"] ?? "60") * 1000,
      patienceMs: positive("patience", values.patience ?? "300") * 1000,
    },
    io,
    signal,
  );
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
