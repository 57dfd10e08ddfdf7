/** Asks one target the workload `reach`'s questions, with a new instance wherever one has ended on the way. */
import { HeldInstance, type HowStarted } from "../population/held-instance.ts";
import type { MetricRun } from "../metric-run.ts";
import type { Participant } from "../participant.ts";
import { toldWithoutPaths } from "../sample-conditions.ts";
import { parseReply, type Reply } from "./reply.ts";

export interface ConversationOptions {
  readonly run: Pick<MetricRun, "launcher" | "context" | "signal">;
  readonly participant: Pick<Participant, "prepared">;
  /** Of the instances' names; short, for runtimes that make socket names of them. */
  readonly prefix: string;
  readonly timeoutMs: number;
  readonly how?: HowStarted;
}

/** Enough for a program to remove what it made; a guest that does not see the end of its input is killed then. */
const END_LIMIT_MS = 2000;

/** A runtime's own words about a fault of what it runs; a backtrace may stand behind them. */
const TELLING = /\b(trap|fault|out of bounds|unreachable|panic|killed)\b/i;

export class Conversation {
  readonly #options: ConversationOptions;
  #held: HeldInstance | undefined;
  #instances = 0;

  constructor(options: ConversationOptions) {
    this.#options = options;
  }

  /** The instance that is spoken with; undefined where none lives. */
  get held(): HeldInstance | undefined {
    return this.#held;
  }

  /** @returns why there is none; undefined where one lives and is ready. */
  async begin(): Promise<string | undefined> {
    const { run, participant, prefix, timeoutMs, how } = this.#options;
    run.signal.throwIfAborted();
    const id = `${prefix}${++this.#instances}`;
    const { held, start } = await HeldInstance.start(participant, id, run.launcher, timeoutMs * 1e6, how);
    if (start.failure === undefined) {
      this.#held = held;
      return undefined;
    }
    await held.end(END_LIMIT_MS);
    run.signal.throwIfAborted();
    return toldWithoutPaths(start.failure, run.context);
  }

  async ask(question: string): Promise<Reply> {
    const { run, timeoutMs } = this.#options;
    if (this.#held === undefined) {
      const failure = await this.begin();
      if (failure !== undefined) return { kind: "not-asked", why: `No further instance got ready: ${failure}.` };
    }
    const held = this.#held;
    if (held === undefined) return { kind: "not-asked", why: "No instance lives." };
    const line = await held.request(question, timeoutMs);
    run.signal.throwIfAborted();
    if (line !== undefined) return parseReply(line, question);
    const how = held.ended;
    // One that is late could answer the next question with this one's answer.
    await this.end();
    if (how === undefined) return { kind: "silent", limitMs: timeoutMs };
    const telling = held.errorOutput.split("\n").findLast((words) => TELLING.test(words));
    return { kind: "ended", how: toldWithoutPaths(telling?.trim() ?? how, run.context) };
  }

  /** @throws DriverError where something of the instance cannot be removed. */
  async end(): Promise<void> {
    const held = this.#held;
    this.#held = undefined;
    await held?.end(END_LIMIT_MS);
  }
}
