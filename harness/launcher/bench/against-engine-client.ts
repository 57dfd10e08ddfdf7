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

/** When each step of a start by the driver came to its end, in nanoseconds after the request. */
type Steps = Readonly<Record<string, number>>;

/** One way to have the client start the same container, wait for its end and remove it. */
interface ClientRun {
  readonly command: Command;
  /** The part of a start by the driver that does the same, in nanoseconds; as it is told. */
  readonly against: string;
  readonly driverNs: (steps: Steps) => number;
}

/** An engine's client. */
export interface EngineClient {
  /** What is held against it. */
  readonly target: string;
  /** By what each is told as. */
  readonly runs: Readonly<Record<string, ClientRun>>;
  /** Starts the client and no more. */
  readonly version: Command;
  [Symbol.asyncDispose](): Promise<void>;
}

const milliseconds = (ns: number): string => `${(ns / 1e6).toFixed(1)} ms`;

/** The end of a step. @throws where the engine did not tell it. */
export function endOf(step: string, steps: Steps): number {
  const ns = steps[step];
  if (ns === undefined) throw new Error(`No step ${step} was told, but ${Object.keys(steps).join(", ")}`);
  return ns;
}

/** @throws where it does not end well. */
async function throughDriver(
  launcher: Launcher,
  prepared: PreparedWorkload,
  { target }: EngineClient,
  id: string,
): Promise<Steps> {
  const instance = await prepared.createInstance(id);
  try {
    const launch = launchInstance(launcher, instance, { stdin: "closed", awaits: "exit", timeoutNs: 60e9 });
    const { code, phases, stderrTail } = await launch.exited;
    if (code !== 0 || phases === undefined) throw new Error(`[${target}] ended with ${code}: ${stderrTail}`);
    return phases;
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
  const driver: Steps[] = [];
  const version: number[] = [];
  const runs = Object.entries(client.runs).map(([told, run]) => ({ told, ...run, taken: [] as number[] }));
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
    ...runs.flatMap(({ told, taken, against, driverNs }) => [
      { told: `${client.target}, ${against}`, taken: driver.map(driverNs) },
      { told, taken },
    ]),
    { told: "the client's own start", taken: version },
  ];
  const ratios = runs.map(({ told, taken, against, driverNs }) => {
    const ratio = (median(taken) - median(version)) / median(driver.map(driverNs));
    return `${told} without the client's own start takes ${ratio.toFixed(3)} of the driver's ${against}, by the medians.`;
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
