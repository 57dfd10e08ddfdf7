/** Which node is measured: the named one, else the one that this host is, else the only one there is. */
import { readFileSync } from "node:fs";
import type { CoreV1Api, V1Node } from "@kubernetes/client-node";
import { DriverError } from "../lib/driver-error.ts";
import { isApiStatus } from "./api-failure.ts";

export interface ChosenNode {
  readonly name: string;
  /** Its processes and cgroups are this host's, and its clock. */
  readonly isThisHost: boolean;
  readonly architecture: string;
  /** Where its kubelet listens; undefined where it has not told. */
  readonly kubeletPort: number | undefined;
  /** Pods that it takes, all together; undefined where it has not told. */
  readonly podLimit: string | undefined;
  /** Of the kubelet and the container runtime. */
  readonly versions: Readonly<Record<string, string>>;
}

const CHOOSE = "Name one by SANDGAUGE_NODE.";

/** Drawn anew by the kernel at each boot. */
function bootId(): string | undefined {
  try {
    return readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  } catch {
    return undefined;
  }
}

async function choose(
  target: string,
  core: CoreV1Api,
  wanted: string | undefined,
  isThisHost: (node: V1Node) => boolean,
): Promise<V1Node> {
  if (wanted !== undefined) {
    try {
      return await core.readNode({ name: wanted });
    } catch (error) {
      if (!isApiStatus(error, 404)) throw error;
      throw new DriverError(
        target,
        "prepare",
        "There is no node of the name in SANDGAUGE_NODE.",
        "See kubectl get nodes.",
      );
    }
  }
  const { items } = await core.listNode();
  const own = items.find(isThisHost);
  if (own !== undefined) return own;
  const [only, ...others] = items;
  if (only !== undefined && others.length === 0) return only;
  const fact =
    only === undefined ? "The cluster has no node." : `The cluster has ${items.length} nodes, none of them this host.`;
  throw new DriverError(target, "prepare", fact, only === undefined ? "Join one." : CHOOSE);
}

/** Why no Pod gets ready there; undefined where one may. */
export function nodeTrouble({ spec, status }: V1Node): string | undefined {
  const ready = status?.conditions?.find(({ type }) => type === "Ready");
  if (ready?.status !== "True") {
    return `The node is not ready: ${ready?.reason ?? "it has not said so"}, ${ready?.message ?? "no message"}.`;
  }
  return spec?.unschedulable === true ? "The node is cordoned." : undefined;
}

/** @param wanted by its name. @throws DriverError where there is none that can be measured. */
export async function chooseNode(target: string, core: CoreV1Api, wanted: string | undefined): Promise<ChosenNode> {
  const own = bootId();
  const isThisHost = (node: V1Node): boolean => own !== undefined && node.status?.nodeInfo?.bootID === own;
  const node = await choose(target, core, wanted, isThisHost);
  const trouble = nodeTrouble(node);
  if (trouble !== undefined) {
    throw new DriverError(
      target,
      "prepare",
      trouble,
      "See kubectl describe node; or name another one by SANDGAUGE_NODE.",
    );
  }
  const info = node.status?.nodeInfo;
  return {
    name: node.metadata?.name ?? "",
    isThisHost: isThisHost(node),
    architecture: info?.architecture ?? "",
    kubeletPort: node.status?.daemonEndpoints?.kubeletEndpoint?.Port,
    podLimit: node.status?.allocatable?.["pods"],
    versions: {
      kubelet: info?.kubeletVersion ?? "unknown",
      "container-runtime": info?.containerRuntimeVersion ?? "unknown",
    },
  };
}
