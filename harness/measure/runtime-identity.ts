/** Notices that a runtime or artefact was replaced or removed while a run goes on. */
import { statSync } from "node:fs";
import type { Command } from "../../drivers/types.ts";

/**
 * Inode, size and time of each file that the command names, the run's own files excepted: they are made anew for each
 * instance.
 */
export function runtimeIdentity(command: Command, runDir: string): string {
  return command.argv
    .filter((word) => word.startsWith("/") && !word.startsWith(`${runDir}/`))
    .flatMap((file) => {
      const stat = statSync(file, { throwIfNoEntry: false });
      if (stat === undefined) return [`${file}: gone`];
      return stat.isFile() ? [`${file}: ${stat.ino} ${stat.size} ${stat.mtimeMs}`] : [];
    })
    .join("\n");
}
