/** (c) Memory of harness and launcher while they hold many processes, in a process of its own that holds nothing else. */
import { execa } from "execa";
import { join } from "node:path";
import { z } from "zod";
import { cacheDir } from "../../host/cache.ts";
import type { Command } from "../../../drivers/types.ts";
import { mebibytes, table } from "./table.ts";

const heldSchema = z.object({
  seconds: z.number(),
  launcherPssBytes: z.number(),
  nodePssBytes: z.number(),
  nodePeakRssBytes: z.number(),
});

/**
 * @param hold a program that says that it is ready and lives until its input closes; it gets no arguments.
 * @param modules what the harness has loaded in a run, beside the launcher's client; absolute paths.
 */
export async function heldMemory(
  hold: Command,
  counts: readonly number[],
  modules: readonly string[],
): Promise<string> {
  const rows: string[][] = [];
  for (const count of counts) {
    const task = [String(count), hold.argv[0], ...modules];
    // Without its cache Node keeps the compiler that strips types in memory: 25 MiB that the published package spares.
    const env = { NODE_COMPILE_CACHE: join(cacheDir(), "node-compile-cache") };
    const args = [join(import.meta.dirname, "hold-many.ts"), ...task];
    await execa(process.execPath, args, { env }); // fills the cache
    const { stdout } = await execa(process.execPath, args, { env });
    const held = heldSchema.parse(JSON.parse(stdout));
    rows.push([
      String(count),
      `${held.seconds.toFixed(2)} s`,
      mebibytes(held.launcherPssBytes),
      mebibytes(held.nodePssBytes),
      mebibytes(held.nodePeakRssBytes),
      mebibytes(held.launcherPssBytes + held.nodePeakRssBytes),
    ]);
  }
  const head = [
    "held at once",
    "all ready after",
    "launcher PSS",
    "Node PSS",
    "Node peak RSS",
    "launcher PSS + peak RSS",
  ];
  return table([head, ...rows]);
}
