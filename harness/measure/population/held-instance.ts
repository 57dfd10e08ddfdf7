/** One instance that lives until it is ended, and can be asked whether it still answers. */
import { within } from "../../../drivers/lib/within.ts";
import type { BilledProcess, Command, Instance } from "../../../drivers/types.ts";
import { billedTo, filesOf, launchInstance } from "../../launcher/launch-instance.ts";
import type { ExitEvent, Launch, Launcher } from "../../launcher/types.ts";
import type { Participant } from "../participant.ts";

/** The launcher's own limit, which ends an instance whatever it does; that it gets ready in time is watched here. */
const LONGEST_LIFE_NS = 24 * 3600 * 1e9;

/** For an instance whose input was closed to end by itself. */
const END_LIMIT_MS = 10_000;

export interface Start {
  /** Requested → ready; null where it did not get there. */
  readonly readyNs: number | null;
  /** Why not: one sentence. */
  readonly failure?: string;
}

export interface HowStarted {
  /** Absolute cgroup folders to be born in; by default the launcher's own. */
  readonly cgroupFolders?: readonly string[];
  /** Another program, which starts the instance's own command that stands behind it. Not for what an engine starts. */
  readonly through?: Command["argv"];
  /** Of the machine, where it is one and is to have another memory than its own. */
  readonly guestMebibytes?: number;
}

interface Answer {
  /** The whole line. */
  readonly line: string;
  /** From the sending of the question. */
  readonly answeredNs: number;
}

interface Question {
  readonly askedNs: bigint;
  isAnsweredBy(line: string): boolean;
  resolve(answer: Answer | null): void;
}

export class HeldInstance {
  readonly #instance: Instance;
  readonly #launch: Launch;
  #pid: number | null = null;
  #isReady = false;
  #requestedNs = 0n;
  #question: Question | undefined;
  #ended: string | undefined;
  #errorOutput = "";

  private constructor(instance: Instance, launch: Launch) {
    this.#instance = instance;
    this.#launch = launch;
    launch.onLine(({ atNs, line }) => {
      const question = this.#question;
      if (question?.isAnsweredBy(line) !== true) return;
      this.#question = undefined;
      question.resolve({ line, answeredNs: Number(this.#requestedNs + BigInt(atNs) - question.askedNs) });
    });
    launch.exited.then(
      (exit) => {
        this.#errorOutput = exit.stderrTail;
        this.#hasEnded(endOf(exit));
      },
      (error: Error) => this.#hasEnded(error.message),
    );
  }

  /** @returns the instance also where it failed, since what was made for it has to be removed. */
  static async start(
    { prepared }: Pick<Participant, "prepared">,
    id: string,
    launcher: Launcher,
    timeoutNs: number,
    { cgroupFolders, through, guestMebibytes }: HowStarted = {},
  ): Promise<{ held: HeldInstance; start: Start }> {
    const instance = await prepared.createInstance(id, guestMebibytes === undefined ? {} : { guestMebibytes });
    const launch = launchInstance(launcher, behind(through, instance), {
      ...(cgroupFolders === undefined ? {} : { cgroupFolders }),
      stdin: "open",
      awaits: "ready",
      timeoutNs: LONGEST_LIFE_NS,
    });
    const held = new HeldInstance(instance, launch);
    return { held, start: await held.#untilReady(timeoutNs) };
  }

  /** See {@link filesOf}. */
  get files(): readonly string[] {
    return filesOf(this.#instance);
  }

  /** Of the process that the launcher started; null where there is none. */
  get pid(): number | null {
    return this.#pid;
  }

  /** The end of what it wrote to standard error, once it lives no more. */
  get errorOutput(): string {
    return this.#errorOutput;
  }

  /** Why it lives no more; undefined while it does. */
  get ended(): string | undefined {
    return this.#ended;
  }

  async processes(): Promise<BilledProcess[]> {
    return this.#isReady && this.#ended === undefined ? await billedTo(this.#instance, this.#pid) : [];
  }

  /** Folders of the cgroups that the runtime made for it, one per hierarchy. */
  async cgroups(): Promise<string[]> {
    return (await this.#instance.cgroups()).map(({ folder }) => folder);
  }

  /**
   * Sends a line and waits for it to come back. One question at a time.
   *
   * @returns nanoseconds from the sending to the answer; null where there was none in time.
   */
  async ask(line: string, limitMs: number): Promise<number | null> {
    const answer = await this.#answerTo(line, limitMs, (said) => said === `@pong ${line}`);
    return answer?.answeredNs ?? null;
  }

  /**
   * Sends a line and waits for the next `@` line, whatever it says. One question at a time.
   *
   * @returns undefined where none came in time.
   */
  async request(line: string, limitMs: number): Promise<string | undefined> {
    return (await this.#answerTo(line, limitMs, () => true))?.line;
  }

  /** Closes its input and waits for its end. @returns false where it lives on. */
  async finish(limitMs: number): Promise<boolean> {
    this.#launch.closeInput();
    return (await within(limitMs, this.#exited())) ?? false;
  }

  /**
   * Ends it and removes what it left; idempotent.
   *
   * @param limitMs for it to end by itself. A guest without an end of its input takes all of it.
   * @throws DriverError where something of it cannot be removed.
   */
  async end(limitMs = END_LIMIT_MS): Promise<void> {
    if (!(await this.finish(limitMs))) this.#launch.kill();
    await this.#exited();
    await this.#instance.destroy();
  }

  async #exited(): Promise<true> {
    await this.#launch.exited.catch(() => {});
    return true;
  }

  async #answerTo(line: string, limitMs: number, isAnsweredBy: Question["isAnsweredBy"]): Promise<Answer | null> {
    if (this.#ended !== undefined) return null;
    let timer: NodeJS.Timeout | undefined;
    const answer = new Promise<Answer | null>((resolve) => {
      this.#question = { askedNs: process.hrtime.bigint(), isAnsweredBy, resolve };
      timer = setTimeout(resolve, limitMs, null);
      this.#launch.write(`${line}\n`);
    });
    try {
      return await answer;
    } finally {
      clearTimeout(timer);
      this.#question = undefined;
    }
  }

  async #untilReady(timeoutNs: number): Promise<Start> {
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      this.#launch.kill();
    }, timeoutNs / 1e6);
    try {
      const [spawned, ready] = await Promise.all([this.#launch.spawned, this.#launch.ready]);
      this.#pid = spawned.pid;
      this.#requestedNs = spawned.requestedNs;
      this.#isReady = ready !== null;
      if (ready !== null) return { readyNs: ready.atNs };
      const exit = await this.#launch.exited;
      const failure = timedOut
        ? `no ready line came within ${timeoutNs / 1e9} s`
        : endOf(exit, " before its ready line");
      return { readyNs: null, failure };
    } catch (error) {
      return { readyNs: null, failure: error instanceof Error ? error.message : String(error) };
    } finally {
      clearTimeout(timer);
    }
  }

  #hasEnded(how: string): void {
    this.#ended = how;
    this.#question?.resolve(null);
    this.#question = undefined;
  }
}

function behind(through: HowStarted["through"], instance: Instance): Instance {
  if (through === undefined || !("command" in instance)) return instance;
  const { command } = instance;
  return { ...instance, command: { ...command, argv: [...through, ...command.argv] } };
}

/**
 * With the runtime's own last words.
 *
 * @param when after a space; empty for one that had got ready.
 */
function endOf({ signal, code, stderrTail }: ExitEvent, when = ""): string {
  const end = signal === null ? `exit status ${code}` : `signal ${signal}`;
  const lastWords = stderrTail.trim().split("\n").at(-1) ?? "";
  return `ended by ${end}${when}${lastWords === "" ? "" : `, saying: ${lastWords}`}`;
}
