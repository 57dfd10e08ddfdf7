/** What the drivers that use WasmEdge's command line share. */
import type { Artefact } from "../../workloads/types.ts";
import type { DriverContext, Tool } from "../types.ts";
import { compileAhead } from "./compile-ahead.ts";
import { toolVersion } from "./tool.ts";

/** `wasmedge compile`'s default, spelt out so that a later version's other default changes no series unseen. */
const OPTIMIZE = "2";

/** Of what is compiled ahead, for the records. */
export const CODEGEN = `LLVM, optimize ${OPTIMIZE}, shared library`;

/** What `wasmedge --version` says first: its own path as it was started, then `version 0.14.1`. */
export const VERSION = /wasmedge version (\S+)/;

/** @throws DriverError where it cannot be started. */
export async function wasmedgeVersion(target: string, tool: Tool, { signal }: DriverContext): Promise<string> {
  return await toolVersion(target, tool, ["--version"], VERSION, signal);
}

/** @throws DriverError where the compiler fails. */
export async function compileToLibrary(
  target: string,
  tool: Tool,
  module: Artefact,
  context: DriverContext,
): Promise<Artefact> {
  const version = await wasmedgeVersion(target, tool, context);
  return await compileAhead(
    {
      target,
      tool,
      version,
      module,
      // By this ending a shared library. The other format, a module with code in a section of its own, is interpreted
      // without a word where that code does not fit; a library that does not fit is an error.
      fileName: "module.so",
      compileArgs: (input, output) => ["compile", "--optimize", OPTIMIZE, input, output],
    },
    context,
  );
}
