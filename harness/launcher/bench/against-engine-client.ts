/**
 * The same container started through an engine by the driver and by the engine's own client, which hyperfine times: what
 * the client takes beyond its own start is what the driver should have seen. Where it also asks the engine for what the
 * driver does not, its requests are told apart by a relay. Block by block in turn, so that drift hits all alike.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { median } from "simple-statistics";
import type { Command, PreparedWorkload } from "../../../drivers/types.ts";
import { findTool } from "../../host/tools.ts";
import { launchInstance } from "../launch-instance.ts";
import type { Launcher } from "../types.ts";
import { hyperfineTimes } from "./hyperfine.ts";
import { type RelayedRequest, relayRequests, spentNs } from "./request-relay.ts";
import { quantiles, table } from "./table.ts";

/** When each step of a start by the driver came to its end, in nanoseconds after the request. */
type Steps = Readonly<Record<string, number>>;

interface Relayed {
  /** The engine's. */
  readonly socket: string;
  /** Names the socket to the client. */
  readonly variable: string;
  /** The paths of the requests that the driver makes too, each once. */
  readonly shared: ReadonlySet<string>;
}

/** One way to have the client start the same container, wait for its end and remove it. */
interface ClientRun {
  readonly command: Command;
  /** The part of a start by the driver that does the same, in nanoseconds; as it is told. */
  readonly against: string;
  readonly driverNs: (steps: Steps) => number;
  /** Of a client that asks for more than the driver does. */
  readonly relayed?: Relayed;
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

/** How long the requests took that the driver makes too, and how long the others. */
interface RequestsNs {
  readonly sharedNs: number;
  readonly ownNs: number;
}

/**
 * Of each that is shared the first counts: a client may ask once more when all is over.
 *
 * @throws where the client did not make one of them: what is left would be too little.
 */
export function requestsNs(requests: readonly RelayedRequest[], shared: ReadonlySet<string>): RequestsNs {
  const inOrder = requests.toSorted((a, b) => a.beganNs - b.beganNs);
  const first = Array.from(shared, (path) => {
    const found = inOrder.find((request) => request.path === path);
    if (found === undefined) throw new Error(`${path} was not asked, but ${inOrder.map((it) => it.path).join(", ")}`);
    return found;
  });
  const sharedNs = spentNs(first);
  return { sharedNs, ownNs: spentNs(requests) - sharedNs };
}

async function throughRelay(
  command: Command,
  { socket, variable, shared }: Relayed,
  starts: number,
  folder: string,
): Promise<RequestsNs[]> {
  const ours = join(folder, "relay.sock");
  await using relay = await relayRequests(ours, socket);
  const [client, ...args] = command.argv;
  const env = { ...command.env, [variable]: ours };
  const taken: RequestsNs[] = [];
  for (let start = 0; start < starts; start++) {
    await execa(client, args, { env, extendEnv: false, stdin: "ignore" });
    taken.push(requestsNs(relay.take(), shared));
  }
  return taken;
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
  const runs = Object.entries(client.runs).map(([told, run]) => ({
    told,
    run,
    taken: [] as number[],
    requests: [] as RequestsNs[],
  }));
  try {
    for (let block = 0; block < blocks; block++) {
      for (let start = 0; start < startsPerBlock; start++) {
        driver.push(await throughDriver(launcher, prepared, client, `c${block}-${start}`));
      }
      for (const { run, taken, requests } of runs) {
        const { command, relayed } = run;
        taken.push(...(await byHyperfine(command)));
        if (relayed) requests.push(...(await throughRelay(command, relayed, startsPerBlock, folder)));
      }
      version.push(...(await byHyperfine(client.version)));
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  const rows = [
    ...runs.flatMap(({ told, run, taken, requests }) => [
      { told: `${client.target}, ${run.against}`, taken: driver.map(run.driverNs) },
      { told, taken },
      { told: "  requests that the driver makes too", taken: requests.map(({ sharedNs }) => sharedNs) },
      { told: "  requests of its own", taken: requests.map(({ ownNs }) => ownNs) },
    ]),
    { told: "the client's own start", taken: version },
  ].filter(({ taken }) => taken.length > 0);
  const ratios = runs.flatMap(({ told, run, taken, requests }) => {
    const driverNs = median(driver.map(run.driverNs));
    const ratio = (ns: number): string => `${(ns / driverNs).toFixed(3)} of the driver's ${run.against}`;
    const shared = requests.map(({ sharedNs }) => sharedNs);
    return [
      `${told} without the client's own start takes ${ratio(median(taken) - median(version))}, by the medians.`,
      ...(shared.length > 0 ? [`Its requests that the driver makes too take ${ratio(median(shared))}.`] : []),
    ];
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
