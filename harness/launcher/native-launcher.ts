/** The client of the native launcher: one process that serves a whole run. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { constants } from "node:os";
import type { Readable, Writable } from "node:stream";
import { cpuList } from "../host/cpu-list.ts";
import { RUN_MARKER } from "../host/run-marker.ts";
import { LaunchError, launchFailure } from "./launch-error.ts";
import { LaunchProgress } from "./launch-progress.ts";
import { encodeClose, encodeKill, encodePace, encodeStart, encodeWrite, refusal } from "./launch-request.ts";
import { EventReader, type LauncherEvent, PROTOCOL } from "./launcher-event.ts";
import type { ProcessLaunch, ProcessLauncher, ProcessRequest, ProcessSpawn } from "./types.ts";

/** How long the launcher may take to come up. */
const HELLO_LIMIT_MS = 10_000;
/** How long the launcher may take over its end beyond the time that it gives a killed process. */
const CLOSE_MARGIN_MS = 5000;
const STDERR_KEPT = 4096;

const signalNames = new Map(Object.entries(constants.signals).map(([name, number]) => [number, name]));

export interface NativeLauncherOptions {
  readonly runId: string;
  /** Cgroup folders that the launcher lives in, and with it all it starts. */
  readonly cgroupFolders?: readonly string[];
  /** Default true: count what the kernel allows. Costs a start about 6 µs for each counter. */
  readonly counters?: boolean;
  /** Those that what it starts may run on, where a request names none; by default the launcher's own. */
  readonly cpus?: readonly number[];
  /** How long a killed process may take to end before that is an error. */
  readonly killGraceMs?: number;
}

class NativeLauncher implements ProcessLauncher {
  readonly clock = "launcher";
  readonly #child: ChildProcess;
  readonly #requests: Writable;
  readonly #runId: string;
  readonly #closeLimitMs: number;
  readonly #launches = new Map<number, LaunchProgress<ProcessSpawn>>();
  readonly #ended: Promise<void>;
  #nextId = 1;
  #gathering = false;
  #closing = false;
  /** Why it has ended; undefined while it lives. */
  #end: LaunchError | undefined;
  #fatal = "";
  #said = "";
  #clockPpm: number | null = null;
  #onHello: ((event: LauncherEvent & { event: "hello" }) => void) | undefined;

  constructor(child: ChildProcess, streams: [Writable, Readable, Readable], runId: string, killGraceMs: number) {
    const [requests, events, errors] = streams;
    this.#child = child;
    this.#requests = requests;
    this.#runId = runId;
    this.#closeLimitMs = 2 * killGraceMs + CLOSE_MARGIN_MS;
    const reader = new EventReader();
    events.setEncoding("utf8").on("data", (text: string) => {
      try {
        for (const event of reader.read(text)) this.#take(event);
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error;
        this.#fatal = `what it says is no event (${error.message})`;
        child.kill("SIGKILL");
      }
    });
    errors.setEncoding("utf8").on("data", (text: string) => {
      this.#said = (this.#said + text).slice(-STDERR_KEPT);
    });
    requests.on("error", () => undefined); // its end is told by `close`
    this.#ended = once(child, "close").then(
      () => this.#hasEnded(child.signalCode === null ? `exit status ${child.exitCode}` : `signal ${child.signalCode}`),
      (error: Error) => this.#hasEnded(error.message),
    );
  }

  /** @throws LaunchError where it ends before it is up, or speaks another protocol. */
  async greeted(): Promise<void> {
    const limit = setTimeout(() => {
      this.#fatal = `it has not come up within ${HELLO_LIMIT_MS} ms`;
      this.#child.kill("SIGKILL");
    }, HELLO_LIMIT_MS);
    const hello = await new Promise<(LauncherEvent & { event: "hello" }) | undefined>((resolve) => {
      this.#onHello = resolve;
      void this.#ended.then(() => resolve(undefined));
    });
    clearTimeout(limit);
    if (hello === undefined) throw this.#end ?? this.#endedBy("itself");
    if (hello.protocol === PROTOCOL) return;
    await this.close();
    throw new LaunchError(
      `The launcher speaks protocol ${hello.protocol}, not ${PROTOCOL}.`,
      "Remove the shipped launcher, or install the one of this version.",
    );
  }

  get pid(): number | null {
    return this.#child.pid ?? null;
  }

  get clockPpm(): number | null {
    return this.#clockPpm;
  }

  launch(request: ProcessRequest): ProcessLaunch {
    const progress = new LaunchProgress<ProcessSpawn>();
    const id = this.#nextId++;
    const launch: ProcessLaunch = {
      clock: this.clock,
      spawned: progress.spawned,
      ready: progress.ready,
      exited: progress.exited,
      onLine: (listener) => progress.onLine(listener),
      write: (data) => this.#ask(id, ...encodeWrite(id, data)),
      pace: async (lines, intervalNs) => {
        const pace = encodePace(id, lines, intervalNs);
        const begun = progress.willPace();
        this.#ask(id, ...pace);
        return await begun;
      },
      closeInput: () => this.#ask(id, encodeClose(id)),
      kill: () => this.#ask(id, encodeKill(id)),
    };
    const marked = { ...request, env: { ...request.env, [RUN_MARKER]: this.#runId } };
    const refused = this.#end ?? (this.#closing ? this.#endedBy("close()") : refusal(marked));
    if (refused !== undefined) {
      progress.hasFailed(refused);
      return launch;
    }
    try {
      const start = encodeStart(id, marked);
      this.#launches.set(id, progress);
      this.#ask(id, start);
    } catch (error) {
      if (!(error instanceof LaunchError)) throw error;
      progress.hasFailed(error);
    }
    return launch;
  }

  async close(): Promise<void> {
    this.#closing = true;
    this.#requests.end();
    const limit = setTimeout(() => this.#child.kill("SIGKILL"), this.#closeLimitMs);
    await this.#ended;
    clearTimeout(limit);
  }

  /** What is asked in one turn of the event loop goes out at once, so that n starts reach the launcher together. */
  #ask(id: number, ...requests: (Buffer | string)[]): void {
    if (this.#closing || !this.#launches.has(id)) return;
    if (!this.#gathering) {
      this.#gathering = true;
      this.#requests.cork();
      process.nextTick(() => {
        this.#gathering = false;
        this.#requests.uncork();
      });
    }
    for (const request of requests) this.#requests.write(request);
  }

  #take(event: LauncherEvent): void {
    if (event.event === "hello") {
      this.#onHello?.(event);
      return;
    }
    if (event.event === "fatal") {
      this.#fatal = event.reason;
      return;
    }
    const progress = this.#launches.get(event.id);
    if (progress === undefined) return;
    switch (event.event) {
      case "spawned":
        progress.hasSpawned({ pid: event.pid, requestedNs: BigInt(event.requestedNs), atNs: event.atNs });
        break;
      case "ready":
        progress.isReady({ atNs: event.atNs, line: event.line });
        break;
      case "paced":
        progress.begunPace(event.atNs);
        break;
      case "line":
        progress.said({ atNs: event.atNs, line: event.line });
        break;
      case "exited": {
        const { event: _, id, signal, ...facts } = event;
        const name = signal === null ? null : (signalNames.get(signal) ?? `SIG${signal}`);
        this.#launches.delete(id);
        this.#clockPpm = facts.clockPpm;
        progress.hasExited({ ...facts, signal: name });
        break;
      }
      case "failed":
        this.#launches.delete(event.id);
        progress.hasFailed(launchFailure(event.stage, event.errno, event.subject));
        break;
    }
  }

  #endedBy(cause: string): LaunchError {
    const why = this.#fatal === "" ? this.#said.trim() : this.#fatal;
    return new LaunchError(
      `The launcher was ended by ${cause} with ${this.#launches.size} instances in its care${why === "" ? "." : `: ${why}`}`,
      "Run `sandgauge clean`, which ends what they left, then resume the run.",
    );
  }

  #hasEnded(cause: string): void {
    this.#end = this.#endedBy(this.#closing ? "close()" : cause);
    for (const progress of this.#launches.values()) progress.hasFailed(this.#end);
    this.#launches.clear();
  }
}

/** @throws LaunchError where the binary does not run here, or a cgroup cannot be entered. */
export async function startNativeLauncher(binary: string, options: NativeLauncherOptions): Promise<ProcessLauncher> {
  const { runId, cgroupFolders = [], counters = true, cpus, killGraceMs = 10_000 } = options;
  const args = [
    ...(counters ? [] : ["--no-counters"]),
    "--kill-grace-ms",
    String(killGraceMs),
    ...cgroupFolders.flatMap((folder) => ["--cgroup", folder]),
    ...(cpus === undefined ? [] : ["--cpus", cpuList(cpus)]),
  ];
  // In a session of its own, so that a terminal's Ctrl-C reaches the harness alone, which then ends things in order.
  const child = spawn(binary, args, { detached: true, env: { [RUN_MARKER]: runId }, stdio: ["pipe", "pipe", "pipe"] });
  const launcher = new NativeLauncher(child, [child.stdin, child.stdout, child.stderr], runId, killGraceMs);
  await launcher.greeted();
  return launcher;
}
