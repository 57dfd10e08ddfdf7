import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { arch, cpus } from "node:os";
import { join } from "node:path";
import type { Artefact } from "../../workloads/types.ts";
import type { DriverContext, Tool } from "../types.ts";
import { derivedFolder } from "./derived-folder.ts";
import { runUntimed } from "./untimed-command.ts";

export interface AheadOfTime {
  readonly target: string;
  readonly tool: Tool;
  /** Of the tool: another version's code does not load. */
  readonly version: string;
  readonly module: Artefact;
  /** What the compiled module is called; some tools choose its format by that. */
  readonly fileName: string;
  /** The tool's arguments, settings included. */
  readonly compileArgs: (modulePath: string, outputPath: string) => readonly string[];
}

/**
 * A WebAssembly module compiled to this CPU's code by the runtime's own compiler, once for each module, version,
 * settings and CPU.
 *
 * @throws DriverError where the compiler fails or takes too long.
 */
export async function compileAhead(ahead: AheadOfTime, { cacheDir, signal }: DriverContext): Promise<Artefact> {
  const { target, tool, version, module, fileName, compileArgs } = ahead;
  // The CPU, since compilers use all instructions that they find, and a cache can be shared by unlike hosts.
  const inputs = [module.sha256, version, ...tool.command, ...compileArgs("", ""), arch(), cpus()[0]?.model ?? ""];
  const folder = await derivedFolder(cacheDir, "compiled", inputs, async (temporary) => {
    const argv = [...tool.command, ...compileArgs(module.path, join(temporary, fileName))] as const;
    await runUntimed(target, `Compiling ${module.path} ahead of time`, argv, signal);
  });
  const path = join(folder, fileName);
  const sha256 = createHash("sha256")
    .update(await readFile(path))
    .digest("hex");
  return { path, sha256 };
}
