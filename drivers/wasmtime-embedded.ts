/**
 * Wasmtime as a library, in a host program of ours (drivers/wasmtime/host), which holds many instances in one process.
 * The module is compiled before, untimed, by the command line of the same version with the same settings.
 *
 * `pooling`: all memories side by side in one reservation, each as large as the module's memory is at first and no
 * larger. So 100,000 of them take 13 GB of the 128 TiB of address space and a handful of the 65,530 mappings that a
 * process may have, at a price: there is no guard between them, so the code checks the bounds of every access (work of
 * the kinds that are measured here takes 1.04 to 2.1 times as long), and no memory can grow. Where the kernel gives huge
 * pages unasked, one of them is 16 neighbours' memory, and each instance takes all of its share.
 *
 * `on-demand`: Wasmtime's default. Each memory reserves 4 GiB and guards, so that no access needs a check, and takes
 * mappings of its own; what does not fit one process goes to the next.
 */
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { Artefact, BuiltWorkload } from "../workloads/types.ts";
import { requireArtefact } from "./lib/artefact.ts";
import { compileAhead } from "./lib/compile-ahead.ts";
import { createEmbedding, type ReadyEmbedding } from "./lib/create-embedding.ts";
import { DriverError } from "./lib/driver-error.ts";
import { initialMemoryBytes } from "./lib/initial-memory.ts";
import { singleHostProcess } from "./lib/single-host-process.ts";
import { requireTool, toolVersion } from "./lib/tool.ts";
import { codegen, wasmtimeVersion } from "./lib/wasmtime-cli.ts";
import type { DriverContext, Embedding } from "./types.ts";

const HOST = "sandgauge-wasmtime-host";
const HOST_VERSION = /^sandgauge-wasmtime-host (\S+)/;

/** What the host program is built without, and the code must not ask of it. Off by default or unused by a workload. */
const withoutFeatures = ["-W", "gc-support=n,exceptions=n,threads=n,concurrency-support=n,component-model=n"] as const;

const POOLED_INSTANCES = 100_000;

/** Per instance on demand: the memory, its image, and what is reserved around them. */
const MAPPINGS_PER_INSTANCE = 3;
/** Of a process that holds none, and room for what the C library takes meanwhile. */
const OTHER_MAPPINGS = 1000;
/** 47 bits of address space by 4 GiB and two guards of 32 MiB, rounded down. */
const MOST_BY_ADDRESSES = 32_000;

interface Arm {
  /** Of the compiler, beyond those that all arms share. */
  readonly settings: readonly string[];
  readonly hostArgs: readonly string[];
  readonly instancesPerProcess: number;
  /** For the records. */
  readonly memories: string;
}

async function pooling(target: string, module: Artefact): Promise<Arm> {
  const bytes = initialMemoryBytes(await readFile(module.path));
  if (bytes === undefined) {
    throw new DriverError(
      target,
      "prepare",
      `${module.path} has not exactly one 32-bit memory.`,
      "Build the workload with wasm-ld's defaults.",
    );
  }
  return {
    settings: ["-O", `memory-reservation=${bytes},memory-guard-size=0,memory-init-cow=n`],
    hostArgs: ["pooling", String(POOLED_INSTANCES), String(bytes)],
    instancesPerProcess: POOLED_INSTANCES,
    memories: `${POOLED_INSTANCES} slots of ${bytes} bytes, no guards, every access checked`,
  };
}

function onDemand(): Arm {
  const mappings = Number(readFileSync("/proc/sys/vm/max_map_count", "utf8"));
  const byMappings = Math.floor((mappings - OTHER_MAPPINGS) / MAPPINGS_PER_INSTANCE);
  return {
    settings: [],
    hostArgs: ["on-demand"],
    instancesPerProcess: Math.max(1, Math.min(byMappings, MOST_BY_ADDRESSES)),
    memories: "4 GiB and guards reserved for each",
  };
}

async function makeReady(
  target: string,
  variant: string,
  workload: BuiltWorkload,
  context: DriverContext,
): Promise<ReadyEmbedding> {
  const host = requireTool(target, context, HOST);
  const compiler = requireTool(target, context, "wasmtime");
  const version = await toolVersion(target, host, ["--version"], HOST_VERSION, context.signal);
  const compilerVersion = await wasmtimeVersion(target, compiler, context);
  if (compilerVersion !== version) {
    throw new DriverError(
      target,
      "prepare",
      `wasmtime is ${compilerVersion}, and the host program takes only what ${version} compiled.`,
      `Take wasmtime ${compilerVersion} off PATH, then run infra/setup.sh.`,
    );
  }
  const module = requireArtefact(target, workload, "wasm");
  const { settings, hostArgs, instancesPerProcess, memories } =
    variant === "pooling" ? await pooling(target, module) : onDemand();
  const compileArgs = ["compile", ...codegen, ...withoutFeatures, ...settings];
  const compiled = await compileAhead(
    {
      target,
      tool: compiler,
      version,
      module,
      fileName: "module.cwasm",
      compileArgs: (input, output) => [...compileArgs, "--output", output, input],
    },
    context,
  );
  const argv = [...host.command, ...hostArgs, compiled.path] as const;
  return {
    prepared: singleHostProcess(compiled.sha256, { argv, env: {} }, instancesPerProcess),
    versions: { wasmtime: version, codegen: "cranelift, opt-level 2", memories },
  };
}

export const wasmtimeEmbedded: Embedding = createEmbedding(
  {
    name: "wasmtime-embedded",
    variants: ["pooling", "on-demand"],
    description:
      "Many instances in one process, isolated by Wasmtime only: pooling has all memories in one reservation, every access checked; on-demand reserves 4 GiB for each.",
  },
  makeReady,
);
