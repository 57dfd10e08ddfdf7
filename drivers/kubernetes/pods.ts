/** The Pods of one prepared workload: the cluster is asked once for all of them what becomes of them. */
import { CoreV1Api, type V1Pod } from "@kubernetes/client-node";
import type { PooledKubeConfig } from "./connection.ts";
import { eventsIn, podsIn } from "./followed-lists.ts";
import { Following } from "./following.ts";
import { selectorOf } from "./names.ts";
import type { PodSession } from "./session.ts";

export class Pods {
  readonly #sessions = new Map<string, PodSession>();
  readonly #followings: { stop(): void }[] = [];

  /** @throws what the API client throws. */
  static async follow(config: PooledKubeConfig, namespace: string, runId: string): Promise<Pods> {
    const pods = new Pods();
    const core = config.makeApiClient(CoreV1Api);
    try {
      pods.#followings.push(
        await Following.start(config, podsIn(core, namespace, selectorOf(runId)), {
          changed: (pod) => pods.#of(pod.metadata?.name)?.changed(pod),
          removed: (pod) => pods.#of(pod.metadata?.name)?.removed(),
          synchronised: (all) => pods.#synchronise(all),
          lost: (error) => pods.#lose(error),
        }),
        await Following.start(config, eventsIn(core, namespace, "Pod"), {
          changed: (event) => pods.#of(event.involvedObject.name)?.happened(event),
          removed: () => undefined,
          synchronised: (all) => {
            for (const event of all) pods.#of(event.involvedObject.name)?.happened(event);
          },
          lost: (error) => pods.#lose(error),
        }),
      );
    } catch (error) {
      pods.stop();
      throw error;
    }
    return pods;
  }

  /** It is told of its Pod until it has ended. */
  add(session: PodSession): void {
    this.#sessions.set(session.name, session);
    const forget = (): void => void this.#sessions.delete(session.name);
    session.ended.then(forget, forget);
  }

  stop(): void {
    for (const following of this.#followings) following.stop();
  }

  #of(name: string | undefined): PodSession | undefined {
    return name === undefined ? undefined : this.#sessions.get(name);
  }

  #synchronise(all: readonly V1Pod[]): void {
    const names = new Set(all.map((pod) => pod.metadata?.name));
    for (const pod of all) this.#of(pod.metadata?.name)?.changed(pod);
    for (const [name, session] of this.#sessions) if (!names.has(name) && session.wasSeen) session.removed();
  }

  #lose(error: unknown): void {
    for (const session of this.#sessions.values()) session.lost(error);
  }
}
