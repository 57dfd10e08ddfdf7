/**
 * The same container started through an engine by the driver and by the engine's own client, which hyperfine times: what
 * the client takes beyond its own start is what the driver should have seen. Block by block in turn, so that drift hits
 * all alike.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { median } from "simple-statistics";
import type { Command, PreparedWorkload } from "../../../drivers/types.ts";
import { findTool } from "../../host/tools.ts";
import { launchInstance } from "../launch-instance.ts";
import type { Launcher } from "../types.ts";
import { hyperfineTimes } from "./hyperfine.ts";
import { quantiles, table } from "./table.ts";

/** An engine's client. */
export interface EngineClient {
  /** What is held against it. */
  readonly target: string;
  /** The driver's last step, after which nothing of the container is in the engine. */
  readonly lastStep: string;
  /** Each starts the same container, waits for its end and removes it; by what it is told as. */
  readonly runs: Readonly<Record<string, Command>>;
  /** Starts the client and no more. */
  readonly version: Command;
  [Symbol.asyncDispose](): Promise<void>;
}

const milliseconds = (ns: number): string => `${(ns / 1e6).toFixed(1)} ms`;

/** From the request until the engine has removed it. @throws where it does not end well. */
async function throughDriver(
  launcher: Launcher,
  prepared: PreparedWorkload,
  { target, lastStep }: EngineClient,
  id: string,
): Promise<number> {
  const instance = await prepared.createInstance(id);
  try {
    const launch = launchInstance(launcher, instance, { stdin: "closed", awaits: "exit", timeoutNs: 60e9 });
    const { code, phases, stderrTail } = await launch.exited;
    const removedNs = phases?.[lastStep];
    if (code !== 0 || removedNs === undefined) throw new Error(`[${target}] ended with ${code}: ${stderrTail}`);
    return removedNs;
  } finally {
    await instance.destroy();
  }
}

/** @param prepared of the client's target */
export async function againstEngineClient(
  launcher: Launcher,
  prepared: PreparedWorkload,
  client: EngineClient,
  { blocks, startsPerBlock }: { blocks: number; startsPerBlock: number },
): Promise<string> {
  const [hyperfine] = findTool("hyperfine", "")?.command ?? [];
  if (hyperfine === undefined) return "hyperfine is not on PATH.";
  const folder = mkdtempSync(join(tmpdir(), "sandgauge-bench-"));
  const byHyperfine = async (command: Command): Promise<number[]> =>
    await hyperfineTimes(hyperfine, command, startsPerBlock, folder);
  const driver: number[] = [];
  const version: number[] = [];
  const runs = Object.entries(client.runs).map(([told, command]) => ({ told, command, taken: [] as number[] }));
  try {
    for (let block = 0; block < blocks; block++) {
      for (let start = 0; start < startsPerBlock; start++) {
        driver.push(await throughDriver(launcher, prepared, client, `c${block}-${start}`));
      }
      for (const { command, taken } of runs) taken.push(...(await byHyperfine(command)));
      version.push(...(await byHyperfine(client.version)));
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  const rows = [
    { told: `${client.target}, requested to removed`, taken: driver },
    ...runs,
    { told: "the client's own start", taken: version },
  ];
  const ratios = runs.map(({ told, taken }) => {
    const ratio = (median(taken) - median(version)) / median(driver);
    return `${told} without the client's own start takes ${ratio.toFixed(3)} of what the driver sees, by the medians.`;
  });
  return [
    table([
      [client.target, "starts", "p10", "p50", "p90"],
      ...rows.map(({ told, taken }) => [
        told,
        String(taken.length),
        ...quantiles(taken, [0.1, 0.5, 0.9]).map(milliseconds),
      ]),
    ]),
    ...ratios,
  ].join("\n");
}
