/** The run on one node, as its Job and the Pods of it show it. */
import { join } from "node:path";
import { BatchV1Api, CoreV1Api } from "@kubernetes/client-node";
import { apiFailure, isApiStatus } from "../../../drivers/kubernetes/api-failure.ts";
import type { PooledKubeConfig } from "../../../drivers/kubernetes/connection.ts";
import { nodeTrouble } from "../../../drivers/kubernetes/node-choice.ts";
import { PodLog } from "../../../drivers/kubernetes/pod-log.ts";
import { within } from "../../../drivers/lib/within.ts";
import { ConnectionLost, type RemoteRun, type RunState } from "../follow.ts";
import { outputOf } from "./exec.ts";
import { type JobProgress, jobProgress } from "./job-progress.ts";
import type { JobsView } from "./jobs-view.ts";
import { MEASURE, RESULTS, resultsFolder } from "./names.ts";

export interface JobPlace {
  readonly config: PooledKubeConfig;
  readonly namespace: string;
  readonly fleet: string;
}

/** For the kubelet to pass on the end of a log. */
const LOG_LIMIT_MS = 5000;
/** Between two looks at whether a run that was told to end has ended. */
const ENDING_POLL_MS = 1000;

/** Lets the Pod of a run that is over end: all that is wanted of it was fetched. @throws ConnectionLost */
export async function releasePod({ config, namespace, fleet }: JobPlace, pod: string): Promise<void> {
  await outputOf(config, { namespace, pod, container: RESULTS }, ["touch", `${resultsFolder(fleet)}.fetched`]);
}

/** Its Pods are told to end. @throws DriverError */
export async function deleteJob({ config, namespace }: JobPlace, name: string): Promise<void> {
  try {
    await config.makeApiClient(BatchV1Api).deleteNamespacedJob({ namespace, name, propagationPolicy: "Background" });
  } catch (error) {
    if (!isApiStatus(error, 404)) throw apiFailure("kubernetes", "destroy", error);
  }
}

export class JobRun implements RemoteRun {
  readonly #place: JobPlace;
  readonly #view: JobsView;
  readonly #job: string;
  readonly #node: string;
  readonly #tell: (text: string) => void;
  readonly #logs = new Map<string, PodLog>();
  /** Pods of which everything was fetched. */
  readonly #released = new Set<string>();
  /** As Kubernetes told it last, and what came of it. */
  #told: JobProgress = { is: "queued", why: "" };
  #progress: JobProgress = this.#told;
  #lastWords = "";
  #interrupted = false;

  /** @param tell what goes on, in lines. */
  constructor(
    place: JobPlace,
    view: JobsView,
    { job, node }: { readonly job: string; readonly node: string },
    tell: (text: string) => void,
  ) {
    this.#place = place;
    this.#view = view;
    this.#job = job;
    this.#node = node;
    this.#tell = tell;
  }

  async state(): Promise<RunState> {
    await this.#view.synchronise();
    const before = this.#progress;
    this.#told = this.#look();
    const progress = await this.#withEnd(this.#told);
    this.#progress = progress;
    if (progress.is === "queued" && (before.is !== "queued" || before.why !== progress.why) && progress.why !== "") {
      this.#tell(`waits: ${progress.why}`);
    }
    if (progress.is === "running" || progress.is === "over") this.#follow(progress);
    if (progress.is === "queued") return "queued";
    if (progress.is !== "ended") return "running";
    if (progress.by === 0 && !this.#isWhole())
      return { ended: "The run is complete, but its end came too late to be fetched" };
    return typeof progress.by === "number" ? progress.by : { ended: progress.by };
  }

  async read(file: string, fromByte = 0): Promise<Buffer> {
    if (this.#progress.is !== "running" && this.#progress.is !== "over") return Buffer.alloc(0);
    return await this.#readIn(this.#progress.pod, join(resultsFolder(this.#place.fleet), file), fromByte);
  }

  async fetched(): Promise<void> {
    if (this.#progress.is !== "over") return;
    const { pod } = this.#progress;
    await this.#logsEnd();
    await releasePod(this.#place, pod);
    this.#released.add(pod);
  }

  async pause(ms: number): Promise<void> {
    const most = this.#told.is === "running" && this.#told.isEnding ? Math.min(ms, ENDING_POLL_MS) : ms;
    const until = performance.now() + most;
    const before = JSON.stringify(this.#told);
    for (let left = most; left > 0 && JSON.stringify(this.#look()) === before; left = until - performance.now()) {
      await this.#view.change(left);
    }
  }

  async lastWords(): Promise<string> {
    for (const log of this.#logs.values()) log.containerHasEnded();
    await this.#logsEnd();
    return this.#lastWords;
  }

  /** Ends the run; what it has measured can still be fetched. @throws DriverError */
  async interrupt(): Promise<void> {
    this.#interrupted = true;
    await deleteJob(this.#place, this.#job);
  }

  close(): void {
    for (const log of this.#logs.values()) log.close();
  }

  /** Whether all was fetched from the last of its Pods. */
  #isWhole(): boolean {
    const last = this.#view.factsOf(this.#job).pods.at(-1);
    return this.#released.has(last?.metadata?.name ?? "");
  }

  async #logsEnd(): Promise<void> {
    await within(LOG_LIMIT_MS, Promise.all(Array.from(this.#logs.values(), ({ ended }) => ended)));
  }

  #look(): JobProgress {
    const progress = jobProgress(this.#view.factsOf(this.#job));
    if ("pod" in progress && this.#released.has(progress.pod)) return { is: "queued", why: "" };
    if (progress.is === "ended" && this.#interrupted) return { is: "ended", by: "It was interrupted" };
    return progress;
  }

  /** Of one that was told to end, whether it has. @throws ConnectionLost */
  async #withEnd(progress: JobProgress): Promise<JobProgress> {
    if (progress.is !== "running" || !progress.isEnding) return progress;
    const { pod } = progress;
    const end = await this.#readIn(pod, `${resultsFolder(this.#place.fleet)}.over`);
    return end.length > 0 ? { is: "over", pod } : progress;
  }

  async #readIn(pod: string, path: string, fromByte = 0): Promise<Buffer> {
    const { namespace, config } = this.#place;
    try {
      const of = { namespace, pod, container: RESULTS };
      return await outputOf(config, of, ["tail", "-c", `+${fromByte + 1}`, "--", path]);
    } catch (error) {
      throw await this.#explained(error);
    }
  }

  #follow({ is, pod }: { readonly is: "running" | "over"; readonly pod: string }): void {
    let log = this.#logs.get(pod);
    if (log === undefined) {
      if (this.#logs.size > 0) this.#tell("goes on in another Pod");
      const { config, namespace } = this.#place;
      log = new PodLog(config, { namespace, pod, container: MEASURE }, ({ text }) => {
        const line = text.toString().trimEnd();
        if (line === "") return;
        this.#lastWords = line;
        this.#tell(line);
      });
      this.#logs.set(pod, log);
    }
    if (is === "over") log.containerHasEnded();
  }

  /** With what the cluster says of the node, which is often why. */
  async #explained(error: unknown): Promise<unknown> {
    if (!(error instanceof ConnectionLost)) return error;
    try {
      const node = await this.#place.config.makeApiClient(CoreV1Api).readNode({ name: this.#node });
      const trouble = nodeTrouble(node);
      if (trouble !== undefined) return new ConnectionLost(trouble.replace(/\.$/, ""), { cause: error });
    } catch {
      // The API server cannot be reached either, or the node is no more.
    }
    return error;
  }
}
