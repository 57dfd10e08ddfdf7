/**
 * WasmEdge as a library, in a host program of ours (drivers/wasmedge/host), which holds many instances in one process.
 * `aot`: they share the code of one shared library, compiled before, untimed, by the command line.
 *
 * Each memory reserves 12 GiB of addresses, and 47 bits of them are all that there are.
 */
import type { BuiltWorkload } from "../workloads/types.ts";
import { requireArtefact } from "./lib/artefact.ts";
import { createEmbedding, type ReadyEmbedding } from "./lib/create-embedding.ts";
import { singleHostProcess } from "./lib/single-host-process.ts";
import { requireTool, toolVersion } from "./lib/tool.ts";
import { CODEGEN, compileToLibrary } from "./lib/wasmedge-cli.ts";
import type { DriverContext, Embedding } from "./types.ts";

const HOST = "sandgauge-wasmedge-host";
const HOST_VERSION = /^sandgauge-wasmedge-host (\S+)/;

/** 128 TiB by 12 GiB is 10,922, less what the program itself takes. */
const INSTANCES_PER_PROCESS = 10_900;

async function makeReady(
  target: string,
  _variant: string,
  workload: BuiltWorkload,
  context: DriverContext,
): Promise<ReadyEmbedding> {
  const host = requireTool(target, context, HOST);
  const version = await toolVersion(target, host, ["--version"], HOST_VERSION, context.signal);
  const module = requireArtefact(target, workload, "wasm");
  const library = await compileToLibrary(target, requireTool(target, context, "wasmedge"), module, context);
  const argv = [...host.command, library.path] as const;
  return {
    prepared: singleHostProcess(library.sha256, { argv, env: {} }, INSTANCES_PER_PROCESS),
    versions: { wasmedge: version, codegen: CODEGEN, memories: "12 GiB reserved for each" },
  };
}

export const wasmedgeEmbedded: Embedding = createEmbedding(
  {
    name: "wasmedge-embedded",
    variants: ["aot"],
    description:
      "Many instances in one process, isolated by WasmEdge only, their code from one shared library; 12 GiB of addresses reserved for each memory.",
  },
  makeReady,
);
