/**
 * The fallback where no native launcher can be had: Node starts the processes and its event loop stamps them, about
 * a millisecond late. What it cannot ask for (CPU time, memory, counters) is null, and children outlive a harness
 * that is killed by SIGKILL.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { RUN_MARKER } from "../host/run-marker.ts";
import { LaunchError, launchFailure } from "./launch-error.ts";
import { refusal } from "./launch-request.ts";
import { NodeStampedLaunch } from "./node-stamped-launch.ts";
import { refusedLaunch } from "./refused-launch.ts";
import type { ProcessLaunch, ProcessLauncher, ProcessRequest, ProcessSpawn } from "./types.ts";

/** How long streams may stay open after the exit, held by something that has left the process group. */
const STREAM_GRACE_MS = 1000;

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
class NodeLaunch extends NodeStampedLaunch<ProcessSpawn> {
  readonly #request: ProcessRequest;
  readonly #child: ChildProcess;

  constructor(request: ProcessRequest, onEnd: () => void) {
    super(request);
    this.#request = request;
    this.#child = this.#spawn();
    const atNs = this.sinceRequest();
    const child = this.#child;
    child.once("error", (error) => {
      this.stopTimers();
      this.progress.hasFailed(this.#startFailure(error));
      onEnd();
    });
    if (child.pid === undefined) return;
    child.stdout?.on("data", (chunk: Buffer) => this.takeOutput(chunk));
    child.stderr?.on("data", (chunk: Buffer) => this.takeErrorOutput(chunk));
    child.stdin?.on("error", () => undefined); // what it does not read is no error
    child.once("exit", (code, signal) => {
      this.hasEnded(code, signal);
      this.kill(); // what it left in its group
      const streams = setTimeout(() => {
        child.stdout?.destroy();
        child.stderr?.destroy();
      }, STREAM_GRACE_MS);
      child.once("close", () => {
        clearTimeout(streams);
        this.tellExit();
        onEnd();
      });
    });
    if (this.#enterCgroups(child.pid)) {
      this.progress.hasSpawned({ pid: child.pid, requestedNs: this.requestedNs, atNs });
    }
  }

  kill(): void {
    if (this.#child.pid === undefined) return;
    try {
      process.kill(-this.#child.pid, "SIGKILL");
    } catch {
      // The group is gone.
    }
  }

  protected get takesInput(): boolean {
    return this.#child.stdin?.writable === true;
  }

  protected send(data: string): void {
    this.#child.stdin?.write(data);
  }

  protected endInput(): void {
    this.#child.stdin?.end();
  }

  #spawn(): ChildProcess {
    const { argv, env, cwd, stdin } = this.#request;
    try {
      return spawn(argv[0], argv.slice(1), {
        env,
        cwd,
        detached: true, // a session, and so a process group, of its own
        stdio: [stdin === "open" ? "pipe" : "ignore", "pipe", "pipe"],
      });
    } catch (error) {
      this.stopTimers();
      throw error;
    }
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
        this.progress.hasFailed(launchFailure("cgroup", -error.errno, folder));
        this.kill();
        return false;
      }
    }
    return true;
  }
}

export function startNodeClock(options: NodeClockOptions): ProcessLauncher {
  const { runId, cgroupFolders = [], reason } = options;
  const running = new Set<ProcessLaunch>();
  let closed = false;
  return {
    clock: "node",
    clockPpm: null,
    pid: null,
    fallbackReason: reason,
    launch(request) {
      const marked = { cgroupFolders, ...request, env: { ...request.env, [RUN_MARKER]: runId } };
      const error = closed ? new LaunchError("The launcher has been closed.", "Start another one.") : refusal(marked);
      if (error !== undefined) return refusedLaunch("node", error);
      try {
        const launch: ProcessLaunch = new NodeLaunch(marked, () => running.delete(launch));
        running.add(launch);
        return launch;
      } catch (thrown) {
        // Node throws some of the kernel's errors (E2BIG, EMFILE) and emits the others.
        if (!isSystemError(thrown)) throw thrown;
        return refusedLaunch("node", launchFailure("exec", -thrown.errno, marked.argv[0]));
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
