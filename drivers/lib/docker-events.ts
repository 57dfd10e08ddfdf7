/**
 * What the engine tells of the containers of one run, as it happens: one stream for all of them.
 *
 * Every event carries the engine's own time: wall-clock nanoseconds, of another host where the engine is on one. They are
 * not used. An event is told on when it is heard here, so that the harness stamps it by the same monotonic clock as
 * everything else; what that adds is the way from the engine to here, some tenths of a millisecond through a socket of
 * this host. The steps of one start are intervals between such stamps: their sum is the whole, exactly, whatever happens
 * to the wall clock meanwhile.
 */
import { createInterface } from "node:readline";
import { z } from "zod";
import { type DockerEngine, dockerError } from "./docker-engine.ts";
import { RUN_LABEL } from "./engine-labels.ts";

const eventLine = z
  .string()
  .transform((line): unknown => JSON.parse(line))
  .pipe(
    z.object({
      Action: z.string(),
      Actor: z.object({ Attributes: z.object({ name: z.string(), exitCode: z.coerce.number().optional() }) }),
    }),
  );

export interface ContainerEvent {
  /** `create`, `attach`, `start`, `die`, `destroy` and others. */
  readonly action: string;
  /** With `die`. */
  readonly exitCode: number | undefined;
}

export interface ContainerListener {
  heard(event: ContainerEvent): void;
  /** The stream has broken off: nothing more will be heard. */
  lost(error: Error): void;
}

export class DockerEvents {
  readonly #listeners = new Map<string, ContainerListener>();
  readonly #stop: () => void;
  #lost: Error | undefined;

  /** @throws DriverError where the engine does not answer. */
  static async open(engine: DockerEngine, target: string, runId: string): Promise<DockerEvents> {
    const filters = JSON.stringify({ type: ["container"], label: [`${RUN_LABEL}=${runId}`] });
    try {
      return new DockerEvents(engine, target, await engine.api.getEvents({ filters }));
    } catch (error) {
      throw dockerError(target, "prepare", engine.address, error);
    }
  }

  private constructor(engine: DockerEngine, target: string, stream: NodeJS.ReadableStream) {
    createInterface({ input: stream })
      .on("line", (line) => this.#take(line))
      .on("error", () => {}); // the stream's own, which is heard below
    const broken = (error?: Error): void => {
      const words = error?.message ?? "it ended its stream of events";
      this.#break(dockerError(target, "create", engine.address, new Error(words)));
    };
    stream
      .once("error", broken)
      .once("close", () => broken())
      .once("end", () => broken());
    this.#stop = () => {
      stream.removeAllListeners("close").removeAllListeners("end");
      if ("destroy" in stream && typeof stream.destroy === "function") stream.destroy();
    };
  }

  /** @param name the container's. */
  listen(name: string, listener: ContainerListener): void {
    if (this.#lost !== undefined) listener.lost(this.#lost);
    else this.#listeners.set(name, listener);
  }

  forget(name: string): void {
    this.#listeners.delete(name);
  }

  close(): void {
    this.#stop();
  }

  #take(line: string): void {
    const event = eventLine.safeParse(line);
    if (!event.success) return; // of no container with a name
    const { Action, Actor } = event.data;
    this.#listeners.get(Actor.Attributes.name)?.heard({ action: Action, exitCode: Actor.Attributes.exitCode });
  }

  #break(error: Error): void {
    if (this.#lost !== undefined) return;
    this.#lost = error;
    for (const listener of this.#listeners.values()) listener.lost(error);
    this.#listeners.clear();
  }
}
