/** The nodes that are measured on: those that a selector chooses, and why one of them cannot be. */
import type { CoreV1Api, V1Node, V1Taint } from "@kubernetes/client-node";
import { isApiStatus, messageOfApi } from "../../../drivers/kubernetes/api-failure.ts";
import { nodeTrouble } from "../../../drivers/kubernetes/node-choice.ts";
import { UsageError } from "../../errors.ts";
import { NODE_TAINT } from "./names.ts";

export interface SelectedNode {
  readonly name: string;
  /** Why no Job gets to run there; undefined where one may. */
  readonly trouble: string | undefined;
}

function taintTrouble(taints: readonly V1Taint[]): string | undefined {
  const taint = taints.find(({ key, effect }) => key !== NODE_TAINT && effect !== "PreferNoSchedule");
  if (taint === undefined) return undefined;
  const { key, value, effect } = taint;
  return `The node has the taint ${key}${value === undefined ? "" : `=${value}`}:${effect}. Only ${NODE_TAINT} is tolerated.`;
}

export function selectedNode(node: V1Node): SelectedNode {
  const { metadata, spec, status } = node;
  const system = status?.nodeInfo?.operatingSystem ?? "linux";
  const trouble =
    nodeTrouble(node) ??
    (system === "linux" ? taintTrouble(spec?.taints ?? []) : `The node runs ${system}, and not Linux.`);
  return { name: metadata?.name ?? "", trouble };
}

/** @throws UsageError where the selector is none, or chooses no node. */
export async function selectNodes(core: CoreV1Api, selector: string): Promise<SelectedNode[]> {
  let nodes: readonly V1Node[];
  try {
    ({ items: nodes } = await core.listNode({ labelSelector: selector }));
  } catch (error) {
    if (!isApiStatus(error, 400)) throw error;
    throw new UsageError(
      "nodes",
      `${JSON.stringify(selector)} is no selector: ${messageOfApi(error)}.`,
      "Give labels as kubectl get nodes --selector takes them.",
      { cause: error },
    );
  }
  if (nodes.length === 0) {
    throw new UsageError(
      "nodes",
      `No node matches ${JSON.stringify(selector)}.`,
      "See kubectl get nodes --show-labels.",
    );
  }
  return nodes.map(selectedNode).toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
