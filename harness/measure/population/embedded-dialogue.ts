/** Asks a process one thing at a time, by lines, and takes nothing that does not answer it. */
import { endOf } from "../../launcher/end-of.ts";
import type { Launch } from "../../launcher/types.ts";
import { type EmbeddedReply, parseReply } from "./embedded-reply.ts";

/** A reply of the protocol, but not one that could come now. */
export class Misfit extends Error {}

interface Request {
  /** @returns whether it was the last reply. @throws Misfit where it does not fit. */
  readonly take: (reply: EmbeddedReply) => boolean;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

export class EmbeddedDialogue {
  readonly #launch: Launch;
  readonly #toError: (ended: string) => Error;
  #request: Request | undefined;
  #ended: string | undefined;

  /** @param toError of what became of the process, for those who wait for an answer or ask in vain. */
  constructor(launch: Launch, toError: (ended: string) => Error) {
    this.#launch = launch;
    this.#toError = toError;
    launch.onLine(({ line }) => this.#hear(line));
    launch.exited.then(
      (exit) => this.#hasEnded(endOf(exit)),
      (error: Error) => this.#hasEnded(error.message),
    );
  }

  /** Why the process lives no more; undefined while it does. */
  get ended(): string | undefined {
    return this.#ended;
  }

  /**
   * Sends a line and hands all replies to `take`, until that has had the last one.
   *
   * @throws what `toError` gives, where the process ends, is late or says what does not fit: it has been killed then.
   */
  async ask(line: string, limitMs: number, take: Request["take"]): Promise<void> {
    if (this.#request !== undefined) throw new Error("A process is asked one thing at a time.");
    if (/[\r\n]/.test(line)) throw new Error(`${JSON.stringify(line)} is more than one line.`);
    if (this.#ended !== undefined) throw this.#toError(this.#ended);
    let timer: NodeJS.Timeout | undefined;
    const replied = new Promise<void>((resolve, reject) => {
      this.#request = { take, resolve, reject };
      timer = setTimeout(() => this.giveUp(`gave no answer to ${JSON.stringify(line)} in time`), limitMs);
      this.#launch.write(`${line}\n`);
    });
    try {
      await replied;
    } finally {
      clearTimeout(timer);
      this.#request = undefined;
    }
  }

  /** Kills the process: a late or wrong answer cannot be told from the next one's. */
  giveUp(why: string): void {
    this.#hasEnded(`${why} and was killed`);
    this.#launch.kill();
  }

  #hear(line: string): void {
    if (this.#ended !== undefined) return;
    const reply = parseReply(line);
    const request = this.#request;
    try {
      if (reply === undefined || request === undefined) throw new Misfit();
      if (request.take(reply)) request.resolve();
    } catch (error) {
      if (!(error instanceof Misfit)) throw error;
      this.giveUp(`said what does not answer it: ${JSON.stringify(line.slice(0, 100))}`);
    }
  }

  #hasEnded(how: string): void {
    this.#ended ??= how;
    this.#request?.reject(this.#toError(this.#ended));
  }
}
