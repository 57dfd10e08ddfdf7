/**
 * The baseline held against an independent judge: the same binary on the same CPU, timed whole by hyperfine, beside what
 * the workload's own clock says of all its repetitions. Block by block in turn, so that drift hits both alike. What is
 * between them is the start of the process and its end.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import type { BuiltWorkload } from "../../../../workloads/types.ts";
import { nativeKind, requireArtefact } from "../../../../drivers/lib/artefact.ts";
import { findTool } from "../../../host/tools.ts";
import { quantiles, table } from "../../../launcher/bench/table.ts";
import type { Launcher } from "../../../launcher/types.ts";
import { formatNs } from "../../../output/format-ns.ts";
import { observeRepetitions } from "../observe-repetitions.ts";

const LIMIT_NS = 120e9;

const hyperfineExport = z.object({ results: z.tuple([z.object({ times: z.array(z.number()) })]) });

async function ownTime(launcher: Launcher, workload: BuiltWorkload, path: string, cpu: number): Promise<number> {
  const launch = launcher.launch({ argv: [path], env: {}, stdin: "closed", awaits: "ready", timeoutNs: LIMIT_NS, cpu });
  const { outcome, ownNs, error } = await observeRepetitions(launch, workload.manifest, {
    startNs: LIMIT_NS,
    timeoutNs: LIMIT_NS,
  });
  if (outcome !== "ok") throw new Error(`${workload.manifest.name}: ${error}`);
  return ownNs.reduce((sum, ns) => sum + ns, 0);
}

/** Started by the launcher, so that it and what it starts are pinned likewise. */
async function hyperfineTimes(
  launcher: Launcher,
  hyperfine: string,
  path: string,
  cpu: number,
  file: string,
  runs: number,
): Promise<number[]> {
  const options = ["-N", "--style", "none", "--runs", String(runs), "--export-json", file];
  const argv = [hyperfine, ...options, path] as const;
  const { exited } = launcher.launch({ argv, env: {}, stdin: "closed", awaits: "exit", timeoutNs: LIMIT_NS, cpu });
  const exit = await exited;
  if (exit.code !== 0) throw new Error(`hyperfine ended with ${exit.code ?? exit.signal}: ${exit.stderrTail}`);
  const { results } = hyperfineExport.parse(JSON.parse(readFileSync(file, "utf8")));
  return results[0].times.map((seconds) => seconds * 1e9);
}

export async function againstHyperfine(
  launcher: Launcher,
  workloads: readonly BuiltWorkload[],
  cpu: number,
  { blocks, runsPerBlock }: { blocks: number; runsPerBlock: number },
): Promise<string> {
  const [hyperfine] = findTool("hyperfine", "")?.command ?? [];
  if (hyperfine === undefined) return "hyperfine is not on PATH.";
  const folder = mkdtempSync(join(tmpdir(), "sandgauge-hyperfine-"));
  try {
    const rows: string[][] = [];
    for (const workload of workloads) {
      const { path } = requireArtefact("process", workload, nativeKind);
      const own: number[] = [];
      const whole: number[] = [];
      for (let block = 0; block < blocks; block++) {
        for (let run = 0; run < runsPerBlock; run++) own.push(await ownTime(launcher, workload, path, cpu));
        whole.push(
          ...(await hyperfineTimes(launcher, hyperfine, path, cpu, join(folder, "hyperfine.json"), runsPerBlock)),
        );
      }
      const [ownP50 = Number.NaN] = quantiles(own, [0.5]);
      const [wholeP50 = Number.NaN] = quantiles(whole, [0.5]);
      const figures = [formatNs(ownP50), formatNs(wholeP50), (ownP50 / wholeP50).toFixed(4)];
      rows.push([workload.manifest.name, String(own.length), ...figures]);
    }
    return table([["all repetitions of one start", "runs", "own clock, p50", "hyperfine, p50", "ratio"], ...rows]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
