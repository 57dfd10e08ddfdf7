/** What Node's event loop stamps, about a millisecond late: a process's lines, or those that an engine passes on. */
import { LaunchError } from "./launch-error.ts";
import { LaunchProgress } from "./launch-progress.ts";
import { LineReader } from "./line-reader.ts";
import { StampLateness } from "./stamp-lateness.ts";
import type { ExitEvent, HowLaunched, Launch, SpawnEvent } from "./types.ts";

const STDERR_KEPT = 2048;
/** Timers take no more: 2^31-1 ms, 24 days. */
const TIMER_LIMIT_MS = 2_147_483_647;

interface StampedExit {
  readonly atNs: number;
  readonly code: number | null;
  readonly signal: string | null;
}

/** @typeParam S with a pid where it is a process of ours. */
export abstract class NodeStampedLaunch<S extends SpawnEvent> implements Launch {
  readonly clock = "node";
  protected readonly progress = new LaunchProgress<S>();
  readonly #lateness = new StampLateness();
  protected readonly requestedNs = process.hrtime.bigint();
  protected exit: StampedExit | undefined;
  readonly #lines = new LineReader();
  readonly #limit: NodeJS.Timeout;
  #isReady = false;
  #timedOut = false;
  #inputEnds = false;
  /** Set while lines are still to be sent. */
  #pace: NodeJS.Timeout | undefined;
  #firstByteNs: number | null = null;
  #stdoutBytes = 0;
  #stderr = Buffer.alloc(0);

  readonly spawned = this.progress.spawned;
  readonly ready = this.progress.ready;
  readonly exited = this.progress.exited;

  constructor({ timeoutNs }: HowLaunched) {
    this.#limit = setTimeout(
      () => {
        this.#timedOut = true;
        this.kill();
      },
      Math.min(Math.ceil(timeoutNs / 1e6), TIMER_LIMIT_MS),
    );
  }

  abstract kill(): void;
  protected abstract get takesInput(): boolean;
  protected abstract send(data: string): void;
  protected abstract endInput(): void;

  onLine(listener: Parameters<Launch["onLine"]>[0]): void {
    this.progress.onLine(listener);
  }

  write(data: string): void {
    if (!this.takesInput) return;
    this.#lines.renewBudget();
    this.send(data);
  }

  /** Timers are a millisecond late or two; what that adds to a latency is told by the clock's name. */
  async pace(lines: readonly string[], intervalNs: number): Promise<number> {
    const begunNs = this.sinceRequest();
    const isRunning = (): boolean => this.exit === undefined && this.takesInput;
    if (!isRunning()) throw new LaunchError("The instance has ended before it was sent anything.", "See how it ended.");
    let sent = 0;
    const sendDue = (): void => {
      while (sent < lines.length && this.sinceRequest() >= begunNs + sent * intervalNs)
        this.write(`${lines[sent++]}\n`);
      this.#pace = sent < lines.length && isRunning() ? setTimeout(sendDue, intervalNs / 1e6) : undefined;
      if (this.#pace === undefined && this.#inputEnds) this.endInput();
    };
    sendDue();
    return begunNs;
  }

  closeInput(): void {
    this.#inputEnds = true;
    if (this.#pace === undefined) this.endInput();
  }

  protected sinceRequest(): number {
    return Number(process.hrtime.bigint() - this.requestedNs);
  }

  /** @returns by how much what was stamped just now may be late. It is told of the ready line alone: later stamps cost nothing. */
  protected hasStamped(): number | undefined {
    return this.#isReady ? undefined : this.#lateness.stamped();
  }

  /** @param readNs after the request, where something else than the event loop has stamped it. */
  protected takeOutput(chunk: Buffer, readNs?: number): void {
    const atNs = readNs ?? this.sinceRequest();
    const lateNs = this.hasStamped();
    this.#firstByteNs ??= atNs;
    this.#stdoutBytes += chunk.length;
    for (const line of this.#lines.feed(chunk)) {
      if (this.#isReady) this.progress.said({ atNs, line });
      else if (line.startsWith("@ready ")) {
        this.#isReady = true;
        const lateAtMostNs = readNs === undefined ? lateNs : undefined;
        this.progress.isReady({ atNs, line, ...(lateAtMostNs === undefined ? {} : { lateAtMostNs }) });
      } else this.#lines.noise++;
    }
  }

  protected takeErrorOutput(chunk: Buffer): void {
    this.#stderr = Buffer.from(Buffer.concat([this.#stderr, chunk]).subarray(-STDERR_KEPT));
  }

  protected hasEnded(code: number | null, signal: string | null): void {
    this.exit = { atNs: this.sinceRequest(), code, signal };
    this.hasStamped();
    this.stopTimers();
  }

  protected stopTimers(): void {
    clearTimeout(this.#limit);
    clearTimeout(this.#pace);
  }

  /** All output has come. */
  protected tellExit(phases?: ExitEvent["phases"]): void {
    this.#lines.end();
    this.progress.hasExited({
      ...(this.exit ?? { atNs: this.sinceRequest(), code: null, signal: null }),
      ...(phases === undefined ? {} : { phases }),
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
      clockPpm: null,
    });
  }
}
