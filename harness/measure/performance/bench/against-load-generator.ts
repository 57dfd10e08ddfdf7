/**
 * The service's latencies held against an outside load generator on pipes of its own, which shares nothing with the
 * launcher but the requests, the rate and the CPUs: the service on one, whoever asks it on the other. Left free, either
 * of them may be woken on the service's own CPU or on another, which makes 20 to 40 µs of difference that is neither's.
 * In turn, so that drift hits both alike.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { median } from "simple-statistics";
import { nativeKind, requireArtefact } from "../../../../drivers/lib/artefact.ts";
import type { BuiltWorkload } from "../../../../workloads/types.ts";
import { findTool } from "../../../host/tools.ts";
import { microseconds, quantiles, table } from "../../../launcher/bench/table.ts";
import { startLauncher } from "../../../launcher/launcher.ts";
import type { Launcher } from "../../../launcher/types.ts";
import { observeRequests } from "../observe-requests.ts";
import { requestLines } from "../request-lines.ts";
import { ratioText } from "./ratio-text.ts";

const LIMIT_NS = 60e9;
const SHARES = [0.5, 0.9, 0.99];

/** As everywhere, the later half counts. */
function laterHalf(latencies: readonly number[]): number[] {
  return latencies.slice(Math.floor(latencies.length / 2));
}

const at = (blocks: readonly (readonly number[])[], index: number): number[] =>
  blocks.map((block) => block[index] ?? Number.NaN);

async function byLauncher(
  launcher: Launcher,
  { manifest }: BuiltWorkload,
  path: string,
  cpu: number,
): Promise<number[]> {
  const launch = launcher.launch({ argv: [path], env: {}, stdin: "open", awaits: "ready", timeoutNs: LIMIT_NS, cpu });
  const { hostNs, error } = await observeRequests(launch, manifest, { startNs: LIMIT_NS, timeoutNs: LIMIT_NS });
  if (error !== undefined) throw new Error(`service: ${error}`);
  return laterHalf(hostNs.map((latency) => latency ?? Infinity));
}

/**
 * @param cpu the service's. @param askersCpu the launcher's and the load generator's.
 */
export async function againstLoadGenerator(
  service: BuiltWorkload,
  cpu: number,
  askersCpu: number,
  { blocks }: { blocks: number },
): Promise<string> {
  const [compiler] = findTool("cc", "")?.command ?? [];
  const [taskset] = findTool("taskset", "")?.command ?? [];
  if (compiler === undefined || taskset === undefined) return "The load generator needs cc and taskset.";
  const { repetitions = 1, requestsPerSecond = 1 } = service.manifest;
  const { path } = requireArtefact("process", service, nativeKind);
  const folder = mkdtempSync(join(tmpdir(), "sandgauge-load-"));
  const launcher = await startLauncher({ runId: "bench" });
  try {
    if (launcher.pid !== null) await execa(taskset, ["--cpu-list", "--pid", String(askersCpu), String(launcher.pid)]);
    const program = join(folder, "load-generator");
    await execa(compiler, ["-std=gnu11", "-O2", "-o", program, join(import.meta.dirname, "load-generator.c")]);
    const requests = join(folder, "requests");
    writeFileSync(
      requests,
      requestLines(repetitions)
        .map(({ line }) => `${line}\n`)
        .join(""),
    );
    const own: number[][] = [];
    const outside: number[][] = [];
    for (let block = 0; block < blocks; block++) {
      own.push(quantiles(await byLauncher(launcher, service, path, cpu), SHARES));
      const asking = [program, String(cpu), String(1e9 / requestsPerSecond), requests, path];
      const { stdout } = await execa(taskset, ["--cpu-list", String(askersCpu), ...asking], {
        stdin: "ignore",
        timeout: LIMIT_NS / 1e6,
      });
      outside.push(quantiles(laterHalf(stdout.split("\n").map(Number)), SHARES));
    }
    const rows = SHARES.map((share, index) => {
      const [a, b] = [at(own, index), at(outside, index)];
      // Of medians over blocks, and block by block: one in which the host was disturbed decides neither.
      const ratios = ratioText(a.map((latency, block) => latency / (b[block] ?? Number.NaN)));
      return [`p${share * 100}`, String(blocks), microseconds(median(a)), microseconds(median(b)), ratios];
    });
    const head = ["latency, median over blocks", "blocks", "launcher", "load generator", "ratio of blocks"];
    return table([head, ...rows]);
  } finally {
    await launcher.close();
    rmSync(folder, { recursive: true });
  }
}
