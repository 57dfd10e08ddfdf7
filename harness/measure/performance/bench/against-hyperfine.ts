/**
 * The baseline held against an independent judge: the same binary on the same CPU, timed whole by hyperfine. Twice: what
 * the workload's own clock and hyperfine say of one and the same run, and what the harness's own starts say beside
 * hyperfine's, pair by pair in turn, so that a host whose speed drifts hits both alike. What is between the clocks is the
 * start of the process and its end.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { median } from "simple-statistics";
import type { BuiltWorkload } from "../../../../workloads/types.ts";
import { nativeKind, requireArtefact } from "../../../../drivers/lib/artefact.ts";
import { findTool } from "../../../host/tools.ts";
import { exportedTimes } from "../../../launcher/bench/hyperfine.ts";
import { table } from "../../../launcher/bench/table.ts";
import type { Launcher } from "../../../launcher/types.ts";
import { formatNs } from "../../../output/format-ns.ts";
import { observeRepetitions } from "../observe-repetitions.ts";
import { resultLine } from "../repetitions.ts";
import { ratioText } from "./ratio-text.ts";

const LIMIT_NS = 120e9;

async function ownTime(launcher: Launcher, workload: BuiltWorkload, path: string, cpu: number): Promise<number> {
  const launch = launcher.launch({ argv: [path], env: {}, stdin: "closed", awaits: "ready", timeoutNs: LIMIT_NS, cpu });
  const { outcome, ownNs, error } = await observeRepetitions(launch, workload.manifest, {
    startNs: LIMIT_NS,
    timeoutNs: LIMIT_NS,
  });
  if (outcome !== "ok") throw new Error(`${workload.manifest.name}: ${error}`);
  return ownNs.reduce((sum, ns) => sum + ns, 0);
}

/** The same run by two clocks. */
interface Timed {
  readonly ownNs: number;
  readonly wholeNs: number;
}

/** Started by the launcher, so that it and what it starts are pinned likewise. */
async function hyperfineTime(
  launcher: Launcher,
  hyperfine: string,
  path: string,
  cpu: number,
  folder: string,
): Promise<Timed> {
  const file = join(folder, "hyperfine.json");
  const output = join(folder, "output");
  const options = ["-N", "--style", "none", "--runs", "1", "--export-json", file, "--output", output];
  const argv = [hyperfine, ...options, path] as const;
  const { exited } = launcher.launch({ argv, env: {}, stdin: "closed", awaits: "exit", timeoutNs: LIMIT_NS, cpu });
  const exit = await exited;
  if (exit.code !== 0) throw new Error(`hyperfine ended with ${exit.code ?? exit.signal}: ${exit.stderrTail}`);
  const [wholeNs = Number.NaN] = exportedTimes(file);
  const said = readFileSync(output, "utf8").matchAll(/^@result (?<result>.+)$/gm);
  const ownNs = [...said].reduce(
    (sum, { groups }) => sum + resultLine.parse(JSON.parse(groups?.["result"] ?? "")).ns,
    0,
  );
  return { ownNs, wholeNs };
}

export async function againstHyperfine(
  launcher: Launcher,
  workloads: readonly BuiltWorkload[],
  cpu: number,
  { pairs }: { pairs: number },
): Promise<string> {
  const [hyperfine] = findTool("hyperfine", "")?.command ?? [];
  if (hyperfine === undefined) return "hyperfine is not on PATH.";
  const folder = mkdtempSync(join(tmpdir(), "sandgauge-hyperfine-"));
  try {
    const rows: string[][] = [];
    for (const workload of workloads) {
      const { path } = requireArtefact("process", workload, nativeKind);
      const own: number[] = [];
      const judged: Timed[] = [];
      const ownStart = async (): Promise<void> => void own.push(await ownTime(launcher, workload, path, cpu));
      const judge = async (): Promise<void> =>
        void judged.push(await hyperfineTime(launcher, hyperfine, path, cpu, folder));
      for (let pair = 0; pair < pairs; pair++) {
        // Each goes first as often, or the one that follows a pause would always be the same.
        for (const take of pair % 2 === 0 ? [ownStart, judge] : [judge, ownStart]) await take();
      }
      rows.push([
        workload.manifest.name,
        String(pairs),
        formatNs(median(own)),
        formatNs(median(judged.map(({ wholeNs }) => wholeNs))),
        ratioText(judged.map(({ ownNs, wholeNs }) => ownNs / wholeNs)),
        ratioText(own.map((ownNs, pair) => ownNs / (judged[pair]?.wholeNs ?? Number.NaN))),
      ]);
    }
    const head = [
      "all repetitions of one start",
      "pairs",
      "own, p50",
      "hyperfine, p50",
      "ratio of one run",
      "of pairs",
    ];
    return table([head, ...rows]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
