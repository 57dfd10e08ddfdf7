/** What is followed of a namespace. */
import type { CoreV1Api, CoreV1Event, V1Pod } from "@kubernetes/client-node";
import { type FollowedList, versioned } from "./following.ts";

export function podsIn(core: CoreV1Api, namespace: string, labelSelector: string): FollowedList<V1Pod> {
  return {
    path: `/api/v1/namespaces/${namespace}/pods`,
    query: { labelSelector },
    list: async () => versioned(await core.listNamespacedPod({ namespace, labelSelector })),
  };
}

/** @param kind of what they are about. */
export function eventsIn(core: CoreV1Api, namespace: string, kind: "Pod" | "Job"): FollowedList<CoreV1Event> {
  const fieldSelector = `involvedObject.kind=${kind}`;
  return {
    path: `/api/v1/namespaces/${namespace}/events`,
    query: { fieldSelector },
    list: async () => versioned(await core.listNamespacedEvent({ namespace, fieldSelector })),
  };
}
