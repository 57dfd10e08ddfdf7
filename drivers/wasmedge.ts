/**
 * WasmEdge's command line, running the core module under WASI preview 1. `interpreter` interprets it; `aot` loads a
 * shared library that was compiled before, untimed.
 *
 * A module gets no folder but the one that its workload needs and no variable of the host's environment: that is the
 * command's default.
 */
import type { BuiltWorkload } from "../workloads/types.ts";
import { requireArtefact } from "./lib/artefact.ts";
import { probeOnce } from "./lib/probe.ts";
import { singleProcess } from "./lib/single-process.ts";
import { requireTool, SETUP } from "./lib/tool.ts";
import { CODEGEN, compileToLibrary, wasmedgeVersion } from "./lib/wasmedge-cli.ts";
import type { Availability, Command, CommandDriver, DriverContext, PreparedCommands } from "./types.ts";

const NAME = "wasmedge";

function targetOf(variant: string | undefined): string {
  return `${NAME}/${variant}`;
}

async function probe(
  variant: string | undefined,
  workload: BuiltWorkload,
  context: DriverContext,
): Promise<Availability> {
  const target = targetOf(variant);
  return await probeOnce(
    {
      async versions() {
        const wasmedge = await wasmedgeVersion(target, requireTool(target, context, NAME), context);
        return { wasmedge, ...(variant === "aot" ? { codegen: CODEGEN } : {}) };
      },
      prepare: async () => await prepare(variant, workload, context),
      remedy: SETUP,
    },
    context,
  );
}

async function prepare(
  variant: string | undefined,
  workload: BuiltWorkload,
  context: DriverContext,
): Promise<PreparedCommands> {
  const target = targetOf(variant);
  const tool = requireTool(target, context, NAME);
  const module = requireArtefact(target, workload, "wasm");
  const { path, sha256 } = variant === "aot" ? await compileToLibrary(target, tool, module, context) : module;
  const mode = variant === "aot" ? [] : ["--force-interpreter"];
  const command = (directory: string | undefined): Command => {
    const folders = directory === undefined ? [] : ["--dir", `.:${directory}`];
    return { argv: [...tool.command, ...mode, ...folders, path], env: {} };
  };
  return singleProcess(sha256, command, "runtime");
}

export const wasmedge: CommandDriver = {
  name: NAME,
  technology: () => "wasm",
  layer: "runtime",
  variants: ["interpreter", "aot"],
  description:
    "wasmedge of the core module: interpreter interprets it; aot loads a shared library that its LLVM compiler made before.",
  probe,
  prepare,
};
