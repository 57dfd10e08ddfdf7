/** Instances that are processes of their own, each started by its runtime. */
import pMap from "p-map";
import type { BilledProcess, DriverContext } from "../../../drivers/types.ts";
import type { Launcher } from "../../launcher/types.ts";
import { messageOf } from "../../errors.ts";
import type { Participant } from "../participant.ts";
import { HeldInstance } from "./held-instance.ts";
import type { Growth, Population } from "./population.ts";

/** Instances that are asked, or ended, at the same time. */
const AT_ONCE = 32;

export interface InstancePopulationOptions {
  readonly participant: Participant;
  readonly context: DriverContext;
  readonly launcher: Launcher;
  /** Tells these instances from others of the run. */
  readonly prefix: string;
  /** Starts in flight at the same time. */
  readonly startsAtOnce: number;
  readonly timeoutNs: number;
  readonly guestMebibytes?: number;
}

export class InstancePopulation implements Population {
  readonly #options: InstancePopulationOptions;
  /** Also those that failed: what was made for them has to be removed. */
  readonly #made: HeldInstance[] = [];
  readonly #ready: HeldInstance[] = [];
  #filled = 0;
  #begun = 0;
  #questions = 0;
  #turns = 0;

  constructor(options: InstancePopulationOptions) {
    this.#options = options;
  }

  live(): number {
    return this.#ready.reduce((count, { ended }) => count + (ended === undefined ? 1 : 0), 0);
  }

  async grow(count: number): Promise<Growth> {
    const { participant, context, launcher, prefix, startsAtOnce, timeoutNs, guestMebibytes } = this.#options;
    const how = guestMebibytes === undefined ? {} : { guestMebibytes };
    let failure: string | undefined;
    const start = async (): Promise<number | null | undefined> => {
      // One that failed says what the others would run into: more of them would only disturb the host.
      if (failure !== undefined || context.signal.aborted) return undefined;
      try {
        const id = `${prefix}${(this.#begun++).toString(36)}`;
        const { held, start: started } = await HeldInstance.start(participant, id, launcher, timeoutNs, how);
        this.#made.push(held);
        if (started.readyNs !== null) this.#ready.push(held);
        failure ??= started.failure;
        return started.readyNs;
      } catch (error) {
        failure ??= messageOf(error);
        return null;
      }
    };
    const beganNs = process.hrtime.bigint();
    const all = await pMap(Array.from({ length: count }), start, { concurrency: startsAtOnce });
    const elapsedNs = Number(process.hrtime.bigint() - beganNs);
    const startNs = all.filter((value) => value !== undefined);
    return { startNs, elapsedNs, ...(failure === undefined ? {} : { failure }) };
  }

  async fill(bytes: number, limitMs: number): Promise<string | undefined> {
    for (; this.#filled < this.#ready.length; this.#filled++) {
      const held = this.#ready[this.#filled];
      const answered = await held?.ask(`dirty ${bytes}`, limitMs);
      if (answered === null) return `${bytes} bytes could not be filled: ${held?.ended ?? "no answer in time"}`;
    }
    return undefined;
  }

  async ask(every: number, limitMs: number): Promise<(number | null)[]> {
    const living = this.#ready.filter(({ ended }) => ended === undefined);
    const turn = this.#turns++ % every;
    const asked = living.filter((_, position) => position % every === turn);
    const ask = async (held: HeldInstance): Promise<number | null> =>
      await held.ask(`ping ${this.#questions++}`, limitMs);
    return await pMap(asked, ask, { concurrency: AT_ONCE });
  }

  death(): string | undefined {
    return this.#ready.find(({ ended }) => ended !== undefined)?.ended;
  }

  async processes(): Promise<BilledProcess[]> {
    return (await Promise.all(this.#ready.map(async (held) => await held.processes()))).flat();
  }

  async cgroups(): Promise<string[][]> {
    return await Promise.all(this.#ready.map(async (held) => await held.cgroups()));
  }

  resources(): Record<string, never> {
    return {};
  }

  files(): readonly string[] | undefined {
    return this.#made[0]?.files;
  }

  async end(): Promise<void> {
    await pMap(this.#made, async (held) => await held.end(), { concurrency: AT_ONCE, stopOnError: false });
  }
}
