/**
 * Wasmtime's command line, running the core module under WASI preview 1. `jit` compiles the module at each start;
 * `aot` maps code that was compiled before, untimed, by the same compiler with the same settings.
 *
 * A module gets no folder but the one that its workload needs, no variable of the host's environment and no network:
 * that is the command's default.
 */
import type { Artefact, BuiltWorkload } from "../workloads/types.ts";
import { requireArtefact } from "./lib/artefact.ts";
import { compileAhead } from "./lib/compile-ahead.ts";
import { probeOnce } from "./lib/probe.ts";
import { singleProcess } from "./lib/single-process.ts";
import { requireTool, SETUP } from "./lib/tool.ts";
import { codegen, wasmtimeVersion } from "./lib/wasmtime-cli.ts";
import type { Availability, Command, CommandDriver, DriverContext, PreparedCommands, Tool } from "./types.ts";

const NAME = "wasmtime";

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
        const wasmtime = await wasmtimeVersion(target, requireTool(target, context, NAME), context);
        return { wasmtime, codegen: "cranelift, opt-level 2" };
      },
      prepare: async () => await prepare(variant, workload, context),
      remedy: SETUP,
    },
    context,
  );
}

async function compiled(target: string, tool: Tool, module: Artefact, context: DriverContext): Promise<Artefact> {
  const version = await wasmtimeVersion(target, tool, context);
  return await compileAhead(
    {
      target,
      tool,
      version,
      module,
      fileName: "module.cwasm",
      compileArgs: (input, output) => ["compile", ...codegen, "--output", output, input],
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
  const { path, sha256 } = variant === "aot" ? await compiled(target, tool, module, context) : module;
  const precompiled = variant === "aot" ? ["--allow-precompiled"] : [];
  const command = (directory: string | undefined): Command => {
    const folders = directory === undefined ? [] : ["--dir", `${directory}::.`];
    return { argv: [...tool.command, "run", ...codegen, ...precompiled, ...folders, path], env: {} };
  };
  return singleProcess(sha256, command, "runtime");
}

export const wasmtime: CommandDriver = {
  name: NAME,
  technology: () => "wasm",
  layer: "runtime",
  variants: ["jit", "aot"],
  description:
    "wasmtime run of the core module: jit compiles it with Cranelift at each start, nothing cached; aot maps it compiled before.",
  probe,
  prepare,
};
