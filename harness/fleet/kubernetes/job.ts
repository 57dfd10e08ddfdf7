/** The Job that measures on one node: a Pod that sees the node as a process of it would, and what keeps its results. */
import type { V1Container, V1Job, V1PodSpec } from "@kubernetes/client-node";
import type { Plan } from "../../measure/plan.ts";
import {
  COMPONENT_LABEL,
  labelsOf,
  MEASURE,
  MEASUREMENT,
  NODE_ANNOTATION,
  NODE_TAINT,
  PLAN_ANNOTATION,
  RESULTS,
  resultsFolder,
  STATE_FOLDER,
} from "./names.ts";

export interface JobPlan {
  readonly name: string;
  readonly fleet: string;
  readonly node: string;
  readonly image: string;
  /** `Never` where nothing could be pulled: what is missing is told at once then. */
  readonly pullPolicy: "Never" | "IfNotPresent";
  readonly plan: Plan;
  /** Of `sandgauge run`, besides the plan and the folder. */
  readonly runArguments: readonly string[];
  /** From when Kubernetes ends it, its time in the queue included. */
  readonly deadlineSeconds: number;
}

/** What is killed in the middle is gone on with, so often. */
const RETRIES = 2;
/** Wrong usage, and nothing that could be measured: the same again another time. */
const HOPELESS_EXITS = [2, 3];
/** How long results wait to be fetched once the run is over; also what a run has to end in when it is told to. */
const GRACE_SECONDS = 600;
/** A Job that nobody fetches from any more is removed by Kubernetes; what it measured stays on the node. */
const KEPT_SECONDS = 86_400;

const PLAN_FOLDER = "/etc/sandgauge";

/** The node's own, at the same paths: engines are reached by their sockets, and told of files by their names. */
const nodeFolders = [
  { name: "state", path: STATE_FOLDER, type: "DirectoryOrCreate" },
  { name: "run", path: "/run", type: "Directory" },
  // In place of the Pod's own part of it: what is measured is not to be within the Pod's limits.
  { name: "cgroups", path: "/sys/fs/cgroup", type: "Directory" },
] as const;

function container(name: string, { image, pullPolicy }: JobPlan, command: readonly string[]) {
  return {
    name,
    image,
    imagePullPolicy: pullPolicy,
    command: [...command],
    env: [{ name: "SANDGAUGE_CACHE", value: `${STATE_FOLDER}/cache` }],
    // Namespaces, mounts, cgroups, devices, perf events, kernel settings: what a run takes of a host.
    securityContext: { privileged: true, runAsUser: 0, runAsGroup: 0 },
    volumeMounts: [
      // A mount that the node takes away is not to be kept by us.
      ...nodeFolders.map(({ name: volume, path }) => ({
        name: volume,
        mountPath: path,
        mountPropagation: "HostToContainer",
      })),
      { name: "plan", mountPath: PLAN_FOLDER, readOnly: true },
    ],
  } satisfies V1Container;
}

function podSpec(plan: JobPlan): V1PodSpec {
  const folder = resultsFolder(plan.fleet);
  const run = [folder, "--plan", `${PLAN_FOLDER}/plan.json`, ...plan.runArguments];
  return {
    restartPolicy: "Never",
    terminationGracePeriodSeconds: GRACE_SECONDS,
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    hostPID: true,
    hostIPC: true,
    hostNetwork: true,
    dnsPolicy: "Default",
    affinity: {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: [{ matchFields: [{ key: "metadata.name", operator: "In", values: [plan.node] }] }],
        },
      },
      // One on a node at a time, whoever has started them: the others wait for their turn.
      podAntiAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: [
          {
            labelSelector: { matchLabels: { [COMPONENT_LABEL]: MEASUREMENT } },
            namespaceSelector: {},
            topologyKey: "kubernetes.io/hostname",
          },
        ],
      },
    },
    tolerations: [{ key: NODE_TAINT, operator: "Exists" }],
    // A sidecar: it outlasts the container beside it, however that ends, and ends after it.
    initContainers: [{ ...container(RESULTS, plan, ["sandgauge-results", folder]), restartPolicy: "Always" }],
    containers: [container(MEASURE, plan, ["sandgauge-measure", ...run])],
    volumes: [
      ...nodeFolders.map(({ name, path, type }) => ({ name, hostPath: { path, type } })),
      {
        name: "plan",
        downwardAPI: {
          items: [{ path: "plan.json", fieldRef: { fieldPath: `metadata.annotations['${PLAN_ANNOTATION}']` } }],
        },
      },
    ],
  };
}

export function jobOf(plan: JobPlan): V1Job {
  const labels = labelsOf(plan.fleet);
  return {
    apiVersion: "batch/v1",
    kind: "Job",
    metadata: { name: plan.name, labels, annotations: { [NODE_ANNOTATION]: plan.node } },
    spec: {
      completions: 1,
      parallelism: 1,
      backoffLimit: RETRIES,
      activeDeadlineSeconds: plan.deadlineSeconds,
      ttlSecondsAfterFinished: KEPT_SECONDS,
      // Two of one Job would be two on one node.
      podReplacementPolicy: "Failed",
      podFailurePolicy: {
        rules: [
          {
            action: "FailJob",
            onExitCodes: { containerName: MEASURE, operator: "In", values: HOPELESS_EXITS },
          },
        ],
      },
      template: {
        metadata: { labels, annotations: { [PLAN_ANNOTATION]: JSON.stringify(plan.plan) } },
        spec: podSpec(plan),
      },
    },
  };
}
