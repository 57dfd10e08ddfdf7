/** One pod's life: its sandbox, one container in it, and the removal of both. */
import { join } from "node:path";
import { killedBy } from "../lib/exit-status.ts";
import type { EngineListener, EngineSession } from "../types.ts";
import { AttachedInput } from "./attached-input.ts";
import type { CriClient } from "./client.ts";
import { LogTail } from "./log-tail.ts";

export interface PodPlan {
  readonly handler: string;
  /** PodSandboxConfig, with its folder of logs. */
  readonly sandbox: { readonly log_directory: string };
  /** ContainerConfig, but for the input. */
  readonly container: { readonly log_path: string };
}

export class CriSession implements EngineSession {
  readonly ended: Promise<void>;
  readonly #client: CriClient;
  readonly #plan: PodPlan;
  readonly #listener: EngineListener;
  readonly #log: LogTail;
  readonly #started = Promise.withResolvers<string>();
  readonly #input: AttachedInput | undefined;
  /** As the engine calls the pod's, also once that has gone; undefined while there has been none. */
  sandbox: string | undefined;
  #isRemoved = false;
  #container: string | undefined;
  #killed = false;

  constructor(client: CriClient, plan: PodPlan, listener: EngineListener, stdin: "closed" | "open") {
    this.#client = client;
    this.#plan = plan;
    this.#listener = listener;
    const log = join(plan.sandbox.log_directory, plan.container.log_path);
    this.#log = new LogTail(log, ({ stream, content }) => {
      if (stream === "stdout") listener.output(Buffer.from(content));
      else listener.errorOutput(Buffer.from(content));
    });
    this.#started.promise.catch(() => undefined); // one that never starts takes no input
    if (stdin === "open") {
      const url = this.#started.promise.then(async (id) => await client.attachInput(id));
      this.#input = new AttachedInput(url);
    }
    this.ended = this.#live();
  }

  write(data: string): void {
    this.#input?.write(data);
  }

  closeInput(): void {
    this.#input?.close();
  }

  kill(): void {
    this.#killed = true;
    // Before there is a container, the next step finds out.
    if (this.#container !== undefined) void this.#client.killContainer(this.#container).catch(() => undefined);
  }

  /** Ends what still lives of it, and removes all that it has made in the engine. Idempotent. */
  async remove(): Promise<void> {
    const { sandbox } = this;
    if (sandbox === undefined || this.#isRemoved) return;
    this.#container = undefined;
    await this.#client.stopSandbox(sandbox);
    this.#listener.phase("stop");
    await this.#client.removeSandbox(sandbox);
    this.#listener.phase("remove");
    this.#isRemoved = true;
  }

  /** Asked anew after each wait, in which it may have become true. */
  #wasKilled(): boolean {
    return this.#killed;
  }

  async #live(): Promise<void> {
    try {
      const code = await this.#run();
      if (code === undefined) this.#listener.exited(null, "SIGKILL");
      else {
        const status = killedBy(code);
        this.#listener.exited(status.code, status.signal);
        this.#log.read();
      }
      await this.remove();
    } catch (error) {
      await this.remove().catch(() => undefined); // the error that was first says more
      throw error;
    } finally {
      this.#started.reject(new Error("It has ended."));
      this.#input?.close();
      this.#log.close();
    }
  }

  /** @returns the exit status; undefined where it was killed before there was anything to end. */
  async #run(): Promise<number | undefined> {
    const { handler, sandbox, container } = this.#plan;
    const pod = await this.#client.runSandbox(sandbox, handler);
    this.sandbox = pod;
    this.#listener.phase("sandbox");
    if (this.#wasKilled()) return undefined;
    const hasInput = this.#input !== undefined;
    const config = { ...container, stdin: hasInput, stdin_once: hasInput };
    const id = await this.#client.createContainer(pod, config, sandbox);
    this.#listener.phase("create");
    if (this.#wasKilled()) return undefined;
    this.#container = id;
    const stopped = this.#client.stopped(id);
    stopped.catch(() => undefined); // a start that fails says why
    await this.#client.startContainer(id);
    this.#listener.phase("start");
    this.#started.resolve(id);
    // What was to be killed before it ran has not been: there was nothing to stop.
    if (this.#wasKilled()) await this.#client.killContainer(id);
    await stopped;
    return await this.#client.exitCode(id);
  }
}
