/**
 * A process that holds many instances of one module, each with a store and a memory of its own, and the client of its
 * protocol (drivers/<runtime>/host). Isolation in there is by the language runtime only.
 *
 *     const held = await EmbeddedProcess.start(await prepared.createProcess("d1"), launcher, 60_000);
 *     const { instantiateNs, failure } = await held.grow(1000, 60_000);
 *     const { answer } = await held.tell(999, "still there?", 1000); // "still there?"
 *     const { live, answered } = await held.tellAll("dirty 4096", 60_000);
 *     await held.end();
 *
 * What the runtime refuses is a value, with its own words. What leaves the process in an unknown state (it ends, is
 * silent for too long, says what is no answer) is an {@link EmbeddedProcessError}, after which it has been killed; all
 * that is left to do with it is {@link EmbeddedProcess.end}.
 */
import { within } from "../../../drivers/lib/within.ts";
import type { BilledProcess, EmbeddingProcess } from "../../../drivers/types.ts";
import { HostError, messageOf } from "../../errors.ts";
import type { ProcessLaunch, Launcher } from "../../launcher/types.ts";
import { EmbeddedDialogue, Misfit } from "./embedded-dialogue.ts";

/** The launcher's own limit, which ends the process whatever it does; that it answers in time is watched here. */
const LONGEST_LIFE_NS = 24 * 3600 * 1e9;

/** Instances in one request: their times are told within what the launcher takes of a process from input to input. */
const LARGEST_REQUEST = 4096;

/** For a process whose input was closed. 100,000 memories are given back by the kernel in about a second. */
const END_LIMIT_MS = 60_000;

/** The process is gone or no longer understood. */
export class EmbeddedProcessError extends HostError {
  constructor(id: string, fact: string, options?: { cause?: unknown }) {
    super(id, fact, "Hold fewer instances in a process, or leave more memory to it.", options);
  }
}

/** What became of new instances. The times are the host's CLOCK_MONOTONIC: it is a process of the host. */
interface Grown {
  /** All that live in the process now. */
  readonly live: number;
  /**
   * Of each new instance in order: its store, its memory and all that its imports need. Two or three pages are touched
   * for the first time in it, which takes several times as long where a hypervisor has yet to back them.
   */
  readonly instantiateNs: readonly number[];
  /** Of each new instance in order: the run of its `_start`, to the end of it. */
  readonly startNs: readonly number[];
  /** Why there are fewer than were asked for, in the runtime's own words. */
  readonly failure?: string;
}

/** Of one instance. */
interface Answer {
  /** What it said behind `@pong `. */
  readonly answer?: string;
  /** Why there is no answer, in the runtime's own words. */
  readonly failure?: string;
}

interface Told {
  readonly live: number;
  /** Instances that gave the line back as it was. */
  readonly answered: number;
}

interface Times {
  readonly instantiateNs: number[];
  readonly startNs: number[];
}

export class EmbeddedProcess {
  readonly #process: EmbeddingProcess;
  readonly #launch: ProcessLaunch;
  readonly #dialogue: EmbeddedDialogue;
  #pid = 0;
  #readyNs = 0;
  #live = 0;

  private constructor(process: EmbeddingProcess, launch: ProcessLaunch) {
    this.#process = process;
    this.#launch = launch;
    this.#dialogue = new EmbeddedDialogue(
      launch,
      (ended) => new EmbeddedProcessError(process.id, `It ${ended}; ${this.#live} instances lived in it.`),
    );
  }

  /**
   * Starts the process and waits until it has loaded the module.
   *
   * @param limitMs from the start to the ready line.
   * @throws EmbeddedProcessError where it does not get there; nothing is left of it then.
   */
  static async start(process: EmbeddingProcess, launcher: Launcher, limitMs: number): Promise<EmbeddedProcess> {
    const launch = launcher.launch({
      ...process.command,
      stdin: "open",
      awaits: "ready",
      timeoutNs: LONGEST_LIFE_NS,
    });
    const held = new EmbeddedProcess(process, launch);
    try {
      await held.#untilReady(limitMs);
      return held;
    } catch (error) {
      launch.kill();
      await held.end();
      throw error;
    }
  }

  get pid(): number {
    return this.#pid;
  }

  /** Requested → module and engine loaded, no instance made. */
  get readyNs(): number {
    return this.#readyNs;
  }

  get live(): number {
    return this.#live;
  }

  /** Why it lives no more; undefined while it does. */
  get ended(): string | undefined {
    return this.#dialogue.ended;
  }

  async processes(): Promise<BilledProcess[]> {
    return this.ended === undefined ? await this.#process.processes(this.#pid) : [];
  }

  /**
   * Makes so many instances more, one after the other.
   *
   * @param limitMs for all of them together.
   * @throws EmbeddedProcessError
   */
  async grow(count: number, limitMs: number): Promise<Grown> {
    const deadlineMs = performance.now() + limitMs;
    const times: Times = { instantiateNs: [], startNs: [] };
    for (let left = count; left > 0; left -= LARGEST_REQUEST) {
      const failure = await this.#growBy(Math.min(left, LARGEST_REQUEST), deadlineMs - performance.now(), times);
      if (failure !== undefined) return { live: this.#live, ...times, failure };
    }
    return { live: this.#live, ...times };
  }

  /**
   * Sends a line to one instance, in order of their making from 0 on, and gives what it answers.
   *
   * @throws EmbeddedProcessError
   */
  async tell(index: number, line: string, limitMs: number): Promise<Answer> {
    let answer: Answer = {};
    await this.#dialogue.ask(`tell ${index} ${line}`, limitMs, (reply) => {
      if (reply.kind === "answer") answer = { answer: reply.text };
      else if (reply.kind === "failed" && reply.live <= this.#live) {
        this.#live = reply.live; // one that traps is given up
        answer = { failure: reply.error };
      } else throw new Misfit();
      return true;
    });
    return answer;
  }

  /**
   * Sends a line to every live instance, one after the other, and counts those that gave it back.
   *
   * @param limitMs for all of them together.
   * @throws EmbeddedProcessError
   */
  async tellAll(line: string, limitMs: number): Promise<Told> {
    let answered = 0;
    await this.#dialogue.ask(`tell-all ${line}`, limitMs, (reply) => {
      if (reply.kind !== "told" || reply.live > this.#live || reply.answered > reply.live) throw new Misfit();
      this.#live = reply.live;
      answered = reply.answered;
      return true;
    });
    return { live: this.#live, answered };
  }

  /** Ends it, and every instance with it; idempotent. */
  async end(): Promise<void> {
    this.#launch.closeInput();
    const exited = this.#launch.exited.then(
      () => true,
      () => true,
    );
    if ((await within(END_LIMIT_MS, exited)) === undefined) this.#launch.kill();
    await exited;
    this.#live = 0;
    await this.#process.destroy();
  }

  /** @returns why there are fewer; undefined where all were made. */
  async #growBy(count: number, limitMs: number, times: Times): Promise<string | undefined> {
    const live = this.#live + count;
    let failure: string | undefined;
    await this.#dialogue.ask(`instantiate ${count}`, limitMs, (reply) => {
      if (reply.kind === "instantiated") {
        const made = reply.instantiateNs.length;
        const fits = made > 0 && made === reply.startNs.length && reply.live === this.#live + made;
        if (!fits || reply.live > live) throw new Misfit();
        this.#live = reply.live;
        times.instantiateNs.push(...reply.instantiateNs);
        times.startNs.push(...reply.startNs);
        return false;
      }
      if (reply.kind !== "done" && reply.kind !== "failed") throw new Misfit();
      if (reply.live !== this.#live || (reply.kind === "done" && reply.live !== live)) throw new Misfit();
      if (reply.kind === "failed") failure = reply.error;
      return true;
    });
    return failure;
  }

  async #untilReady(limitMs: number): Promise<void> {
    const timer = setTimeout(() => this.#dialogue.giveUp(`said nothing within ${limitMs} ms of its start`), limitMs);
    try {
      const [spawned, ready] = await Promise.all([this.#launch.spawned, this.#launch.ready]);
      if (ready === null) {
        await this.#launch.exited;
        throw new EmbeddedProcessError(this.#process.id, `It ${this.ended} before its ready line.`);
      }
      this.#pid = spawned.pid;
      this.#readyNs = ready.atNs;
    } catch (error) {
      if (error instanceof EmbeddedProcessError) throw error;
      throw new EmbeddedProcessError(this.#process.id, messageOf(error), { cause: error });
    } finally {
      clearTimeout(timer);
    }
  }
}
