/** The Jobs of one fleet and their Pods, as the API server tells of them, over its restarts. */
import { BatchV1Api, CoreV1Api, type CoreV1Event, type V1Job, type V1Pod } from "@kubernetes/client-node";
import { apiFailure } from "../../../drivers/kubernetes/api-failure.ts";
import type { PooledKubeConfig } from "../../../drivers/kubernetes/connection.ts";
import { eventsIn, podsIn } from "../../../drivers/kubernetes/followed-lists.ts";
import { type FollowedList, type Follower, Following, versioned } from "../../../drivers/kubernetes/following.ts";
import { within } from "../../../drivers/lib/within.ts";
import { ConnectionLost } from "../follow.ts";
import { type JobFacts, refusalOf } from "./job-progress.ts";
import { selectorOf } from "./names.ts";

const JOB_OF_POD = "batch.kubernetes.io/job-name";

/** What is kept up to date: everything by its name. */
class Objects<T extends V1Job | V1Pod> implements Follower<T> {
  readonly #byName = new Map<string, T>();
  readonly #on: { changed(): void; lost(error: unknown): void };

  constructor(on: { changed(): void; lost(error: unknown): void }) {
    this.#on = on;
  }

  get(name: string): T | undefined {
    return this.#byName.get(name);
  }

  all(): T[] {
    return [...this.#byName.values()];
  }

  changed(object: T): void {
    this.#byName.set(object.metadata?.name ?? "", object);
    this.#on.changed();
  }

  removed(object: T): void {
    this.#byName.delete(object.metadata?.name ?? "");
    this.#on.changed();
  }

  synchronised(objects: readonly T[]): void {
    this.#byName.clear();
    for (const object of objects) this.#byName.set(object.metadata?.name ?? "", object);
    this.#on.changed();
  }

  lost(error: unknown): void {
    this.#on.lost(error);
  }
}

/** In the order in which they were made. The client gives dates, a watch their text. */
function byAge(a: V1Pod, b: V1Pod): number {
  const [first, second] = [a, b].map(({ metadata }) => new Date(metadata?.creationTimestamp ?? 0).getTime());
  return (first ?? 0) - (second ?? 0);
}

export class JobsView {
  readonly #config: PooledKubeConfig;
  readonly #namespace: string;
  readonly #labelSelector: string;
  readonly #jobs: Objects<V1Job>;
  readonly #pods: Objects<V1Pod>;
  readonly #refusals = new Map<string, string>();
  #followings: { stop(): void }[] = [];
  #synchronising: Promise<void> | undefined;
  #change = Promise.withResolvers<void>();

  constructor(config: PooledKubeConfig, namespace: string, fleet: string) {
    this.#config = config;
    this.#namespace = namespace;
    this.#labelSelector = selectorOf(fleet);
    const on = { changed: () => this.#tellChange(), lost: () => this.stop() };
    this.#jobs = new Objects(on);
    this.#pods = new Objects(on);
  }

  /** Begins to follow, or anew where the server was away for long. @throws ConnectionLost */
  async synchronise(): Promise<void> {
    if (this.#synchronising === undefined && this.#followings.length > 0) return;
    this.#synchronising ??= this.#follow().finally(() => (this.#synchronising = undefined));
    await this.#synchronising;
  }

  factsOf(job: string): JobFacts {
    const pods = this.#pods.all().filter(({ metadata }) => metadata?.labels?.[JOB_OF_POD] === job);
    return { job: this.#jobs.get(job), pods: pods.toSorted(byAge), refusal: this.#refusals.get(job) };
  }

  /** Resolves when something has changed, or after that time. */
  async change(ms: number): Promise<void> {
    await within(ms, this.#change.promise);
  }

  stop(): void {
    for (const following of this.#followings.splice(0)) following.stop();
    this.#tellChange();
  }

  #tellChange(): void {
    this.#change.resolve();
    this.#change = Promise.withResolvers();
  }

  async #follow(): Promise<void> {
    const [namespace, labelSelector] = [this.#namespace, this.#labelSelector];
    const core = this.#config.makeApiClient(CoreV1Api);
    const batch = this.#config.makeApiClient(BatchV1Api);
    try {
      await this.#start(
        {
          path: `/apis/batch/v1/namespaces/${namespace}/jobs`,
          query: { labelSelector },
          list: async () => versioned(await batch.listNamespacedJob({ namespace, labelSelector })),
        },
        this.#jobs,
      );
      await this.#start(podsIn(core, namespace, labelSelector), this.#pods);
      await this.#start(eventsIn(core, namespace, "Job"), {
        changed: (event) => this.#hear([event]),
        removed: () => {},
        synchronised: (events) => this.#hear(events),
        lost: () => this.stop(),
      });
    } catch (error) {
      this.stop();
      throw new ConnectionLost(apiFailure("kubernetes", "create", error).message, { cause: error });
    }
  }

  async #start<T extends V1Job | V1Pod | CoreV1Event>(list: FollowedList<T>, follower: Follower<T>): Promise<void> {
    this.#followings.push(await Following.start(this.#config, list, follower));
  }

  #hear(events: readonly CoreV1Event[]): void {
    for (const [job, why] of events.flatMap(refusalOf)) this.#refusals.set(job, why);
    this.#tellChange();
  }
}
