/** What is asked of an engine over the Container Runtime Interface. */
import { join } from "node:path";
import { GrpcConnection } from "../lib/grpc-connection.ts";
import { DriverError } from "../lib/driver-error.ts";
import { RUN_LABEL } from "../lib/engine-labels.ts";
import type { ShimRuntime } from "../lib/shim-runtime.ts";
import { handlerRuntimeIn } from "./handler-runtime.ts";

const runtime = "runtime.v1.RuntimeService";
const images = "runtime.v1.ImageService";

/** What has not ended by then ends with its pod. */
const KILL_LIMIT_MS = 10_000;

/** Starting a pod takes a guest's boot where the runtime is a virtual machine. */
const START_LIMIT_MS = 300_000;

export class CriClient {
  readonly socket: string;
  readonly #target: string;
  readonly #connection: GrpcConnection;
  /** Whose ends are waited for, by id. */
  readonly #awaited = new Map<string, PromiseWithResolvers<void>>();

  constructor(target: string, socket: string) {
    this.socket = socket;
    this.#target = target;
    this.#connection = new GrpcConnection({
      target,
      socket,
      api: join(import.meta.dirname, "api"),
      remedy: "Start the engine, or name its socket in CONTAINER_RUNTIME_ENDPOINT.",
      unservedRemedy:
        "Use an engine that serves version 1 of CRI: containerd 1.6 or later, with its CRI plugin enabled.",
    });
  }

  async version(): Promise<{ readonly runtime_name: string; readonly runtime_version: string }> {
    return await this.#connection.call(runtime, "Version", {});
  }

  /** Empty where the engine does not tell them (before containerd 2.0). */
  async handlers(): Promise<string[]> {
    const { runtime_handlers } = await this.#connection.call<{ runtime_handlers: { name: string }[] }>(
      runtime,
      "Status",
      {},
    );
    return runtime_handlers.map(({ name }) => name).filter((name) => name !== "");
  }

  /** What the engine starts a handler's shim with. @returns undefined where it is not containerd, or has no such one. */
  async handlerRuntime(handler: string): Promise<ShimRuntime | undefined> {
    const { info } = await this.#connection.call<{ info: Record<string, string> }>(runtime, "Status", {
      verbose: true,
    });
    return handlerRuntimeIn(info["config"], handler);
  }

  /** Hears of containers' ends from now on. @throws DriverError where the engine does not tell of them. */
  watch(): void {
    this.#connection.follow(
      runtime,
      "GetContainerEvents",
      ({ container_id, container_event_type }) => {
        if (container_event_type === "CONTAINER_STOPPED_EVENT") this.#awaited.get(String(container_id))?.resolve();
      },
      (error) => {
        const failure = new DriverError(
          this.#target,
          "create",
          `It does not tell of containers' ends any more: ${error.message}`,
          "Use an engine that serves CRI's GetContainerEvents, such as containerd 1.7 or later.",
          { cause: error },
        );
        for (const { reject } of this.#awaited.values()) reject(failure);
      },
    );
  }

  /** When the container has come to its end. Rejects where that can no longer be told. */
  async stopped(id: string): Promise<void> {
    const end = Promise.withResolvers<void>();
    this.#awaited.set(id, end);
    try {
      await end.promise;
    } finally {
      this.#awaited.delete(id);
    }
  }

  async runSandbox(config: object, handler: string): Promise<string> {
    const request = { config, runtime_handler: handler };
    return (await this.#connection.call<{ pod_sandbox_id: string }>(runtime, "RunPodSandbox", request, START_LIMIT_MS))
      .pod_sandbox_id;
  }

  async stopSandbox(id: string): Promise<void> {
    await this.#connection.callIfThere(runtime, "StopPodSandbox", { pod_sandbox_id: id });
  }

  async removeSandbox(id: string): Promise<void> {
    await this.#connection.callIfThere(runtime, "RemovePodSandbox", { pod_sandbox_id: id });
  }

  /** Of its first process on this host; undefined where the engine does not tell. */
  async sandboxPid(id: string): Promise<number | undefined> {
    const request = { pod_sandbox_id: id, verbose: true };
    const status = await this.#connection.callIfThere<{ info: Record<string, string> }>(
      runtime,
      "PodSandboxStatus",
      request,
    );
    const info: unknown = JSON.parse(status?.info["info"] ?? "{}");
    return typeof info === "object" && info !== null && "pid" in info && typeof info.pid === "number"
      ? info.pid
      : undefined;
  }

  async sandboxesOf(runId: string): Promise<string[]> {
    const filter = { label_selector: { [RUN_LABEL]: runId } };
    const { items } = await this.#connection.call<{ items: { id: string }[] }>(runtime, "ListPodSandbox", { filter });
    return items.map(({ id }) => id);
  }

  async createContainer(sandbox: string, config: object, sandboxConfig: object): Promise<string> {
    const request = { pod_sandbox_id: sandbox, config, sandbox_config: sandboxConfig };
    return (await this.#connection.call<{ container_id: string }>(runtime, "CreateContainer", request)).container_id;
  }

  async startContainer(id: string): Promise<void> {
    await this.#connection.call(runtime, "StartContainer", { container_id: id }, START_LIMIT_MS);
  }

  /** At once. The answer to that is its end too: not every runtime's shim tells of one. */
  async killContainer(id: string): Promise<void> {
    try {
      await this.#connection.callIfThere(runtime, "StopContainer", { container_id: id }, KILL_LIMIT_MS);
    } finally {
      this.#awaited.get(id)?.resolve();
    }
  }

  async exitCode(id: string): Promise<number> {
    const request = { container_id: id };
    const { status } = await this.#connection.call<{ status?: { exit_code: number } }>(
      runtime,
      "ContainerStatus",
      request,
    );
    return status?.exit_code ?? 0;
  }

  /** Where its standard input is taken. */
  async attachInput(id: string): Promise<string> {
    return (await this.#connection.call<{ url: string }>(runtime, "Attach", { container_id: id, stdin: true })).url;
  }

  /** Names of all that are there. */
  async imageNames(): Promise<string[]> {
    const found = await this.#connection.call<{ images: { repo_tags: string[] }[] }>(images, "ListImages", {});
    return found.images.flatMap(({ repo_tags }) => repo_tags);
  }

  async removeImage(name: string): Promise<void> {
    await this.#connection.callIfThere(images, "RemoveImage", { image: { image: name } });
  }

  close(): void {
    this.#connection.close();
  }
}
