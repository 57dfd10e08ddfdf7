/**
 * The fallback where no native launcher can be had: Node starts the processes and its event loop stamps them, about
 * a millisecond late. What it cannot ask for (CPU time, memory, counters) is null, and children outlive a harness
 * that is killed by SIGKILL.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { RUN_MARKER } from "../host/run-marker.ts";
import { LaunchError, launchFailure } from "./launch-error.ts";
import { LaunchProgress } from "./launch-progress.ts";
import { refusal } from "./launch-request.ts";
import { LineReader } from "./line-reader.ts";
import type { ExitEvent, Launch, Launcher, LaunchRequest } from "./types.ts";

const STDERR_KEPT = 2048;
/** How long streams may stay open after the exit, held by something that has left the process group. */
const STREAM_GRACE_MS = 1000;
/** Timers take no more: 2^31-1 ms, 24 days. */
const TIMER_LIMIT_MS = 2_147_483_647;

export interface NodeClockOptions {
  readonly runId: string;
  /** Default for requests that name none. A process is moved there after its start, not born there. */
  readonly cgroupFolders?: readonly string[];
  /** Why there is no native launcher. */
  readonly reason: string;
}

function isSystemError(error: unknown): error is Error & { errno: number } {
  return error instanceof Error && "errno" in error && typeof error.errno === "number";
}

/** One process and the stamps of what it does. */
class NodeLaunch implements Launch {
  readonly #progress = new LaunchProgress();
  readonly #request: LaunchRequest;
  readonly #requestedNs: bigint;
  readonly #child: ChildProcess;
  readonly #lines = new LineReader();
  #isReady = false;
  #timedOut = false;
  #inputEnds = false;
  /** Set while lines are still to be sent. */
  #pace: NodeJS.Timeout | undefined;
  #firstByteNs: number | null = null;
  #stdoutBytes = 0;
  #stderr = Buffer.alloc(0);
  #exit: { atNs: number; code: number | null; signal: string | null } | undefined;

  readonly spawned = this.#progress.spawned;
  readonly ready = this.#progress.ready;
  readonly exited = this.#progress.exited;

  constructor(request: LaunchRequest, onEnd: () => void) {
    this.#request = request;
    const { argv, env, cwd, stdin } = request;
    this.#requestedNs = process.hrtime.bigint();
    const child = spawn(argv[0], argv.slice(1), {
      env,
      cwd,
      detached: true, // a session, and so a process group, of its own
      stdio: [stdin === "open" ? "pipe" : "ignore", "pipe", "pipe"],
    });
    const atNs = this.#sinceRequest();
    this.#child = child;
    child.once("error", (error) => {
      this.#progress.hasFailed(this.#startFailure(error));
      onEnd();
    });
    if (child.pid === undefined) return;
    const limit = setTimeout(
      () => {
        this.#timedOut = true;
        this.kill();
      },
      Math.min(Math.ceil(request.timeoutNs / 1e6), TIMER_LIMIT_MS),
    );
    this.#watch(child.stdout, child.stderr);
    child.stdin?.on("error", () => undefined); // what it does not read is no error
    child.once("exit", (code, signal) => {
      this.#exit = { atNs: this.#sinceRequest(), code, signal };
      clearTimeout(limit);
      clearTimeout(this.#pace);
      this.kill(); // what it left in its group
      const streams = setTimeout(() => {
        child.stdout?.destroy();
        child.stderr?.destroy();
      }, STREAM_GRACE_MS);
      child.once("close", () => {
        clearTimeout(streams);
        this.#finish();
        onEnd();
      });
    });
    if (this.#enterCgroups(child.pid)) {
      this.#progress.hasSpawned({ pid: child.pid, requestedNs: this.#requestedNs, atNs });
    }
  }

  onLine(listener: Parameters<Launch["onLine"]>[0]): void {
    this.#progress.onLine(listener);
  }

  write(data: string): void {
    if (this.#child.stdin?.writable !== true) return;
    this.#lines.renewBudget();
    this.#child.stdin.write(data);
  }

  /** Timers are a millisecond late or two; what that adds to a latency is told by the clock's name. */
  async pace(lines: readonly string[], intervalNs: number): Promise<number> {
    const begunNs = this.#sinceRequest();
    const isRunning = (): boolean => this.#exit === undefined && this.#child.stdin?.writable === true;
    if (!isRunning()) throw new LaunchError("The instance has ended before it was sent anything.", "See how it ended.");
    let sent = 0;
    const sendDue = (): void => {
      while (sent < lines.length && this.#sinceRequest() >= begunNs + sent * intervalNs)
        this.write(`${lines[sent++]}\n`);
      this.#pace = sent < lines.length && isRunning() ? setTimeout(sendDue, intervalNs / 1e6) : undefined;
      if (this.#pace === undefined && this.#inputEnds) this.#child.stdin?.end();
    };
    sendDue();
    return begunNs;
  }

  closeInput(): void {
    this.#inputEnds = true;
    if (this.#pace === undefined) this.#child.stdin?.end();
  }

  kill(): void {
    if (this.#child.pid === undefined) return;
    try {
      process.kill(-this.#child.pid, "SIGKILL");
    } catch {
      // The group is gone.
    }
  }

  #sinceRequest(): number {
    return Number(process.hrtime.bigint() - this.#requestedNs);
  }

  /** Node tells a missing folder and a missing program alike. */
  #startFailure(error: NodeJS.ErrnoException): LaunchError {
    const { cwd, argv } = this.#request;
    const isFolder = error.code === "ENOENT" && cwd !== undefined && !existsSync(cwd);
    return launchFailure(isFolder ? "chdir" : "exec", -(error.errno ?? 0), isFolder ? cwd : argv[0]);
  }

  #enterCgroups(pid: number): boolean {
    for (const folder of this.#request.cgroupFolders ?? []) {
      try {
        writeFileSync(join(folder, "cgroup.procs"), String(pid));
      } catch (error) {
        if (!isSystemError(error)) throw error;
        this.#progress.hasFailed(launchFailure("cgroup", -error.errno, folder));
        this.kill();
        return false;
      }
    }
    return true;
  }

  #watch(stdout: Readable | null, stderr: Readable | null): void {
    stdout?.on("data", (chunk: Buffer) => {
      const atNs = this.#sinceRequest();
      this.#firstByteNs ??= atNs;
      this.#stdoutBytes += chunk.length;
      for (const line of this.#lines.feed(chunk)) this.#takeLine(line, atNs);
    });
    stderr?.on("data", (chunk: Buffer) => {
      this.#stderr = Buffer.from(Buffer.concat([this.#stderr, chunk]).subarray(-STDERR_KEPT));
    });
  }

  #takeLine(line: string, atNs: number): void {
    if (this.#isReady) this.#progress.said({ atNs, line });
    else if (line.startsWith("@ready ")) {
      this.#isReady = true;
      this.#progress.isReady({ atNs, line });
    } else this.#lines.noise++;
  }

  #finish(): void {
    this.#lines.end();
    const { atNs = 0, code = null, signal = null } = this.#exit ?? {};
    const facts: ExitEvent = {
      atNs,
      code,
      signal,
      timedOut: this.#timedOut,
      firstByteNs: this.#firstByteNs,
      stdoutBytes: this.#stdoutBytes,
      noiseLines: this.#lines.noise,
      stderrTail: this.#stderr.toString("utf8"),
      userNs: null,
      systemNs: null,
      maxRssBytes: null,
      taskClockNs: null,
      cycles: null,
      instructions: null,
      leftBehind: null,
    };
    this.#progress.hasExited(facts);
  }
}

function refused(error: LaunchError): Launch {
  const progress = new LaunchProgress();
  progress.hasFailed(error);
  return {
    spawned: progress.spawned,
    ready: progress.ready,
    exited: progress.exited,
    onLine: (listener) => progress.onLine(listener),
    write: () => undefined,
    pace: async () => {
      throw error;
    },
    closeInput: () => undefined,
    kill: () => undefined,
  };
}

export function startNodeClock(options: NodeClockOptions): Launcher {
  const { runId, cgroupFolders = [], reason } = options;
  const running = new Set<Launch>();
  let closed = false;
  return {
    clock: "node",
    pid: null,
    fallbackReason: reason,
    launch(request) {
      const marked = { cgroupFolders, ...request, env: { ...request.env, [RUN_MARKER]: runId } };
      const error = closed ? new LaunchError("The launcher has been closed.", "Start another one.") : refusal(marked);
      if (error !== undefined) return refused(error);
      try {
        const launch: Launch = new NodeLaunch(marked, () => running.delete(launch));
        running.add(launch);
        return launch;
      } catch (thrown) {
        // Node throws some of the kernel's errors (E2BIG, EMFILE) and emits the others.
        if (!isSystemError(thrown)) throw thrown;
        return refused(launchFailure("exec", -thrown.errno, marked.argv[0]));
      }
    },
    async close() {
      closed = true;
      const left = [...running];
      for (const launch of left) launch.kill();
      await Promise.allSettled(left.map(({ exited }) => exited));
    },
  };
}
