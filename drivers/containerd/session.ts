/** One container's life: a snapshot, a task, its streams, and the removal of all three. */
import type { EngineListener, EngineSession } from "../types.ts";
import { DriverError } from "../lib/driver-error.ts";
import { killedBy } from "../lib/exit-status.ts";
import type { ContainerdClient, ContainerRuntime } from "./client.ts";
import { type Fifos, type InputFifo, type OutputFifo, readFifo, writeFifo } from "./fifos.ts";

export interface ContainerPlan {
  readonly id: string;
  readonly runId: string;
  readonly runtime: ContainerRuntime;
  readonly spec: object;
  /** The snapshot that the workload lies in. */
  readonly image: string;
  readonly fifos: Fifos;
  /** For the making of a task, where that boots a guest. */
  readonly createLimitMs?: number | undefined;
}

/** For a killed task to end. */
const END_LIMIT_MS = 10_000;

/** Kata's runtime in Go kills no task that has not been started, and deletes one without ending its guest. */
async function killTask(client: ContainerdClient, id: string): Promise<void> {
  try {
    await client.killTask(id);
  } catch (error) {
    if (!(error instanceof DriverError)) throw error;
    await client.startTask(id).catch(() => undefined); // where it has been started, the kill's own error says more
    await client.killTask(id);
  }
}

/** @returns once nothing of it is in the engine any more. Idempotent; what is not there is no error. */
export async function removeContainer(client: ContainerdClient, id: string): Promise<void> {
  await killTask(client, id);
  await client.waitForTask(id, END_LIMIT_MS).catch(() => undefined); // only what has ended can be deleted
  await client.deleteTask(id);
  await client.deleteContainer(id);
  await client.removeSnapshot(id);
}

export class ContainerdSession implements EngineSession {
  readonly ended: Promise<void>;
  readonly #client: ContainerdClient;
  readonly #plan: ContainerPlan;
  readonly #listener: EngineListener;
  readonly #input: InputFifo | undefined;
  readonly #outputs: readonly OutputFifo[];
  /** Of the first process, which tells what else is billed; undefined while there is none. */
  pid: number | undefined;
  #killed = false;
  #hasTask = false;

  constructor(client: ContainerdClient, plan: ContainerPlan, listener: EngineListener, stdin: "closed" | "open") {
    this.#client = client;
    this.#plan = plan;
    this.#listener = listener;
    const { paths } = plan.fifos;
    this.#input = stdin === "open" ? writeFifo(paths.stdin) : undefined;
    this.#outputs = [
      readFifo(paths.stdout, (chunk) => listener.output(chunk)),
      readFifo(paths.stderr, (chunk) => listener.errorOutput(chunk)),
    ];
    this.ended = this.#live();
  }

  write(data: string): void {
    this.#input?.write(data);
  }

  /** The shim holds the pipe open for writing too, until it is told. */
  closeInput(): void {
    this.#input?.close();
    if (this.#hasTask) void this.#client.closeInput(this.#plan.id).catch(() => undefined);
  }

  kill(): void {
    this.#killed = true;
    // Before there is a task, the next step finds out.
    if (this.#hasTask) void this.#client.killTask(this.#plan.id).catch(() => undefined);
  }

  async #live(): Promise<void> {
    const { id } = this.#plan;
    try {
      const status = await this.#run();
      this.pid = undefined;
      if (status !== undefined) {
        const { code, signal } = killedBy(status);
        this.#listener.exited(code, signal);
        await Promise.all(this.#outputs.map(({ ended }) => ended));
      } else this.#listener.exited(null, "SIGKILL");
      await removeContainer(this.#client, id);
      this.#listener.phase("delete");
    } catch (error) {
      await removeContainer(this.#client, id).catch(() => undefined); // the error that was first says more
      throw error;
    } finally {
      this.#input?.close();
      for (const output of this.#outputs) output.close();
    }
  }

  /** @returns the exit status; undefined where it was killed before there was anything to end. */
  async #run(): Promise<number | undefined> {
    const { id, runId, runtime, spec, image, fifos, createLimitMs } = this.#plan;
    const { stdin, ...outputs } = fifos.paths;
    const mounts = await this.#client.prepareSnapshot(id, image, runId);
    this.#listener.phase("snapshot");
    if (this.#killed) return undefined;
    await this.#client.createContainer({ id, runId, runtime, spec, snapshotKey: id });
    const streams = this.#input === undefined ? outputs : { stdin, ...outputs };
    const pid = await this.#client.createTask(id, mounts, streams, createLimitMs);
    this.#listener.phase("create");
    if (this.#killed) return undefined;
    this.pid = pid;
    this.#hasTask = true;
    const status = this.#client.waitForTask(id);
    status.catch(() => undefined); // a start that fails says why
    await this.#client.startTask(id);
    for (const output of this.#outputs) output.handOver(); // runc's shim has opened them before, Kata's in Go only now
    this.#listener.phase("start");
    if (this.#killed) await this.#client.killTask(id).catch(() => undefined); // it may have been refused before
    return await status;
  }
}
