/** One container's life: a snapshot, a task, its streams, and the removal of all three. */
import type { EngineListener, EngineSession } from "../types.ts";
import { killedBy } from "../lib/exit-status.ts";
import { isThere } from "../lib/grpc-connection.ts";
import type { ContainerdClient, ContainerRuntime } from "./client.ts";
import type { ExitStatuses } from "./exit-statuses.ts";
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
  /** See {@link removeContainer}. */
  readonly startsToEnd: boolean;
  /** For a shim that may not know how its container ended; see {@link LOST}. Its first process ends as that has. */
  readonly exitStatuses?: ExitStatuses | undefined;
}

/**
 * What gVisor's shim answers where it does not know. It asks the sandbox, by `runsc wait`, once `runsc start` has ended
 * (`start` in pkg/shim/v1/proc/init.go); a workload that ends at once has taken its sandbox with it by then. The
 * sandbox's process ends with the workload's status, and is the shim's child: the kernel tells it, which is how runc's
 * shim knows, but gVisor's does not listen.
 */
const LOST = 128;

/** For a killed task to end. */
const END_LIMIT_MS = 10_000;

/** Kills a task and waits for its end. What was never started gVisor stops at once, and its shim tells no end of it. */
async function endTask(client: ContainerdClient, id: string, startsToEnd: boolean): Promise<void> {
  const awaitsStart = (await client.taskStatus(id)) === "CREATED";
  if (awaitsStart && startsToEnd) await client.startTask(id).catch(() => undefined);
  await client.killTask(id);
  if (awaitsStart && (await client.taskStatus(id)) === "STOPPED") return;
  await client.waitForTask(id, END_LIMIT_MS).catch(() => undefined);
}

/**
 * Ends its task, where it has one, and removes it. Idempotent; what is not there is no error.
 *
 * @param startsToEnd of Kata: of a task that was never started its runtime in Rust takes the kill and lets it live, and
 *   its runtime in Go refuses the kill, and deletes the task without ending its guest.
 */
export async function removeContainer(client: ContainerdClient, id: string, startsToEnd: boolean): Promise<void> {
  await endTask(client, id, startsToEnd); // only what has ended can be deleted
  await client.deleteTask(id);
  await client.deleteContainer(id);
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
  /** Asked for, and not there before: what has the name and is somebody else's is left alone. */
  readonly #own = new Set<"snapshot" | "container">();
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

  /** Ends what still lives of it, and removes all that it has made in the engine. Idempotent. */
  async remove(): Promise<void> {
    const { id, startsToEnd } = this.#plan;
    if (this.#own.has("container")) await removeContainer(this.#client, id, startsToEnd);
    if (this.#own.has("snapshot")) await this.#client.removeSnapshot(id);
    this.#own.clear();
  }

  async #live(): Promise<void> {
    const { id } = this.#plan;
    try {
      const status = await this.#run();
      this.pid = undefined;
      if (status === undefined) this.#listener.exited(null, "SIGKILL");
      else {
        const { code, signal } = killedBy(status);
        this.#listener.exited(code, signal);
        await Promise.all(this.#outputs.map(({ ended }) => ended));
        await this.#client.deleteTask(id);
        await this.#client.deleteContainer(id);
        this.#own.delete("container");
        this.#listener.phase("delete");
      }
      await this.remove();
      this.#listener.phase("remove");
    } catch (error) {
      await this.remove().catch(() => undefined); // the error that was first says more
      throw error;
    } finally {
      this.#input?.close();
      for (const output of this.#outputs) output.close();
    }
  }

  /** @returns the exit status; undefined where it was killed before there was anything to end. */
  async #run(): Promise<number | undefined> {
    const { id, runId, runtime, spec, image, fifos, createLimitMs, exitStatuses } = this.#plan;
    const { stdin, ...outputs } = fifos.paths;
    const mounts = await this.#make("snapshot", this.#client.prepareSnapshot(id, image, runId));
    this.#listener.phase("snapshot");
    if (this.#killed) return undefined;
    await this.#make("container", this.#client.createContainer({ id, runId, runtime, spec, snapshotKey: id }));
    const streams = this.#input === undefined ? outputs : { stdin, ...outputs };
    const pid = await this.#client.createTask(id, mounts, streams, createLimitMs);
    this.#listener.phase("create");
    if (this.#killed) return undefined;
    this.pid = pid;
    this.#hasTask = true;
    const byKernel = exitStatuses?.watch(pid);
    const status = this.#client.waitForTask(id);
    status.catch(() => undefined); // a start that fails says why
    await this.#client.startTask(id);
    for (const output of this.#outputs) output.handOver(); // runc's shim has opened them before, Kata's in Go only now
    this.#listener.phase("start");
    if (this.#killed) await this.#client.killTask(id).catch(() => undefined); // it may have been refused before
    const told = await status;
    if (told !== LOST || byKernel === undefined) return told;
    return (await byKernel) ?? LOST;
  }

  /** One whose making failed may be there all the same. */
  async #make<T>(what: "snapshot" | "container", making: Promise<T>): Promise<T> {
    this.#own.add(what);
    try {
      return await making;
    } catch (error) {
      if (isThere(error)) this.#own.delete(what);
      throw error;
    }
  }
}
