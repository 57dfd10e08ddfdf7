/** What a Pod's status, and the events about it, say about its start. Pure: the words are Kubernetes' own. */
import type { CoreV1Event, V1ContainerStatus, V1Pod } from "@kubernetes/client-node";

/** Why it will not get ready by itself: Kubernetes' reason and message. */
export interface PodTrouble {
  readonly reason: string;
  readonly message: string;
}

/** A clause without its end. */
export function troubleWords({ reason, message }: PodTrouble): string {
  return message === "" ? reason : `${reason}, ${message.trim().replace(/\.$/, "")}`;
}

/** Whether the scheduler says that the node has as many Pods as it takes. */
export function isOfFullNode({ message }: PodTrouble): boolean {
  return /\bToo many pods\b/.test(message);
}

/** How the container has ended. */
export interface PodEnd {
  readonly exitCode: number;
  readonly signal: number | undefined;
}

/** Reasons of a container that waits, for which waiting longer is of no use here: nothing is tried twice. */
const hopeless = new Set([
  "CreateContainerConfigError",
  "CreateContainerError",
  "ErrImageNeverPull",
  "ErrImagePull",
  "ImageInspectError",
  "ImagePullBackOff",
  "InvalidImageName",
  "RunContainerError",
]);

/** Warnings by which the kubelet says that an attempt has failed; it would make another. */
const failedAttempts = new Set(["FailedCreatePodSandBox", "FailedMount", "FailedCreatePodContainer"]);

/** Of a container that waits in vain. */
export function containerTrouble(status: V1ContainerStatus | undefined): PodTrouble | undefined {
  const waiting = status?.state?.waiting;
  if (waiting === undefined || !hopeless.has(waiting.reason ?? "")) return undefined;
  return { reason: waiting.reason ?? "", message: waiting.message ?? "" };
}

function containerOf(pod: V1Pod): V1ContainerStatus | undefined {
  return pod.status?.containerStatuses?.[0];
}

function condition(pod: V1Pod, type: string): { status: string; reason: string; message: string } | undefined {
  const found = pod.status?.conditions?.find((one) => one.type === type);
  return found && { status: found.status, reason: found.reason ?? "", message: found.message ?? "" };
}

export function isScheduled(pod: V1Pod): boolean {
  return condition(pod, "PodScheduled")?.status === "True";
}

/** Whether the container has begun to run, and may have ended since. */
export function hasStarted(pod: V1Pod): boolean {
  const state = containerOf(pod)?.state;
  return state?.running !== undefined || state?.terminated !== undefined;
}

export function endOf(pod: V1Pod): PodEnd | undefined {
  const terminated = containerOf(pod)?.state?.terminated;
  if (terminated === undefined || terminated.containerID === undefined) return undefined; // never ran
  return { exitCode: terminated.exitCode, signal: terminated.signal };
}

/** Whether somebody else has had it evicted, and why. */
function evictionOf(pod: V1Pod): PodTrouble | undefined {
  if (pod.status?.reason === "Evicted") return { reason: "Evicted", message: pod.status.message ?? "" };
  const disrupted = condition(pod, "DisruptionTarget");
  return disrupted?.status === "True" ? { reason: disrupted.reason, message: disrupted.message } : undefined;
}

export function troubleOf(pod: V1Pod): PodTrouble | undefined {
  const evicted = evictionOf(pod);
  if (evicted !== undefined) return evicted;
  const scheduled = condition(pod, "PodScheduled");
  if (scheduled?.status === "False" && scheduled.reason === "Unschedulable") {
    return { reason: scheduled.reason, message: scheduled.message };
  }
  const waiting = containerTrouble(containerOf(pod));
  if (waiting !== undefined) return waiting;
  // Refused by the node, before there was a container.
  if (pod.status?.phase === "Failed" && endOf(pod) === undefined) {
    const terminated = containerOf(pod)?.state?.terminated;
    return {
      reason: terminated?.reason ?? pod.status.reason ?? "Failed",
      message: terminated?.message ?? pod.status.message ?? "",
    };
  }
  return undefined;
}

export function troubleOfEvent({ type, reason, message }: CoreV1Event): PodTrouble | undefined {
  if (type !== "Warning" || !failedAttempts.has(reason ?? "")) return undefined;
  return { reason: reason ?? "", message: message ?? "" };
}

/** The kubelet's own account of a start: what each event is the end of. */
const phases: Readonly<Record<string, string>> = {
  Scheduled: "schedule",
  Pulled: "sandbox", // the first that it tells of once there is a sandbox: the image is looked for
  Created: "create",
  Started: "start",
};

export function phaseOfEvent({ reason }: CoreV1Event): string | undefined {
  return phases[reason ?? ""];
}
