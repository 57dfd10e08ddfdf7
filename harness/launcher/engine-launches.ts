/** Sessions with engines: sandboxes that requests start, and not a process of ours. Stamped by Node's clock. */
import { realtimeOffsetNs } from "../host/realtime-clock.ts";
import { LaunchError } from "./launch-error.ts";
import { NodeStampedLaunch } from "./node-stamped-launch.ts";
import { refusedLaunch } from "./refused-launch.ts";
import type { EngineRequest, Launch, SpawnEvent } from "./types.ts";

/** For an engine to kill a sandbox and remove it. */
const KILL_GRACE_MS = 60_000;

class EngineLaunch extends NodeStampedLaunch<SpawnEvent> {
  readonly #session: ReturnType<EngineRequest["start"]>;
  readonly #phases: Record<string, number> = {};
  #takesInput: boolean;
  #grace: NodeJS.Timeout | undefined;

  constructor(request: EngineRequest, onEnd: () => void) {
    super(request);
    this.#takesInput = request.stdin === "open";
    this.progress.hasSpawned({ pid: null, requestedNs: this.requestedNs, atNs: 0 });
    this.#session = request.start(
      {
        output: (chunk, readNs) => this.takeOutput(chunk, this.#stampOf(readNs)),
        errorOutput: (chunk) => this.takeErrorOutput(chunk),
        phase: (name) => {
          this.#phases[name] ??= this.sinceRequest();
          this.hasStamped();
        },
        exited: (code, signal) => this.hasEnded(code, signal),
      },
      request.stdin,
    );
    void this.#session.ended
      .then(
        () => this.tellExit(this.#phases),
        (error: Error) => this.progress.hasFailed(error),
      )
      .finally(() => {
        this.stopTimers();
        clearTimeout(this.#grace);
        onEnd();
      });
  }

  /**
   * The engine's own stamp, where it gives one that can be: a clock that was set meanwhile gives one before the request
   * or in the future, and then it counts when the chunk has come.
   */
  #stampOf(readNs: bigint | undefined): number | undefined {
    if (readNs === undefined) return undefined;
    const atNs = Number(readNs - realtimeOffsetNs() - this.requestedNs);
    return atNs >= 0 && atNs <= this.sinceRequest() ? atNs : undefined;
  }

  kill(): void {
    this.#takesInput = false;
    this.#session.kill();
    this.#grace ??= setTimeout(() => {
      this.progress.hasFailed(
        new LaunchError(
          `The engine has not ended a sandbox within ${KILL_GRACE_MS / 1000} s after it was told to kill it.`,
          "See what the engine's log says; then run `sandgauge clean`.",
        ),
      );
    }, KILL_GRACE_MS);
  }

  protected get takesInput(): boolean {
    return this.#takesInput && this.exit === undefined;
  }

  protected send(data: string): void {
    this.#session.write(data);
  }

  protected endInput(): void {
    if (!this.#takesInput) return;
    this.#takesInput = false;
    this.#session.closeInput();
  }
}

export class EngineLaunches {
  readonly #running = new Set<Launch>();
  #closed = false;

  launch(request: EngineRequest): Launch {
    if (this.#closed)
      return refusedLaunch("node", new LaunchError("The launcher has been closed.", "Start another one."));
    const launch: Launch = new EngineLaunch(request, () => this.#running.delete(launch));
    this.#running.add(launch);
    return launch;
  }

  /** Kills what still runs, and waits for its end. */
  async close(): Promise<void> {
    this.#closed = true;
    const left = [...this.#running];
    for (const launch of left) launch.kill();
    await Promise.allSettled(left.map(({ exited }) => exited));
  }
}
