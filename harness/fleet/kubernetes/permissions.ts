/** What measuring on a cluster's nodes takes; the manifest that grants it is tested against it. */
import type { Permission } from "../../../drivers/kubernetes/permissions.ts";

/** In the namespace of the fleet. */
export const ofNamespace: readonly Permission[] = [
  { group: "batch", resource: "jobs", verbs: ["create", "list", "watch", "delete"] },
  { group: "", resource: "pods", verbs: ["list", "watch", "delete"] },
  { group: "", resource: "pods/log", verbs: ["get"] },
  // As for attaching: the request is a GET, what it becomes must be allowed as a creation too.
  { group: "", resource: "pods/exec", verbs: ["get", "create"] },
  { group: "", resource: "events", verbs: ["list", "watch"] },
];

export const ofCluster: readonly Permission[] = [{ group: "", resource: "nodes", verbs: ["get", "list"] }];
