/** The Pod that one instance is: one container of the workload's image, on one node, as close to the OCI bundle as can be. */
import type { V1Pod } from "@kubernetes/client-node";
import { DIRECTORY } from "../lib/oci-rootfs.ts";
import { CONTAINER, labelsOf } from "./names.ts";

export interface PodPlan {
  readonly name: string;
  readonly runId: string;
  readonly runtimeClass: string;
  readonly node: string;
  readonly image: string;
  /** `Never` where nothing could be pulled: what is missing is told at once then. */
  readonly pullPolicy: "Never" | "IfNotPresent";
  readonly stdin: "closed" | "open";
  /** A folder of the node, as the workload's own. */
  readonly directory?: string;
}

/** As nobody, as in the OCI bundle. */
const NOBODY = 65_534;

export function podOf(plan: PodPlan): V1Pod {
  const { name, runId, runtimeClass, node, image, pullPolicy, stdin, directory } = plan;
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name, labels: labelsOf(runId) },
    spec: {
      runtimeClassName: runtimeClass,
      restartPolicy: "Never",
      terminationGracePeriodSeconds: 1,
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      // By the scheduler, and not past it: what it takes is a part of the start.
      affinity: {
        nodeAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: {
            nodeSelectorTerms: [{ matchFields: [{ key: "metadata.name", operator: "In", values: [node] }] }],
          },
        },
      },
      containers: [
        {
          name: CONTAINER,
          image,
          imagePullPolicy: pullPolicy,
          env: [{ name: "SANDGAUGE_RUN", value: runId }],
          ...(stdin === "open" ? { stdin: true, stdinOnce: true } : {}),
          securityContext: {
            allowPrivilegeEscalation: false,
            capabilities: { drop: ["ALL"] },
            readOnlyRootFilesystem: true,
            runAsNonRoot: true,
            runAsUser: NOBODY,
            runAsGroup: NOBODY,
          },
          ...(directory === undefined
            ? {}
            : { workingDir: DIRECTORY, volumeMounts: [{ name: "directory", mountPath: DIRECTORY }] }),
        },
      ],
      ...(directory === undefined
        ? {}
        : { volumes: [{ name: "directory", hostPath: { path: directory, type: "Directory" } }] }),
    },
  };
}
