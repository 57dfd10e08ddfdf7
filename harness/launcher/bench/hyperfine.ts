import { readFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { z } from "zod";
import type { Command } from "../../../drivers/types.ts";

const exportSchema = z.object({ results: z.tuple([z.object({ times: z.array(z.number()) })]) });

/** @param file what `--export-json` wrote of one command. @returns its own times of each run, in ns. */
export function exportedTimes(file: string): number[] {
  const { results } = exportSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  return results[0].times.map((seconds) => seconds * 1e9);
}

/** Without a shell; its own times of each run, in ns, which end, as ours, when the process has been waited for. */
export async function hyperfineTimes(
  hyperfine: string,
  command: Command,
  runs: number,
  folder: string,
): Promise<number[]> {
  const file = join(folder, "hyperfine.json");
  const quoted = command.argv.map((argument) => `'${argument.replaceAll("'", String.raw`'\''`)}'`).join(" ");
  const args = ["-N", "--style", "none", "--warmup", "2", "--runs", String(runs), "--export-json", file, quoted];
  await execa(hyperfine, args, { env: command.env, extendEnv: false, stdin: "ignore" });
  return exportedTimes(file);
}
