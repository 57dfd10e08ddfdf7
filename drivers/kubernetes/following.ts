/** Follows a list of objects for as long as it is wanted, over every end of a connection and every restart of the server. */
import { type KubeConfig, type KubernetesObject, Watch } from "@kubernetes/client-node";
import { setTimeout as delay } from "node:timers/promises";

export interface FollowedList<T extends KubernetesObject> {
  /** Of the list: `/api/v1/namespaces/x/pods`. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** As it is now, with the version to go on from. */
  list(): Promise<{ readonly items: readonly T[]; readonly resourceVersion: string | undefined }>;
}

export interface Follower<T> {
  changed(object: T): void;
  removed(object: T): void;
  /** All that there is, after the connection was lost: what is not among them was removed meanwhile. */
  synchronised(objects: readonly T[]): void;
  /** The server has not answered for longer than is waited for. No more is said. */
  lost(error: unknown): void;
}

/** How long a server may be away: a restart takes seconds. */
const OUTAGE_LIMIT_MS = 60_000;
const RETRY_MS = 100;

export class Following<T extends KubernetesObject> {
  readonly #config: KubeConfig;
  readonly #list: FollowedList<T>;
  readonly #follower: Follower<T>;
  readonly #stopped = new AbortController();
  #request: AbortController | undefined;

  private constructor(config: KubeConfig, list: FollowedList<T>, follower: Follower<T>) {
    this.#config = config;
    this.#list = list;
    this.#follower = follower;
  }

  /** @returns once the first list is there, and what comes after it is heard. @throws what the API client throws. */
  static async start<T extends KubernetesObject>(
    config: KubeConfig,
    list: FollowedList<T>,
    follower: Follower<T>,
  ): Promise<Following<T>> {
    const following = new Following(config, list, follower);
    const version = await following.#synchronise();
    void following.#follow(version);
    return following;
  }

  stop(): void {
    this.#stopped.abort();
    this.#request?.abort();
  }

  async #synchronise(): Promise<string | undefined> {
    const { items, resourceVersion } = await this.#list.list();
    this.#follower.synchronised(items);
    return resourceVersion;
  }

  async #follow(first: string | undefined): Promise<void> {
    let version = first;
    let lostMs: number | undefined;
    while (!this.#stopped.signal.aborted) {
      try {
        version ??= await this.#synchronise();
        lostMs = undefined;
        await this.#watch(version);
      } catch (error) {
        lostMs ??= performance.now();
        if (this.#stopped.signal.aborted) return;
        if (performance.now() - lostMs > OUTAGE_LIMIT_MS) return this.#follower.lost(error);
        await delay(RETRY_MS);
      }
      version = undefined; // what was missed between two watches is found by listing
    }
  }

  /** @returns when the server has ended it, as it does after some minutes. */
  async #watch(resourceVersion: string | undefined): Promise<void> {
    const query = { ...this.#list.query, ...(resourceVersion === undefined ? {} : { resourceVersion }) };
    await new Promise<void>((resolve, reject) => {
      const done = (error: unknown): void => {
        if (error instanceof Error) reject(error);
        else resolve();
      };
      new Watch(this.#config)
        .watch(this.#list.path, query, (type: string, object: T) => this.#hear(type, object), done)
        .then((request) => {
          this.#request = request;
          if (this.#stopped.signal.aborted) request.abort();
        }, reject);
    });
  }

  #hear(type: string, object: T): void {
    if (this.#stopped.signal.aborted) return;
    if (type === "ADDED" || type === "MODIFIED") this.#follower.changed(object);
    else if (type === "DELETED") this.#follower.removed(object);
    else if (type === "ERROR") this.#request?.abort(); // the version is too old: listed anew
  }
}
