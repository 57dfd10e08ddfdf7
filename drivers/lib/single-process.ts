import type { Command, Component, PreparedCommands } from "../types.ts";
import { billProcesses, processTree } from "./process-tree.ts";

/** @param directory the workload's working directory, where it has one. */
type CommandFor = (directory: string | undefined) => Command;

/**
 * A workload whose every instance is the process that the launcher starts, and what that forks: nothing is made for
 * an instance, so there is nothing to remove but the launcher's own process.
 *
 * @param component what that process is billed to.
 * @param guestRamBytes size of the mapping in it that is a guest's memory, where it holds one.
 */
export function singleProcess(
  artefactSha256: string,
  command: Command | CommandFor,
  component: Component,
  guestRamBytes?: number,
): PreparedCommands {
  return {
    artefactSha256,
    async createInstance(id, { directory } = {}) {
      return {
        id,
        command: typeof command === "function" ? command(directory) : command,
        async processes(pid) {
          const billed = billProcesses(processTree(pid), () => component);
          return guestRamBytes === undefined ? billed : billed.map((one) => ({ ...one, guestRamBytes }));
        },
        async cgroups() {
          return [];
        },
        async destroy() {
          // The launcher's process has ended with its group.
        },
      };
    },
    async [Symbol.asyncDispose]() {
      // What the command names is the cache's.
    },
  };
}
