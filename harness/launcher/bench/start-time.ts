/**
 * (b) The start of one program, from the request to its end, as different stopwatches see it. Block by block in turn, so
 * that drift hits all alike.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Command } from "../../../drivers/types.ts";
import { findTool } from "../../host/tools.ts";
import { startLauncher } from "../launcher.ts";
import type { Launch, Launcher } from "../types.ts";
import { hyperfineTimes } from "./hyperfine.ts";
import { programSubject, startOnce } from "./subject.ts";
import { microseconds, quantiles, table } from "./table.ts";

interface Stopwatch {
  readonly name: string;
  /** Starts the program that often. @returns the times from request to end, in ns. */
  take(starts: number): Promise<number[]>;
}

function byLauncher(name: string, launcher: Launcher, command: Command): Stopwatch {
  const subject = programSubject(name, command);
  return {
    name,
    async take(starts) {
      const times: number[] = [];
      for (let start = 0; start < starts; start++) times.push((await startOnce(launcher, subject)).exit.atNs);
      return times;
    },
  };
}

function byHyperfine(hyperfine: string, command: Command, folder: string): Stopwatch {
  return {
    name: "hyperfine -N",
    take: async (starts) => await hyperfineTimes(hyperfine, command, starts, folder),
  };
}

function byNode(command: Command): Stopwatch {
  const [program, ...args] = command.argv;
  return {
    name: "Node's spawn",
    async take(starts) {
      const times: number[] = [];
      for (let start = 0; start < starts; start++) {
        const requested = process.hrtime.bigint();
        const child = spawn(program, args, { env: command.env, stdio: "ignore" });
        await once(child, "exit");
        times.push(Number(process.hrtime.bigint() - requested));
      }
      return times;
    },
  };
}

async function holding(launcher: Launcher, hold: Command, count: number): Promise<Launch[]> {
  const request = { ...hold, stdin: "open", awaits: "ready", timeoutNs: 3600e9 } as const;
  const held = Array.from({ length: count }, () => launcher.launch(request));
  await Promise.all(held.map(({ ready }) => ready));
  return held;
}

/**
 * @param hold what is held by a launcher that starts the program all the same, to see that its size does not matter.
 */
export async function startTimes(
  command: Command,
  hold: Command,
  { blocks, startsPerBlock, held }: { blocks: number; startsPerBlock: number; held: number },
): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "sandgauge-bench-"));
  const launcher = await startLauncher({ runId: "bench" });
  const plain = await startLauncher({ runId: "bench", counters: false });
  const laden = await startLauncher({ runId: "bench" });
  try {
    await holding(laden, hold, held);
    const hyperfine = findTool("hyperfine", "")?.command[0];
    const stopwatches = [
      byLauncher("launcher", launcher, command),
      byLauncher("launcher without counters", plain, command),
      byLauncher(`launcher that holds ${held}`, laden, command),
      ...(hyperfine === undefined ? [] : [byHyperfine(hyperfine, command, folder)]),
      byNode(command),
    ];
    const times = new Map(stopwatches.map((stopwatch) => [stopwatch, [] as number[]]));
    for (let block = 0; block < blocks; block++) {
      for (const [stopwatch, taken] of times) taken.push(...(await stopwatch.take(startsPerBlock)));
    }
    const medians = [...times.values()].map((taken) => quantiles(taken, [0.5])[0]);
    const rows = [...times].map(([{ name }, taken], index) => [
      name,
      String(taken.length),
      ...quantiles(taken, [0.1, 0.5, 0.9]).map(microseconds),
      ((medians[index] ?? Number.NaN) / (medians[0] ?? Number.NaN)).toFixed(2),
    ]);
    const missing = hyperfine === undefined ? "\nhyperfine is not on PATH." : "";
    return table([["request to end", "starts", "p10", "p50", "p90", "ratio of p50"], ...rows]) + missing;
  } finally {
    await Promise.all([launcher, plain, laden].map(async (each) => await each.close()));
    rmSync(folder, { recursive: true });
  }
}
