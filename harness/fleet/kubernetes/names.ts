/** What the Jobs of a fleet are called by in the cluster, and where they keep what on a node. */
import { OWNER, OWNER_LABEL } from "../../../drivers/kubernetes/names.ts";

/** Made by an administrator: what may make privileged Pods in it may do anything on the nodes. */
export const NAMESPACE = "sandgauge-fleet";

export const FLEET_MANIFEST = "infra/kubernetes/fleet";

/** Of one call of `run --on kubernetes`: its value is the run's name. */
export const FLEET_LABEL = "sandgauge/fleet";

/** On the Pods of every fleet, so that the scheduler keeps them apart. */
export const COMPONENT_LABEL = "app.kubernetes.io/component";
export const MEASUREMENT = "measurement";

/** Whose node it is, for people: a label takes no name as long as a node's. */
export const NODE_ANNOTATION = "sandgauge/node";
export const PLAN_ANNOTATION = "sandgauge/plan";

/** Of the container that measures, and of the one beside it that its results are fetched from. */
export const MEASURE = "measure";
export const RESULTS = "results";

/** Its taint keeps everything else off a node that is there to measure on; whatever its value. */
export const NODE_TAINT = "sandgauge";

/** On the node and in the Pod, so that paths mean the same to engines of the node: results, cache, scratch. */
export const STATE_FOLDER = "/var/lib/sandgauge";

export function labelsOf(fleet: string): Record<string, string> {
  return { [OWNER_LABEL]: OWNER, [COMPONENT_LABEL]: MEASUREMENT, [FLEET_LABEL]: fleet };
}

export function selectorOf(fleet: string): string {
  return `${OWNER_LABEL}=${OWNER},${FLEET_LABEL}=${fleet}`;
}

/** Of a run's results on its node. A second run that is resumed there finds it. */
export function resultsFolder(fleet: string): string {
  return `${STATE_FOLDER}/results/${fleet}`;
}
