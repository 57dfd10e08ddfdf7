/**
 * `npm run bench`: what the harness itself costs, side by side in one run. Figures of a loaded machine say nothing.
 * `npm run bench -- performance` is one of its parts: launcher, report, performance, engines,
 * compare.
 */
import { join } from "node:path";
import { containerd } from "../drivers/containerd.ts";
import { docker } from "../drivers/docker.ts";
import { drivers, targetsOf } from "../drivers/index.ts";
import type { Driver, EngineInstance, PreparedWorkload } from "../drivers/types.ts";
import { buildWorkload } from "../workloads/build.ts";
import type { BuiltWorkload } from "../workloads/types.ts";
import { falseAlarms, plantedSlowdowns } from "./compare/bench/false-alarms.ts";
import { manySeries } from "./compare/bench/many-series.ts";
import { openRunScope, type RunScope } from "./host/run-scope.ts";
import { detectionLatency } from "./launcher/bench/detection-latency.ts";
import { againstEngineClient, type EngineClient } from "./launcher/bench/against-engine-client.ts";
import { containerdClients } from "./launcher/bench/containerd-clients.ts";
import { dockerClient } from "./launcher/bench/docker-client.ts";
import { heldMemory } from "./launcher/bench/held-memory.ts";
import { sampleRate } from "./launcher/bench/sample-rate.ts";
import { startTimes } from "./launcher/bench/start-time.ts";
import { programSubject, type Subject } from "./launcher/bench/subject.ts";
import { startLauncher } from "./launcher/launcher.ts";
import type { Launcher } from "./launcher/types.ts";
import { performanceBench } from "./measure/performance/bench/performance-bench.ts";
import { manySamples } from "./output/report/bench/many-samples.ts";

/** Targets whose detection latency is shown: no sandbox, one that is slow to start, one that is quick. */
const shown = ["process", "runc", "wasmtime/aot"];

async function prepareAll(scope: RunScope): Promise<Map<string, PreparedWorkload>> {
  const workload = await buildWorkload("noop", { cache: scope.context.cacheDir });
  const prepared = new Map<string, PreparedWorkload>();
  for (const { name, driver, variant } of targetsOf(drivers)) {
    if (!shown.includes(name)) continue;
    const availability = await driver.probe(variant, workload, scope.context);
    if (availability.status === "missing") console.log(`${name}: ${availability.reason}`);
    else prepared.set(name, await driver.prepare(variant, workload, scope.context));
  }
  return prepared;
}

function subjectOf([name, prepared]: readonly [string, PreparedWorkload]): Subject {
  let made = 0;
  return {
    name,
    async create() {
      const instance = await prepared.createInstance(`b${made++}`);
      if (!("command" in instance)) throw new TypeError(`${name} is started by an engine.`);
      return { command: instance.command, destroy: async () => await instance.destroy() };
    },
  };
}

async function benchLauncher(scope: RunScope): Promise<void> {
  const prepared = await prepareAll(scope);
  const subjects = [...prepared].map(subjectOf);
  const hold = await buildWorkload("hold", { cache: scope.context.cacheDir });
  const noop = await buildWorkload("noop", { cache: scope.context.cacheDir });
  const kind = process.arch === "arm64" ? "arm64" : "x86_64";
  const [noopFile = "", holdFile = ""] = [noop, hold].map(({ artefacts }) => artefacts[kind]?.path);
  const noopCommand = { argv: [noopFile], env: {} } as const;
  const holdCommand = { argv: [holdFile], env: {} } as const;

  const launcher = await startLauncher({ runId: scope.runId, cgroupFolders: scope.launcherCgroups });
  console.log(`${await detectionLatency(launcher, subjects, 1000)}\n`);
  await launcher.close();
  console.log(`${await startTimes(noopCommand, holdCommand, { blocks: 10, startsPerBlock: 100, held: 2000 })}\n`);
  console.log(`${await sampleRate(programSubject("process", noopCommand), 10_000)}\n`);
  console.log(`${await heldMemory(holdCommand, [1, 2000], [join(import.meta.dirname, "measure/run.ts")])}\n`);
  for (const each of prepared.values()) await each[Symbol.asyncDispose]();
}

async function benchReport(): Promise<void> {
  console.log(`${await manySamples(1_000_000)}\n`);
}

async function benchPerformance(scope: RunScope): Promise<void> {
  const launcher = await startLauncher({ runId: scope.runId, cgroupFolders: scope.launcherCgroups });
  const workload = async (name: string) => await buildWorkload(name, { cache: scope.context.cacheDir });
  for await (const part of performanceBench(launcher, workload)) console.log(`${part}\n`);
  await launcher.close();
}

async function benchEngine<T extends EngineInstance>(
  launcher: Launcher,
  driver: Driver<T>,
  workload: BuiltWorkload,
  { context }: RunScope,
  client: () => Promise<EngineClient | undefined>,
): Promise<string> {
  const name = `${driver.name}/runc`;
  const availability = await driver.probe("runc", workload, context);
  if (availability.status === "missing") return `${name}: ${availability.reason} ${availability.remedy}`;
  await using prepared = await driver.prepare("runc", workload, context);
  const started = await client();
  if (started === undefined) return `${name}: its client is not there (ctr, docker).`;
  await using against = started;
  return await againstEngineClient(launcher, prepared, against, { blocks: 20, startsPerBlock: 5 });
}

async function benchEngines(scope: RunScope): Promise<void> {
  const { context, runId, launcherCgroups } = scope;
  const noop = await buildWorkload("noop", { cache: context.cacheDir });
  const launcher = await startLauncher({ runId, cgroupFolders: launcherCgroups });
  const parts = [
    () => benchEngine(launcher, containerd, noop, scope, async () => await containerdClients(noop, context)),
    () => benchEngine(launcher, docker, noop, scope, async () => await dockerClient(runId)),
  ];
  for (const part of parts) console.log(`${await part()}\n`);
  await launcher.close();
}

async function benchCompare(): Promise<void> {
  console.log(`${manySeries(400, 1000)}\n`);
  console.log(`${falseAlarms(1000)}\n`);
  console.log(`${plantedSlowdowns(1000)}\n`);
}

const parts = {
  launcher: benchLauncher,
  report: benchReport,
  performance: benchPerformance,
  engines: benchEngines,
  compare: benchCompare,
};
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(parts, name));

if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(" and no ")} to bench. There is: ${Object.keys(parts).join(", ")}.`);
  process.exitCode = 2;
} else {
  const scope = openRunScope();
  try {
    for (const [name, bench] of Object.entries(parts)) {
      if (wanted.length === 0 || wanted.includes(name)) await bench(scope);
    }
  } finally {
    await scope.close();
  }
}
