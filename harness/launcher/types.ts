/** What the launcher is asked and what it answers; the same whether the native stopwatch or Node's clock is behind it. */
import type { EngineStart } from "../../drivers/types.ts";

/** For a process of ours. */
export interface ProcessRequest extends HowLaunched {
  /** The program's path, with a slash: PATH is not searched within the timed interval. */
  readonly argv: readonly [string, ...string[]];
  /** The launcher adds SANDGAUGE_RUN and, in the native one, SANDGAUGE_LAUNCH; nothing is inherited. */
  readonly env: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** Its cgroups and its CPU are the engine's affair, which was told them when the instance was made. */
export interface EngineRequest extends HowLaunched {
  readonly start: EngineStart;
}

export interface HowLaunched {
  /** `closed`: standard input is the null device. `open`: a pipe, until {@link Launch.closeInput}. */
  readonly stdin: "closed" | "open";
  /**
   * What the caller waits for. Events are held back until every start in flight has reached it, so that waking
   * the caller does not take the CPU from a start that is being timed.
   */
  readonly awaits: "ready" | "exit";
  /** From the request on; the whole process group is killed then, or the engine told to. */
  readonly timeoutNs: number;
  /**
   * Absolute cgroup folders (one per hierarchy) to be born in; by default the launcher's own, which costs nothing.
   * Else a v2 folder costs nothing either, but each v1 hierarchy adds 3 to 6 µs to the start: the process moves itself.
   */
  readonly cgroupFolders?: readonly string[];
  /**
   * The only CPU that it, and what it starts, may run on; by default any. What sets its own affinity, or is moved to
   * another cpuset by an old kernel, leaves it. Node's clock cannot pin.
   */
  readonly cpu?: number;
}

/** Times are host CLOCK_MONOTONIC nanoseconds after `requestedNs`. */
export interface ReadyEvent {
  readonly atNs: number;
  /** By how much `atNs` may be late, where Node's event loop has stamped it and the kernel tells. */
  readonly lateAtMostNs?: number;
  /** The whole `@ready …` line. */
  readonly line: string;
}

export interface LineEvent {
  readonly atNs: number;
  /** A later line that starts with `@`, without its line end. */
  readonly line: string;
}

export interface ExitEvent {
  readonly atNs: number;
  /** When each step of the engine's was heard to have come to its end; some lie after the exit. Absent for processes. */
  readonly phases?: Readonly<Record<string, number>>;
  /** Exit status, or null where a signal ended the process. */
  readonly code: number | null;
  readonly signal: string | null;
  readonly timedOut: boolean;
  readonly firstByteNs: number | null;
  readonly stdoutBytes: number;
  /** Lines of standard output that were not kept: not the workload's, longer than 64 KiB, unfinished, or a flood. */
  readonly noiseLines: number;
  /** The last bytes of standard error, invalid UTF-8 replaced. */
  readonly stderrTail: string;
  /**
   * CPU time and largest resident set of the tree, as wait4 tells them; null on Node's clock, which cannot ask. The
   * set is never told smaller than the launcher's own, about 1 MiB: a process shares its memory until the exec.
   */
  readonly userNs: number | null;
  readonly systemNs: number | null;
  readonly maxRssBytes: number | null;
  /** perf's task clock of the whole tree; null where perf_event_open is not allowed. */
  readonly taskClockNs: number | null;
  /** Hardware counters of the whole tree; null where the host has none. */
  readonly cycles: number | null;
  readonly instructions: number | null;
  /** Processes that outlived the one that was started, and were killed; null where they cannot be seen. */
  readonly leftBehind: number | null;
  /**
   * By how many millionths CLOCK_MONOTONIC was slewed around then, against CLOCK_MONOTONIC_RAW; null where that is not
   * known yet.
   */
  readonly clockPpm: number | null;
}

export interface Launch {
  /** An engine's sessions are stamped by Node, whose event loop is up to a millisecond late. */
  readonly clock: Clock;
  /** Host CLOCK_MONOTONIC at the request, just before the clone. Known once `spawned` has resolved. */
  readonly spawned: Promise<SpawnEvent>;
  /** Null where the process ended, or timed out, before its ready line. */
  readonly ready: Promise<ReadyEvent | null>;
  readonly exited: Promise<ExitEvent>;
  /** Every `@` line after the ready line, also those that came before the listener. */
  onLine(listener: (event: LineEvent) => void): void;
  /** Writes to the instance's standard input. */
  write(data: string): void;
  /**
   * Sends line after line (without their ends) at fixed times, whatever comes back and however late: an open loop.
   * Events are held back until the last is sent. The input is closed, where that is asked, after them.
   *
   * @returns when the first was due, in nanoseconds after `requestedNs`; each other is `intervalNs` after the one before.
   * @throws LaunchError where the instance is gone, or the lines cannot be sent so.
   */
  pace(lines: readonly string[], intervalNs: number): Promise<number>;
  closeInput(): void;
  /** Sends SIGKILL to the whole process group. */
  kill(): void;
}

export interface SpawnEvent {
  /** Null for an engine's: it is not asked for it while it is timed. */
  readonly pid: number | null;
  readonly requestedNs: bigint;
  readonly atNs: number;
}

export interface ProcessSpawn extends SpawnEvent {
  readonly pid: number;
}

export interface ProcessLaunch extends Launch {
  readonly spawned: Promise<ProcessSpawn>;
}

/** Whose stopwatch a time is from. */
export type Clock = "launcher" | "node";

/** Starts processes of ours. */
export interface ProcessLauncher {
  readonly clock: Clock;
  /** Of the process that holds the instances' pipes; null on Node's clock, which is the harness itself. */
  readonly pid: number | null;
  /** Why it is Node's clock; absent otherwise. */
  readonly fallbackReason?: string;
  /** The last {@link ExitEvent.clockPpm}. */
  readonly clockPpm: number | null;
  /**
   * @throws never. A program that cannot be executed makes `spawned` reject with LaunchError, `ready` resolve to
   * null and `exited` reject likewise.
   */
  launch(request: ProcessRequest): ProcessLaunch;
  /** Kills what still runs and ends the launcher. */
  close(): Promise<void>;
}

/** Starts all there is. */
export interface Launcher extends ProcessLauncher {
  /** Stamped by Node's clock. An engine that refuses makes `exited` reject with the driver's own error. */
  launchThroughEngine(request: EngineRequest): Launch;
}
