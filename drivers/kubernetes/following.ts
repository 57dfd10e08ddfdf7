/** Follows a list of objects for as long as it is wanted, over every end of a connection and every restart of the server. */
import { setTimeout as delay } from "node:timers/promises";
import type { KubeConfig, KubernetesObject } from "@kubernetes/client-node";
import { linesOf, openStream } from "./open-stream.ts";

export interface FollowedList<T extends KubernetesObject> {
  /** Of the list: `/api/v1/namespaces/x/pods`. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** As it is now, with the version to go on from. */
  list(): Promise<{ readonly items: readonly T[]; readonly resourceVersion: string | undefined }>;
}

/** A list as the API's client gives it. */
export function versioned<T>({ items, metadata }: { items: T[]; metadata?: { resourceVersion?: string } }): {
  items: T[];
  resourceVersion: string | undefined;
} {
  return { items, resourceVersion: metadata?.resourceVersion };
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

/** Of a connection: the server sends a bookmark each minute or so where it has nothing else to say. */
const SILENCE_LIMIT_MS = 300_000;

export class Following<T extends KubernetesObject> {
  readonly #config: KubeConfig;
  readonly #list: FollowedList<T>;
  readonly #follower: Follower<T>;
  readonly #stopped = new AbortController();
  /** Since when nothing has been heard of the server; undefined while it is. */
  #lostMs: number | undefined;

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
  }

  async #synchronise(): Promise<string | undefined> {
    const { items, resourceVersion } = await this.#list.list();
    this.#follower.synchronised(items);
    return resourceVersion;
  }

  async #follow(first: string | undefined): Promise<void> {
    let version = first;
    while (!this.#stopped.signal.aborted) {
      try {
        version ??= await this.#synchronise();
        await this.#watch(version);
      } catch (error) {
        if (this.#stopped.signal.aborted) return;
        if (this.#lostMs === undefined) this.#lostMs = performance.now();
        else if (performance.now() - this.#lostMs > OUTAGE_LIMIT_MS) return this.#follower.lost(error);
        else await delay(RETRY_MS); // the first time it may be the connection alone
      }
      version = undefined; // what was missed between two watches is found by listing
    }
  }

  /** @returns when the server has ended it, as it does after some minutes. @throws what the network throws. */
  async #watch(resourceVersion: string | undefined): Promise<void> {
    const asked = { ...this.#list.query, watch: "true", allowWatchBookmarks: "true" };
    const query = new URLSearchParams(resourceVersion === undefined ? asked : { ...asked, resourceVersion });
    const response = await openStream(this.#config, `${this.#list.path}?${query.toString()}`, this.#stopped.signal);
    if (response.statusCode !== 200) {
      response.destroy();
      throw new Error(`It is not to be watched: HTTP status ${response.statusCode}.`);
    }
    this.#lostMs = undefined;
    response.setTimeout(SILENCE_LIMIT_MS, () => response.destroy(new Error("The connection is silent.")));
    for await (const line of linesOf(response)) {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the server's own, as the client takes it
      const { type, object } = JSON.parse(line.toString("utf8")) as { type: string; object: T };
      if (type === "ADDED" || type === "MODIFIED") this.#follower.changed(object);
      else if (type === "DELETED") this.#follower.removed(object);
      else if (type === "ERROR") return; // the version is too old: listed anew
    }
  }
}
