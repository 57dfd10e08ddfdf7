/** Instances that are processes of their own, each started by its runtime. */
import pMap from "p-map";
import type { DriverContext } from "../../../drivers/types.ts";
import type { Launcher } from "../../launcher/types.ts";
import { HeldInstance } from "../held-instance.ts";
import type { Participant } from "../participant.ts";
import type { Growth, Population } from "./population.ts";

/** Instances that are asked, or ended, at the same time. */
const AT_ONCE = 32;

export interface InstancePopulationOptions {
  readonly participant: Participant;
  readonly context: DriverContext;
  readonly launcher: Launcher;
  /** Tells the instances of this ramp from others of the run. */
  readonly prefix: string;
  /** Starts in flight at the same time. */
  readonly startsAtOnce: number;
  readonly timeoutNs: number;
}

export class InstancePopulation implements Population {
  readonly #options: InstancePopulationOptions;
  /** Also those that failed: what was made for them has to be removed. */
  readonly #made: HeldInstance[] = [];
  readonly #ready: HeldInstance[] = [];
  #questions = 0;

  constructor(options: InstancePopulationOptions) {
    this.#options = options;
  }

  live(): number {
    return this.#ready.reduce((count, { ended }) => count + (ended === undefined ? 1 : 0), 0);
  }

  async grow(count: number): Promise<Growth> {
    const { participant, context, launcher, prefix, startsAtOnce, timeoutNs } = this.#options;
    let failure: string | undefined;
    const beganNs = process.hrtime.bigint();
    const startNs = await pMap(
      Array.from({ length: count }),
      async () => {
        // One that failed says what bound the ramp: more of them would only disturb the host.
        if (failure !== undefined || context.signal.aborted) return undefined;
        const id = `${prefix}${this.#made.length.toString(36)}-${(this.#questions++).toString(36)}`;
        try {
          const { held, start } = await HeldInstance.start(participant, id, launcher, timeoutNs);
          this.#made.push(held);
          if (start.readyNs !== null) this.#ready.push(held);
          failure ??= start.failure;
          return start.readyNs;
        } catch (error) {
          failure ??= error instanceof Error ? error.message : String(error);
          return null;
        }
      },
      { concurrency: startsAtOnce },
    );
    const elapsedNs = Number(process.hrtime.bigint() - beganNs);
    const tried = startNs.filter((value) => value !== undefined);
    return { startNs: tried, elapsedNs, ...(failure === undefined ? {} : { failure }) };
  }

  async ask(every: number, limitMs: number): Promise<(number | null)[]> {
    const living = this.#ready.filter(({ ended }) => ended === undefined);
    const asked = living.filter((_, position) => position % every === 0);
    return await pMap(asked, async (held) => await held.ask(`ping ${this.#questions++}`, limitMs), {
      concurrency: AT_ONCE,
    });
  }

  death(): string | undefined {
    return this.#ready.find(({ ended }) => ended !== undefined)?.ended;
  }

  async processes(): ReturnType<Population["processes"]> {
    return (await Promise.all(this.#ready.map(async (held) => await held.processes()))).flat();
  }

  resources(): Record<string, never> {
    return {};
  }

  async end(): Promise<void> {
    await pMap(this.#made, async (held) => await held.end(), { concurrency: AT_ONCE, stopOnError: false });
  }
}
