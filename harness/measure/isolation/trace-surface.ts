/**
 * The host's attack surface as one workload uses it: which system calls, and how many, the host's kernel served for one
 * instance, over all processes billed to it. In a pass of its own, since a traced system call takes longer.
 *
 * What one workload makes its sandbox call is not all that another could make it call.
 */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import type { Component } from "../../../drivers/types.ts";
import type { BuiltWorkload } from "../../../workloads/types.ts";
import type { SurfaceSample } from "../../records/isolation-sample.ts";
import type { MetricRun } from "../metric-run.ts";
import type { Participant } from "../participant.ts";
import { HeldInstance } from "../population/held-instance.ts";
import { sampleConditions, toldWithoutPaths } from "../sample-conditions.ts";
import type { Perf } from "./perf.ts";
import { parseThreads, parseTrace } from "./perf-trace.ts";
import { distinctCalls, type Moments, surfaceCalls } from "./surface-calls.ts";

export interface SurfaceOptions {
  readonly participant: Participant;
  readonly workload: BuiltWorkload;
  readonly block: number;
  /** Asked one after the other, each once the one before is answered; for a workload that answers lines. */
  readonly lines: number;
  readonly timeoutMs: number;
}

/** Why there is no trace: a sentence without its end, and what would give one. */
class NoTrace extends Error {
  readonly remedy: string;
  constructor(
    fact: string,
    remedy = "Run infra/setup.sh, and measure as root or with kernel.perf_event_paranoid at -1 and a readable tracefs.",
  ) {
    super(fact);
    this.remedy = remedy;
  }
}

/** A guest does not see the end of its input. */
const END_LIMIT_MS = 2000;

/** A runtime's start makes some thousand calls within milliseconds; what finds no room is lost. */
const BUFFER = "16M";

interface Recorded {
  readonly moments: Moments;
  /** By process, of those that lived when it was ready. */
  readonly components: ReadonlyMap<number, Component>;
}

type Surface = Pick<SurfaceSample, "value" | "answered" | "calls">;

/** The clock that perf is told to use. */
function nowNs(): number {
  return Number(process.hrtime.bigint());
}

async function record(
  { launcher, signal }: MetricRun,
  { participant, lines, timeoutMs }: SurfaceOptions,
  { tool }: Perf,
  file: string,
): Promise<Recorded> {
  // -N and -B: perf keeps nothing of the programs that it sees.
  if (participant.startedBy === "engine") {
    throw new NoTrace(
      "an engine starts it, out of reach of a tracer that follows what it has started itself",
      "A target that starts the same runtime without an engine can be traced.",
    );
  }
  const options = ["trace", "record", "-N", "-B", "-m", BUFFER, "-k", "CLOCK_MONOTONIC", "-o", file, "--"];
  const through = [...tool.command, ...options] as const;
  const { held, start } = await HeldInstance.start(participant, "traced", launcher, timeoutMs * 1e6, { through });
  try {
    if (start.failure !== undefined) throw new NoTrace(start.failure);
    const readyNs = nowNs();
    const billed = (await held.processes()).filter(({ pid }) => pid !== held.pid); // that one is perf
    for (let line = 1; line <= lines; line++) {
      if ((await held.ask(`line ${line}`, timeoutMs)) !== null) continue;
      throw new NoTrace(held.ended ?? `line ${line} was not answered within ${timeoutMs / 1000} s`);
    }
    const moments = { readyNs, lastAnswerNs: lines === 0 ? readyNs : nowNs() };
    // A tracer that was killed leaves half a recording.
    if (!(await held.finish(END_LIMIT_MS)) && held.pid !== null) process.kill(held.pid, "SIGINT");
    return { moments, components: new Map(billed.map(({ pid, component }) => [pid, component])) };
  } finally {
    await held.end();
    signal.throwIfAborted();
  }
}

async function print({ tool }: Perf, args: readonly string[], signal: AbortSignal): Promise<string> {
  const [file, ...leading] = tool.command;
  const result = await execa(file, [...leading, ...args], { stdin: "ignore", reject: false, cancelSignal: signal });
  signal.throwIfAborted();
  if (result.failed) throw new NoTrace(`${result.shortMessage}: ${result.stderr.trim().split("\n").at(-1) ?? ""}`);
  return result.stdout;
}

async function trace(run: MetricRun, options: SurfaceOptions, perf: Perf): Promise<Surface> {
  const folder = await mkdtemp(join(run.context.runDir, "trace-"));
  try {
    const file = join(folder, "perf.data");
    const { moments, components } = await record(run, options, perf, file);
    const printed = join(folder, "calls.txt"); // without -o, perf prints them among its errors
    await print(perf, ["trace", "-T", "-i", file, "-o", printed], run.signal);
    const threads = parseThreads(await print(perf, ["script", "-F", "pid,tid", "-i", file], run.signal));
    const { calls: traced, lost } = parseTrace(await readFile(printed, "utf8"));
    if (lost > 0) throw new NoTrace(`${lost} events were lost`);
    const calls = surfaceCalls(traced, moments, (tid) => components.get(threads.get(tid) ?? tid) ?? "ended");
    return { value: distinctCalls(calls).length, answered: options.lines, calls };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export async function traceSurface(
  run: MetricRun,
  perf: Perf | undefined,
  options: SurfaceOptions,
): Promise<SurfaceSample> {
  const { participant, workload, block } = options;
  const common = {
    ...sampleConditions(run.context, participant, workload),
    metric: "isolation",
    view: "surface",
    block,
    index: 0,
    warmup: false,
    flags: [],
    unit: "system calls",
    tracer: perf?.version ?? "none",
  } as const;
  try {
    if (perf === undefined) throw new NoTrace("there is no perf that starts on PATH or among what setup installed");
    return { ...common, outcome: "ok", ...(await trace(run, options, perf)) };
  } catch (error) {
    if (!(error instanceof NoTrace)) throw error;
    const reason = toldWithoutPaths(error, run.context);
    return {
      ...common,
      outcome: "failed",
      value: null,
      answered: 0,
      calls: [],
      error: `Not traced: ${reason.replace(/\.$/, "")}. ${error.remedy}`,
    };
  }
}
