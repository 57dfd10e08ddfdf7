/** What the drivers that use Wasmtime's command line share. */
import type { DriverContext, Tool } from "../types.ts";
import { toolVersion } from "./tool.ts";

/**
 * Wasmtime's defaults, spelt out so that a later version's other defaults change no series unseen; but for the cache
 * of compiled modules, which would make a second `jit` start an `aot` one.
 */
export const codegen: readonly string[] = ["-C", "compiler=cranelift", "-O", "opt-level=2", "-C", "cache=n"];

/** What `wasmtime --version` says: `wasmtime 48.0.8`, in some builds with the commit behind it. */
export const VERSION = /^wasmtime(?:-cli)? (\S+)/;

/** @throws DriverError where it cannot be started. */
export async function wasmtimeVersion(target: string, tool: Tool, { signal }: DriverContext): Promise<string> {
  return await toolVersion(target, tool, ["--version"], VERSION, signal);
}
