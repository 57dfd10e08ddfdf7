/**
 * One start in small, by which a probe learns what a host can really do. No stopwatch: its answer is yes or no, and
 * whatever happens it ends what it started, also a runtime that hangs.
 */
import { type ChildProcessByStdio, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import type { Readable } from "node:stream";
import { setTimeout as delay } from "node:timers/promises";
import type { Command, DriverContext, EngineInstance, EngineSession, Instance, PreparedWorkload } from "../types.ts";
import { DriverError } from "./driver-error.ts";
import { isErrno } from "./errno.ts";
import { isGroupAlive } from "./process-tree.ts";
import { virtualCpusOf } from "./virtual-cpus.ts";
import { within } from "./within.ts";

export type Trial =
  | {
      readonly ready: true;
      /** Rough, and never a measurement: it only says how far from the limit the start was. */
      readonly readyMs: number;
      /** An engine's: a guest ran in it without a CPU from KVM. */
      readonly emulated?: boolean;
    }
  | {
      readonly ready: false;
      /** One sentence, with the runtime's own last words where it had any. */
      readonly reason: string;
      /** Where the driver knew one. */
      readonly remedy?: string;
    };

type TrialContext = Pick<DriverContext, "runId" | "signal">;
type Child = ChildProcessByStdio<null, Readable, Readable>;

const READY = "@ready ";

/** For SIGKILL to take effect, and for a driver to remove an instance. What takes longer is stuck in the kernel. */
const END_LIMIT_MS = 10_000;

/** Between a program's end and the end of its output, which a process that it left behind can keep open. */
const DRAIN_LIMIT_MS = 1_000;

/**
 * Prepares, starts one instance with no input, waits for its ready line, ends all of it and disposes.
 *
 * @param limitMs from the start to the ready line.
 * @throws only what is a defect: a DriverError becomes an answer.
 */
export async function probeByTrial(
  prepare: () => Promise<PreparedWorkload>,
  context: TrialContext,
  limitMs: number,
): Promise<Trial> {
  const made: { prepared?: PreparedWorkload; instance?: Instance } = {};
  const trial = await answer(async () => {
    made.prepared = await prepare();
    made.instance = await made.prepared.createInstance(`probe-${randomBytes(3).toString("hex")}`);
    return "command" in made.instance
      ? await tryCommand(made.instance.command, context, limitMs)
      : await tryEngine(made.instance, context, limitMs);
  });
  const removed = await within(
    END_LIMIT_MS,
    answer(async () => {
      await made.instance?.destroy();
      await made.prepared?.[Symbol.asyncDispose]();
      return trial;
    }),
  );
  return removed ?? { ready: false, reason: `The instance could not be removed within ${END_LIMIT_MS} ms.` };
}

async function answer(attempt: () => Promise<Trial>): Promise<Trial> {
  try {
    return await attempt();
  } catch (error) {
    if (!(error instanceof DriverError)) throw error;
    return { ready: false, reason: error.message.replace(`[${error.target}] `, ""), remedy: error.remedy };
  }
}

async function tryCommand(command: Command, { runId, signal }: TrialContext, limitMs: number): Promise<Trial> {
  const [file, ...args] = command.argv;
  const startedMs = performance.now();
  // Not through execa: its result waits until standard output closes, which a process left behind can put off forever.
  const child: Child = spawn(file, args, {
    env: { ...command.env, SANDGAUGE_RUN: runId },
    ...(command.cwd === undefined ? {} : { cwd: command.cwd }),
    stdio: ["ignore", "pipe", "pipe"],
    detached: true, // a process group of its own, so that one signal reaches all of it
  });
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
    stderr = (stderr + chunk).slice(-4096);
  });
  const failure = await new Promise<string | undefined>((resolve) => {
    child.stdout.setEncoding("latin1").on(
      "data",
      lineStartSeen(READY, () => resolve(undefined)),
    );
    child.once("error", (error) => resolve(`It could not be started: ${error.message}`));
    child.once("exit", (code, signalName) => {
      const ended = endedBefore(code, signalName);
      child.once("close", () => resolve(ended));
      setTimeout(resolve, DRAIN_LIMIT_MS, ended).unref();
    });
    onStop(signal, limitMs, resolve);
  });
  const readyMs = performance.now() - startedMs;
  if (!(await end(child))) {
    return { ready: false, reason: `Process group ${child.pid} still lives ${END_LIMIT_MS} ms after SIGKILL.` };
  }
  return failure === undefined ? { ready: true, readyMs } : failed(failure, stderr);
}

/** Whether there is a virtual machine monitor that has no CPU from KVM. */
async function isEmulated(instance: EngineInstance): Promise<boolean> {
  const billed = await instance.processes();
  return billed.some(({ pid, component }) => {
    try {
      return component === "vmm" && virtualCpusOf(pid) === 0;
    } catch {
      return false; // ended meanwhile
    }
  });
}

async function tryEngine(instance: EngineInstance, { signal }: TrialContext, limitMs: number): Promise<Trial> {
  const startedMs = performance.now();
  let stderr = "";
  let readyMs = 0;
  let ending = "It ended before its ready line";
  let refusal: unknown;
  let session: EngineSession | undefined;
  let emulated: Promise<boolean> | undefined;
  const failure = await new Promise<string | undefined>((resolve) => {
    const isReady = lineStartSeen(READY, () => {
      readyMs = performance.now() - startedMs;
      resolve(undefined);
    });
    session = instance.start(
      {
        output: (chunk) => isReady(chunk.toString("latin1")),
        errorOutput: (chunk) => {
          stderr = (stderr + chunk.toString("utf8")).slice(-4096);
        },
        // When the workload is started its guest is there; by its ready line it may be about to go.
        phase: (name) => {
          if (name === "start") emulated = isEmulated(instance);
        },
        exited: (code, signalName) => {
          ending = endedBefore(code, signalName);
        },
      },
      "closed",
    );
    session.ended.then(
      () => resolve(ending), // by now all has come that it said
      (error: unknown) => {
        refusal = error;
        resolve("The engine refused it");
      },
    );
    onStop(signal, limitMs, resolve);
  });
  session?.kill();
  await within(END_LIMIT_MS, Promise.allSettled([session?.ended]));
  if (refusal !== undefined) throw refusal;
  return failure === undefined
    ? { ready: true, readyMs, emulated: (await emulated) === true }
    : failed(failure, stderr);
}

function endedBefore(code: number | null, signalName: string | null): string {
  return `It ended ${code === null ? `by ${signalName}` : `with status ${code}`} before its ready line`;
}

function failed(failure: string, stderr: string): Trial {
  const lastWords = stderr.trimEnd().split("\n").at(-1)?.trim();
  return { ready: false, reason: lastWords === "" ? `${failure}.` : `${failure}; its last message: ${lastWords}` };
}

function onStop(signal: AbortSignal, limitMs: number, resolve: (why: string) => void): void {
  const stop = AbortSignal.any([signal, AbortSignal.timeout(limitMs)]);
  const stopped = () => resolve(signal.aborted ? "It was interrupted" : `No ready line came within ${limitMs} ms`);
  if (stop.aborted) stopped();
  else stop.addEventListener("abort", stopped, { once: true });
}

/** Calls back once a complete line starts with `start`. Keeps no more of a line than that takes. */
function lineStartSeen(start: string, callback: () => void): (chunk: string) => void {
  let pending = "";
  return (chunk) => {
    const lines = (pending + chunk).split("\n");
    pending = lines.pop()?.slice(0, start.length) ?? "";
    if (lines.some((line) => line.startsWith(start))) callback();
  };
}

/** Kills the whole group. @returns false where one of it does not end, stuck in the kernel. */
async function end(child: Child): Promise<boolean> {
  if (child.pid === undefined) return true;
  killGroup(child.pid);
  const hasEnded = (): boolean => child.exitCode !== null || child.signalCode !== null;
  const untilMs = performance.now() + END_LIMIT_MS;
  if (!hasEnded()) await within(END_LIMIT_MS, once(child, "exit"));
  // The rest of the group are not our children: no event tells of their end.
  while (isGroupAlive(child.pid) && performance.now() < untilMs) await delay(2);
  child.stdout.destroy();
  child.stderr.destroy();
  child.unref(); // a stuck one must not keep the harness alive
  return !isGroupAlive(child.pid);
}

function killGroup(leader: number): void {
  try {
    process.kill(-leader, "SIGKILL");
  } catch (error) {
    if (!isErrno(error, "ESRCH")) throw error;
  }
}
