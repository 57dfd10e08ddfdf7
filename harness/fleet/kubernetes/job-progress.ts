/** What a Job and its Pods say about the run on its node. Pure: the words are Kubernetes' own. */
import type { CoreV1Event, V1ContainerStatus, V1Job, V1Pod } from "@kubernetes/client-node";
import { containerTrouble, type PodTrouble, troubleWords } from "../../../drivers/kubernetes/pod-progress.ts";
import { MEASURE, RESULTS } from "./names.ts";

export type JobProgress =
  /** For a place, for its image, to be tried again: Kubernetes goes on by itself. Empty where it is not worth telling. */
  | { readonly is: "queued"; readonly why: string }
  | {
      readonly is: "running";
      readonly pod: string;
      /** It was told to end. Kubernetes says no more of its containers until all of them have. */
      readonly isEnding: boolean;
    }
  /** The run is over, and its results wait to be fetched. Kubernetes may start another Pod that goes on with it. */
  | { readonly is: "over"; readonly pod: string }
  /** Nothing more comes: an exit status, or how it ended without one. */
  | { readonly is: "ended"; readonly by: number | string };

/** Everything known of one Job. */
export interface JobFacts {
  /** Undefined where somebody has deleted it. */
  readonly job: V1Job | undefined;
  /** The newest last. */
  readonly pods: readonly V1Pod[];
  /** Why the controller cannot make a Pod, as it says. */
  readonly refusal: string | undefined;
}

function statusOf(statuses: readonly V1ContainerStatus[] | undefined, name: string): V1ContainerStatus | undefined {
  return statuses?.find((status) => status.name === name);
}

function measureOf({ status }: V1Pod): V1ContainerStatus | undefined {
  return statusOf(status?.containerStatuses, MEASURE);
}

function resultsOf({ status }: V1Pod): V1ContainerStatus | undefined {
  return statusOf(status?.initContainerStatuses, RESULTS);
}

function finishedBy(job: V1Job, last: V1Pod | undefined): number | string | undefined {
  const found = job.status?.conditions?.find(
    ({ type, status }) => status === "True" && (type === "Complete" || type === "Failed"),
  );
  if (found === undefined) return undefined;
  if (found.type === "Complete") return 0;
  const exit = last === undefined ? undefined : measureOf(last)?.state?.terminated?.exitCode;
  const isByExit = found.reason === "PodFailurePolicy" || found.reason === "BackoffLimitExceeded";
  if (isByExit && exit !== undefined && exit !== 0) return exit;
  return `Kubernetes has given it up: ${troubleWords({ reason: found.reason ?? "Failed", message: found.message ?? "" })}`;
}

/** Why a Pod that is to run does not yet. */
function waitsFor({ status }: V1Pod): string {
  const scheduled = status?.conditions?.find(({ type }) => type === "PodScheduled");
  if (scheduled?.status === "False") return scheduled.message ?? scheduled.reason ?? "it has no node yet";
  return scheduled?.status === "True" ? "its containers are being started" : "it is about to be scheduled";
}

function isOver({ status }: V1Pod): boolean {
  return status?.phase === "Succeeded" || status?.phase === "Failed";
}

export function jobProgress({ job, pods, refusal }: JobFacts): JobProgress {
  const pod = pods.at(-1);
  if (pod !== undefined && !isOver(pod) && resultsOf(pod)?.state?.running !== undefined) {
    const name = pod.metadata?.name ?? "";
    const state = measureOf(pod)?.state;
    if (state?.terminated !== undefined) return { is: "over", pod: name };
    const isEnding = pod.metadata?.deletionTimestamp !== undefined;
    if (state?.running !== undefined) return { is: "running", pod: name, isEnding };
  }
  if (job === undefined) return { is: "ended", by: "Somebody has deleted its Job" };
  const by = finishedBy(job, pod);
  if (by !== undefined) return { is: "ended", by };
  if (pod === undefined) {
    return refusal === undefined
      ? { is: "queued", why: "it has no Pod yet" }
      : { is: "ended", by: `No Pod can be made: ${refusal.replace(/\.$/, "")}` };
  }
  // What comes of the Job is known in a moment.
  if (isOver(pod) || measureOf(pod)?.state?.terminated !== undefined) return { is: "queued", why: "" };
  const trouble = containerTrouble(resultsOf(pod)) ?? containerTrouble(measureOf(pod));
  if (trouble !== undefined) {
    return { is: "ended", by: `The Pod does not run: ${troubleWords(trouble)}${remedyOf(trouble)}` };
  }
  return { is: "queued", why: waitsFor(pod) };
}

function remedyOf({ reason }: PodTrouble): string {
  return /image/i.test(reason) ? ". Bring the image to the node, or name another by --image: see infra/README.md" : "";
}

/** The Job that cannot have its Pod, and why. */
export function refusalOf({ type, reason, message, involvedObject }: CoreV1Event): [job: string, why: string][] {
  if (type !== "Warning" || reason !== "FailedCreate" || involvedObject.kind !== "Job") return [];
  return [[involvedObject.name ?? "", message ?? reason]];
}
