/**
 * The same container started through an engine by the driver and by the engine's own client, which hyperfine times: what
 * the client takes beyond its own start is what the driver should have seen. Block by block in turn, so that drift hits
 * all alike.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import type { PreparedWorkload } from "../../../drivers/types.ts";
import { findTool } from "../../host/tools.ts";
import { launchInstance } from "../launch-instance.ts";
import type { Launcher } from "../types.ts";
import { hyperfineTimes } from "./hyperfine.ts";
import { quantiles, table } from "./table.ts";

const milliseconds = (ns: number): string => `${(ns / 1e6).toFixed(1)} ms`;

const median = (taken: readonly number[]): number => quantiles(taken, [0.5])[0] ?? Number.NaN;

/** The image that the driver made for this run. */
async function imageOf(docker: string, runId: string): Promise<string> {
  const filter = `label=sandgauge.run=${runId}`;
  const { stdout } = await execa(docker, ["image", "ls", "--quiet", "--no-trunc", "--filter", filter]);
  return stdout.trim();
}

/** From the request until the engine has removed it. @throws where it does not end well. */
async function throughDriver(launcher: Launcher, prepared: PreparedWorkload, id: string): Promise<number> {
  const instance = await prepared.createInstance(id);
  try {
    const launch = launchInstance(launcher, instance, { stdin: "closed", awaits: "exit", timeoutNs: 60e9 });
    const { code, phases, stderrTail } = await launch.exited;
    if (code !== 0 || phases?.["remove"] === undefined) throw new Error(`[docker] ended with ${code}: ${stderrTail}`);
    return phases["remove"];
  } finally {
    await instance.destroy();
  }
}

/** @param prepared of `docker/runc`, whose image it is that the client starts too. */
export async function againstDockerClient(
  launcher: Launcher,
  prepared: PreparedWorkload,
  runId: string,
  { blocks, startsPerBlock }: { blocks: number; startsPerBlock: number },
): Promise<string> {
  const [hyperfine, docker] = ["hyperfine", "docker"].map((name) => findTool(name, "")?.command[0]);
  if (hyperfine === undefined || docker === undefined) return "hyperfine and docker are not both on PATH.";
  const folder = mkdtempSync(join(tmpdir(), "sandgauge-bench-"));
  const environment = { DOCKER_HOST: process.env["DOCKER_HOST"] ?? "", HOME: folder };
  const byHyperfine = async (args: readonly string[]): Promise<number[]> =>
    await hyperfineTimes(hyperfine, { argv: [docker, ...args], env: environment }, startsPerBlock, folder);
  const times = { driver: [] as number[], client: [] as number[], start: [] as number[] };
  try {
    const image = await imageOf(docker, runId);
    for (let block = 0; block < blocks; block++) {
      for (let start = 0; start < startsPerBlock; start++) {
        times.driver.push(await throughDriver(launcher, prepared, `c${block}-${start}`));
      }
      times.client.push(...(await byHyperfine(["run", "--rm", image])));
      times.start.push(...(await byHyperfine(["--version"])));
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  const rows = [
    ["docker/runc, requested to removed", times.driver],
    ["docker run --rm, by hyperfine", times.client],
    ["docker --version, by hyperfine", times.start],
  ] as const;
  const ratio = (median(times.client) - median(times.start)) / median(times.driver);
  return [
    table([
      ["through Docker", "starts", "p10", "p50", "p90"],
      ...rows.map(([name, taken]) => [
        name,
        String(taken.length),
        ...quantiles(taken, [0.1, 0.5, 0.9]).map(milliseconds),
      ]),
    ]),
    `The client without its own start takes ${ratio.toFixed(3)} of what the driver sees, by the medians.`,
  ].join("\n");
}
