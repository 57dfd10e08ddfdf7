import { copyFile, mkdir, stat, chmod } from "node:fs/promises";
import { join } from "node:path";
import type { Artefact } from "../../workloads/types.ts";
import { derivedFolder } from "../lib/derived-folder.ts";
import { requireTool } from "../lib/tool.ts";
import { runUntimed } from "../lib/untimed-command.ts";
import type { DriverContext } from "../types.ts";

/** For a file system's own tables. */
const TABLES_BYTES = 4 * 1024 ** 2;

/** @returns a disk with nothing but the binary, as `workload`, on a file system named `application`. */
export async function workloadDisk(target: string, binary: Artefact, context: DriverContext): Promise<string> {
  const { command } = requireTool(target, context, "mke2fs", "Install e2fsprogs, and have /usr/sbin on PATH.");
  const folder = await derivedFolder(context.cacheDir, "workload-disk", [binary.sha256], async (temporary) => {
    const content = join(temporary, "content");
    await mkdir(content);
    await copyFile(binary.path, join(content, "workload"));
    await chmod(join(content, "workload"), 0o555);
    const { size } = await stat(binary.path);
    const kibibytes = Math.ceil((size + TABLES_BYTES) / 1024);
    const options = ["-q", "-t", "ext4", "-O", "^has_journal", "-L", "application", "-E", "root_owner=0:0"];
    const argv = [...command, ...options, "-d", content, join(temporary, "disk"), `${kibibytes}k`] as const;
    await runUntimed(target, "Making a disk of the workload", argv, context.signal);
  });
  return join(folder, "disk");
}
