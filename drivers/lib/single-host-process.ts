import type { Command, PreparedEmbedding } from "../types.ts";
import { singleProcess } from "./single-process.ts";

/** An embedding whose host program is one process, for which nothing has to be made or removed. */
export function singleHostProcess(
  artefactSha256: string,
  command: Command,
  instancesPerProcess: number,
): PreparedEmbedding {
  const process = singleProcess(artefactSha256, command, "runtime");
  return {
    artefactSha256,
    instancesPerProcess,
    createProcess: async (id) => await process.createInstance(id),
    async [Symbol.asyncDispose]() {
      // What the command names is the cache's.
    },
  };
}
