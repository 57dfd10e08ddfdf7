/** One Pod's life: asked for, watched, listened to, and removed. */
import type { CoreV1Api, CoreV1Event, KubeConfig, V1Pod } from "@kubernetes/client-node";
import { DriverError } from "../lib/driver-error.ts";
import { killedBy } from "../lib/exit-status.ts";
import type { EngineListener, EngineSession } from "../types.ts";
import { apiFailure } from "./api-failure.ts";
import { CONTAINER } from "./names.ts";
import { PodInput } from "./pod-input.ts";
import { PodLog } from "./pod-log.ts";
import {
  endOf,
  hasStarted,
  isOfFullNode,
  isScheduled,
  phaseOfEvent,
  type PodTrouble,
  troubleOf,
  troubleOfEvent,
  troubleWords,
} from "./pod-progress.ts";
import { removePod } from "./remove-pod.ts";

export interface PodRequest {
  readonly target: string;
  readonly namespace: string;
  readonly pod: V1Pod;
  readonly stdin: "closed" | "open";
  /** Whether the node's clock is this host's. */
  readonly isOnThisHost: boolean;
  /** Pods that the node takes, where it has told. */
  readonly podLimit: string | undefined;
}

const AT = "@".charCodeAt(0);

/** Of what a Pod's reason stands for, what can be done about it. */
function remedyOf({ reason }: PodTrouble): string {
  switch (reason) {
    case "ErrImageNeverPull":
    case "ErrImagePull":
    case "ImagePullBackOff":
      return "Bring the image to the node; infra/README.md tells how.";
    case "Unschedulable":
      return "Make room on the node, or choose another one (SANDGAUGE_NODE).";
    case "Evicted":
    case "EvictionByEvictionAPI":
    case "PreemptionByScheduler":
    case "TerminationByKubelet":
    case "DeletionByTaintManager":
      return "Measure on a node that nobody drains and that has memory and disk to spare.";
    default:
      return "See kubectl describe node, and the kubelet's log.";
  }
}

export class PodSession implements EngineSession {
  readonly ended: Promise<void>;
  /** Once the container has been started, or never will be: by then what starts it has ended. */
  readonly started: Promise<void>;
  readonly #config: KubeConfig;
  readonly #core: CoreV1Api;
  readonly #request: PodRequest;
  readonly #listener: EngineListener;
  readonly #input: PodInput | undefined;
  readonly #told = new Set<string>();
  /** As it was last seen. */
  #pod: V1Pod | undefined;
  #log: PodLog | undefined;
  #killed = false;
  #removal: Promise<void> | undefined;
  readonly #starting = Promise.withResolvers<void>();
  readonly #over = Promise.withResolvers<void>();
  readonly #gone = Promise.withResolvers<void>();

  constructor(config: KubeConfig, core: CoreV1Api, request: PodRequest, listener: EngineListener) {
    this.#config = config;
    this.#core = core;
    this.#request = request;
    this.#listener = listener;
    this.started = this.#starting.promise;
    // What fails before it is waited for.
    this.#over.promise.catch(() => undefined);
    this.#gone.promise.catch(() => undefined);
    if (request.stdin === "open") this.#input = new PodInput(config, { namespace: request.namespace, pod: this.name });
    this.ended = this.#live();
  }

  get name(): string {
    return this.#request.pod.metadata?.name ?? "";
  }

  /** By which its cgroups are named on the node. */
  get uid(): string | undefined {
    return this.#pod?.metadata?.uid;
  }

  /** Whether it is known to be in the cluster, or to have been. */
  get wasSeen(): boolean {
    return this.#pod !== undefined;
  }

  write(data: string): void {
    this.#input?.write(data);
  }

  closeInput(): void {
    this.#input?.end();
  }

  kill(): void {
    this.#killed = true;
    // Before the Pod is there, the answer to its creation finds out.
    if (this.#pod !== undefined) void this.remove().catch(() => undefined);
  }

  /** The Pod as the watch has it. */
  changed(pod: V1Pod): void {
    this.#pod = pod;
    if (isScheduled(pod)) this.#phase("schedule");
    if (hasStarted(pod)) this.#hasStarted();
    const end = endOf(pod);
    const trouble = troubleOf(pod);
    if (trouble !== undefined && !this.#killed) this.#over.reject(this.#error(trouble));
    else if (end !== undefined || pod.status?.phase === "Succeeded" || pod.status?.phase === "Failed") {
      this.#over.resolve();
    }
  }

  /** It is no more. */
  removed(): void {
    this.#gone.resolve();
    if (this.#killed) this.#over.resolve();
    else this.#over.reject(this.#error({ reason: "Deleted", message: "somebody else has deleted the Pod" }));
  }

  happened(event: CoreV1Event): void {
    const phase = phaseOfEvent(event);
    if (phase !== undefined) this.#phase(phase);
    if (event.reason === "Started") this.#hasStarted();
    const trouble = troubleOfEvent(event);
    if (trouble !== undefined && !this.#killed) this.#over.reject(this.#error(trouble));
  }

  /** The API server has not answered for too long. */
  lost(error: unknown): void {
    const failure = apiFailure(this.#request.target, "create", error);
    this.#over.reject(failure);
    this.#gone.reject(failure);
  }

  #error(trouble: PodTrouble): DriverError {
    const { target, podLimit } = this.#request;
    const limit = podLimit !== undefined && isOfFullNode(trouble) ? `; the node takes ${podLimit} Pods` : "";
    const fact = `The Pod does not run: ${troubleWords(trouble)}${limit}.`;
    return new DriverError(target, "create", fact, remedyOf(trouble));
  }

  #phase(name: string): void {
    if (this.#told.has(name)) return;
    this.#told.add(name);
    this.#listener.phase(name);
  }

  #hasStarted(): void {
    this.#starting.resolve();
    if (this.#log !== undefined) return;
    const { namespace, isOnThisHost } = this.#request;
    this.#log = new PodLog(this.#config, { namespace, pod: this.name, container: CONTAINER }, ({ text, readNs }) => {
      // Both streams come as one: what is no line of the protocol is taken for the workload's complaint.
      if (text[0] === AT) this.#listener.output(text, isOnThisHost ? readNs : undefined);
      else this.#listener.errorOutput(text);
    });
    this.#input?.attach();
  }

  async #live(): Promise<void> {
    try {
      await this.#create();
      await this.#over.promise;
      await this.#tellEnd();
      await this.remove();
      this.#listener.phase("remove");
    } catch (error) {
      await this.remove().catch(() => undefined); // the error that was first says more
      throw error;
    } finally {
      this.#starting.resolve();
      this.#log?.close();
      this.#input?.close();
    }
  }

  async #create(): Promise<void> {
    const { namespace, pod, target } = this.#request;
    try {
      const created = await this.#core.createNamespacedPod({ namespace, body: pod });
      this.#pod ??= created; // the watch may have been faster
      this.#phase("accept");
    } catch (error) {
      throw apiFailure(target, "create", error);
    }
    if (this.#killed) this.#over.resolve();
  }

  async #tellEnd(): Promise<void> {
    const end = this.#pod === undefined ? undefined : endOf(this.#pod);
    if (end === undefined) return this.#listener.exited(null, "SIGKILL");
    const { code, signal } = killedBy(end.exitCode);
    this.#listener.exited(code, signal);
    this.#hasStarted(); // one that has ended before it was seen to run
    this.#log?.containerHasEnded();
    await this.#log?.ended;
  }

  /**
   * Has the Pod removed, wherever it stands. Idempotent.
   *
   * @returns once the kubelet has removed all of it and said so.
   * @throws DriverError where it does not: the Pod has been taken out of the cluster without it then.
   */
  async remove(): Promise<void> {
    this.#killed = true;
    this.#removal ??= removePod(this.#core, this.#request, this.name, async () => await this.#gone.promise);
    await this.#removal;
  }
}
