/** Instances within processes that hold many: as many processes as it takes. */
import type { BilledProcess, PreparedEmbedding } from "../../../drivers/types.ts";
import { messageOf } from "../../errors.ts";
import { processResources } from "../../host/resource-use.ts";
import { filesOf } from "../../launcher/launch-instance.ts";
import type { Launcher } from "../../launcher/types.ts";
import type { ResourceUse } from "../../records/density-sample.ts";
import { EmbeddedProcess, EmbeddedProcessError } from "./embedded-process.ts";
import type { Growth, Population } from "./population.ts";

export interface EmbeddedPopulationOptions {
  readonly prepared: PreparedEmbedding;
  readonly launcher: Launcher;
  /** Tells these processes from others of the run. */
  readonly prefix: string;
  /** For a process to get ready, and for one request that makes instances. */
  readonly timeoutMs: number;
}

/** Of instances that are asked one by one. */
const MOST_TIMED = 1000;

/** Where an instance lives. */
interface Place {
  readonly held: EmbeddedProcess;
  readonly index: number;
}

export class EmbeddedPopulation implements Population {
  readonly #options: EmbeddedPopulationOptions;
  readonly #processes: EmbeddedProcess[] = [];
  #files: readonly string[] | undefined;
  #filled = 0;
  #questions = 0;
  #turns = 0;
  #death: string | undefined;

  constructor(options: EmbeddedPopulationOptions) {
    this.#options = options;
  }

  live(): number {
    return this.#processes.reduce((sum, { live, ended }) => sum + (ended === undefined ? live : 0), 0);
  }

  async grow(count: number): Promise<Growth> {
    const { prepared, timeoutMs } = this.#options;
    const startNs: number[] = [];
    const instantiateNs: number[] = [];
    const beganNs = process.hrtime.bigint();
    let failure: string | undefined;
    try {
      for (let left = count; left > 0 && failure === undefined;) {
        const held = await this.#roomy();
        const asked = Math.min(left, prepared.instancesPerProcess - held.live);
        const grown = await held.grow(asked, timeoutMs);
        for (const [position, ns] of grown.instantiateNs.entries()) {
          instantiateNs.push(ns);
          startNs.push(ns + (grown.startNs[position] ?? 0));
        }
        failure = grown.failure;
        left -= asked;
      }
    } catch (error) {
      failure = this.#toldDeath(error);
    }
    const elapsedNs = Number(process.hrtime.bigint() - beganNs);
    return {
      startNs: failure === undefined ? startNs : [...startNs, null],
      instantiateNs,
      elapsedNs,
      ...(failure === undefined ? {} : { failure }),
    };
  }

  async fill(bytes: number, limitMs: number): Promise<string | undefined> {
    const places = this.#places();
    for (; this.#filled < places.length; this.#filled++) {
      const place = places[this.#filled];
      if (place === undefined) break;
      const { answer, failure } = await this.#tell(place, `dirty ${bytes}`, limitMs);
      if (answer === undefined) return `${bytes} bytes could not be filled: ${failure ?? "no answer"}`;
    }
    return undefined;
  }

  /** Every live one is asked each time, since that takes one request; every so manieth is timed, at most a thousand. */
  async ask(every: number, limitMs: number): Promise<(number | null)[]> {
    const answers: (number | null)[] = [];
    const turn = this.#turns++ % every;
    const timed = this.#places().filter((_, position) => position % every === turn);
    for (const place of timed.slice(0, MOST_TIMED)) {
      const line = `ping ${this.#questions++}`;
      const askedNs = process.hrtime.bigint();
      const { answer } = await this.#tell(place, line, limitMs);
      answers.push(answer === line ? Number(process.hrtime.bigint() - askedNs) : null);
    }
    for (const held of this.#processes.filter(({ ended }) => ended === undefined)) {
      try {
        const { live, answered } = await held.tellAll(`ping ${this.#questions++}`, this.#options.timeoutMs);
        for (let silent = live - answered; silent > 0; silent--) answers.push(null);
      } catch (error) {
        this.#toldDeath(error);
      }
    }
    return answers;
  }

  death(): string | undefined {
    this.#death ??= this.#processes.find(({ ended }) => ended !== undefined)?.ended;
    return this.#death;
  }

  async processes(): Promise<BilledProcess[]> {
    return (await Promise.all(this.#processes.map(async (held) => await held.processes()))).flat();
  }

  async cgroups(): Promise<string[][]> {
    return [];
  }

  /** Of the fullest process: what one of them cannot take is the bound. */
  resources(): Record<string, ResourceUse> {
    const fullest = this.#processes
      .filter(({ ended }) => ended === undefined)
      .toSorted((a, b) => b.live - a.live)
      .at(0);
    return fullest === undefined ? {} : processResources(fullest.pid);
  }

  files(): readonly string[] | undefined {
    return this.#files;
  }

  async end(): Promise<void> {
    for (const held of this.#processes) await held.end();
  }

  #places(): Place[] {
    return this.#processes
      .filter(({ ended }) => ended === undefined)
      .flatMap((held) => Array.from({ length: held.live }, (_, index) => ({ held, index })));
  }

  async #tell({ held, index }: Place, line: string, limitMs: number): Promise<{ answer?: string; failure?: string }> {
    try {
      return await held.tell(index, line, limitMs);
    } catch (error) {
      return { failure: this.#toldDeath(error) };
    }
  }

  /** A process with room for one more; a new one where the last is full. */
  async #roomy(): Promise<EmbeddedProcess> {
    const { prepared, launcher, prefix, timeoutMs } = this.#options;
    const last = this.#processes.at(-1);
    if (last !== undefined && last.live < prepared.instancesPerProcess) return last;
    const made = await prepared.createProcess(`${prefix}${this.#processes.length}`);
    this.#files ??= filesOf(made);
    const held = await EmbeddedProcess.start(made, launcher, timeoutMs);
    this.#processes.push(held);
    return held;
  }

  /** @throws what is not the process's own end. */
  #toldDeath(error: unknown): string {
    if (!(error instanceof EmbeddedProcessError)) throw error;
    this.#death ??= messageOf(error);
    return messageOf(error);
  }
}
