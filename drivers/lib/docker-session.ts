/** One container's life, as `docker run --rm` has it: created, attached to, started, and heard of until it is removed. */
import { Duplex, Writable } from "node:stream";
import type { ContainerCreateOptions } from "dockerode";
import type { EngineListener, EngineSession } from "../types.ts";
import { type DockerEngine, dockerError, statusOf } from "./docker-engine.ts";
import type { ContainerEvent, DockerEvents } from "./docker-events.ts";
import { killedBy } from "./exit-status.ts";

/** The step that an event is the end of. The end of the workload is told otherwise. */
const steps: Readonly<Record<string, string>> = {
  create: "create",
  attach: "attach",
  start: "start",
  destroy: "remove",
};

export interface SessionRequest {
  readonly target: string;
  readonly engine: DockerEngine;
  readonly events: DockerEvents;
  readonly name: string;
  /** Of the container, its streams excepted. */
  readonly options: ContainerCreateOptions;
}

/** Removes a container at whatever step it is, and waits until it is gone. @throws what the engine answered. */
export async function removeContainer({ api }: Pick<DockerEngine, "api">, name: string): Promise<void> {
  const container = api.getContainer(name);
  try {
    await container.remove({ force: true, v: true });
  } catch (error) {
    if (statusOf(error) === 404) return;
    if (statusOf(error) !== 409) throw error;
    // It is being removed already.
    await container.wait({ condition: "removed" }).catch((gone: unknown) => {
      if (statusOf(gone) !== 404) throw gone;
    });
  }
}

/** Passes on what is written, at once. */
function sink(take: (chunk: Buffer) => void): Writable {
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      take(chunk);
      done();
    },
  });
}

/** The library promises less than the socket that it gives. */
function duplex(stream: NodeJS.ReadWriteStream): Duplex {
  if (stream instanceof Duplex) return stream;
  throw new TypeError("The connection that was upgraded is no socket");
}

export interface ContainerSession extends EngineSession {
  /** As the engine calls the container, also once that has gone; undefined while there has been none. */
  readonly containerId: string | undefined;
}

export function startSession(
  request: SessionRequest,
  listener: EngineListener,
  stdin: "closed" | "open",
): ContainerSession {
  return new DockerSession(request, listener, stdin === "open");
}

class DockerSession implements ContainerSession {
  readonly ended: Promise<void>;
  containerId: string | undefined;
  readonly #request: SessionRequest;
  readonly #listener: EngineListener;
  readonly #removed = Promise.withResolvers<void>();
  readonly #hasInput: boolean;
  #connection: Duplex | undefined;
  #outputEnded: Promise<void> | undefined;
  /** What was written before there was somebody to write it to. */
  #unsent = "";
  #inputEnds = false;
  #isKilled = false;
  #hasExited = false;

  constructor(request: SessionRequest, listener: EngineListener, hasInput: boolean) {
    this.#request = request;
    this.#listener = listener;
    this.#hasInput = hasInput;
    this.#removed.promise.catch(() => {}); // it may be lost while something else is waited for, which tells it then
    request.events.listen(request.name, {
      heard: (event) => this.#heard(event),
      lost: (error) => this.#removed.reject(error),
    });
    this.ended = this.#live().finally(() => request.events.forget(request.name));
  }

  write(data: string): void {
    if (this.#connection === undefined) this.#unsent += data;
    else this.#connection.write(data);
  }

  closeInput(): void {
    this.#inputEnds = true;
    this.#connection?.end();
  }

  kill(): void {
    if (this.#isKilled) return;
    this.#isKilled = true;
    // What is being created is removed once it has been.
    if (this.containerId !== undefined) void this.#remove().catch((error: unknown) => this.#removed.reject(error));
  }

  async #live(): Promise<void> {
    const { target, engine } = this.#request;
    try {
      await this.#run();
    } catch (error) {
      if (this.containerId !== undefined) await this.#remove().catch(() => {}); // what went wrong first is what is told
      throw dockerError(target, "create", engine.address, error);
    }
    if (!this.#hasExited) this.#listener.exited(null, this.#isKilled ? "SIGKILL" : null);
  }

  async #run(): Promise<void> {
    await this.#create();
    if (this.#isKilled) return await this.#remove();
    try {
      await this.#attach();
      if (!this.#isKilled) await this.#request.engine.api.getContainer(this.#request.name).start();
    } catch (error) {
      if (!this.#isKilled) throw error; // else it was removed meanwhile, as it was asked to be
    }
    await this.#removed.promise;
    if (this.#hasExited) await this.#outputEnded;
    else this.#connection?.destroy(); // to what never ran the engine keeps it open
  }

  async #create(): Promise<void> {
    const { engine, name, options } = this.#request;
    const streams = { AttachStdout: true, AttachStderr: true, AttachStdin: this.#hasInput };
    const input = { OpenStdin: this.#hasInput, StdinOnce: this.#hasInput };
    this.containerId = (await engine.api.createContainer({ ...options, ...streams, ...input, name })).id;
  }

  async #attach(): Promise<void> {
    const { engine, name } = this.#request;
    const streams = { stdin: this.#hasInput, stdout: true, stderr: true };
    const container = engine.api.getContainer(name);
    const connection = duplex(await container.attach({ stream: true, hijack: true, ...streams }));
    this.#outputEnded = new Promise((resolve) => {
      // An error ends it too: what came until then counts, and what becomes of the container the events tell.
      for (const event of ["end", "close", "error"]) connection.on(event, () => resolve());
    });
    engine.api.modem.demuxStream(
      connection,
      sink((chunk) => this.#listener.output(chunk)),
      sink((chunk) => this.#listener.errorOutput(chunk)),
    );
    this.#connection = connection;
    if (this.#unsent !== "") connection.write(this.#unsent);
    if (this.#inputEnds) connection.end();
  }

  async #remove(): Promise<void> {
    await removeContainer(this.#request.engine, this.#request.name);
  }

  #heard({ action, exitCode }: ContainerEvent): void {
    const step = steps[action];
    if (step !== undefined) this.#listener.phase(step);
    if (action === "die") {
      this.#hasExited = true;
      const { code, signal } = killedBy(exitCode ?? 0);
      this.#listener.exited(code, signal);
    }
    if (action === "destroy") this.#removed.resolve();
  }
}
