/** What is said to the API server, as its administrator. */
import { readFileSync } from "node:fs";
import { request as plainRequest } from "node:http";
import { request } from "node:https";
import {
  CoreV1Api,
  KubeConfig,
  NodeV1Api,
  PatchStrategy,
  setHeaderOptions,
  type V1Node,
} from "@kubernetes/client-node";
import { isApiStatus } from "../../drivers/kubernetes/api-failure.ts";
import { NODE_NAME, type Layout } from "./layout.ts";

/** Taken away by whoever tells a node its addresses. */
const UNINITIALISED = "node.cloudprovider.kubernetes.io/uninitialized";
const NOT_READY = "node.kubernetes.io/not-ready";

/** Whether a health endpoint answers that all is well. */
export async function isHealthy({ pki }: Layout, url: string): Promise<boolean> {
  const [ca, cert, key] = ["ca.crt", "admin.crt", "admin.key"].map((file) => readFileSync(pki(file)));
  return await new Promise((resolve) => {
    const asked = url.startsWith("https:")
      ? request(url, { ca, cert, key, agent: false })
      : plainRequest(url, { agent: false });
    asked
      .once("response", (response) => {
        response.resume();
        resolve(response.statusCode === 200);
      })
      .once("error", () => resolve(false))
      .end();
  });
}

export function clusterApis({ kubeconfig }: Layout): { core: CoreV1Api; node: NodeV1Api } {
  const config = new KubeConfig();
  config.loadFromFile(kubeconfig);
  return { core: config.makeApiClient(CoreV1Api), node: config.makeApiClient(NodeV1Api) };
}

/** @returns undefined where there is no such thing. */
export async function found<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (isApiStatus(error, 404)) return undefined;
    throw error;
  }
}

export async function readNode(layout: Layout): Promise<V1Node | undefined> {
  const { core } = clusterApis(layout);
  return await found(async () => await core.readNode({ name: NODE_NAME }));
}

export function isReady(node: V1Node | undefined): boolean {
  return node?.status?.conditions?.some(({ type, status }) => type === "Ready" && status === "True") ?? false;
}

/** Whether the controllers have heard of it too: until then no Pod is let on it. */
export function takesPods(node: V1Node | undefined): boolean {
  return node?.spec?.taints?.some(({ key }) => key === UNINITIALISED || key === NOT_READY) !== true;
}

/** Does for the node what a cloud's controller does: tells it its address, and lets Pods on it. */
export async function initialiseNode(layout: Layout, node: V1Node): Promise<void> {
  const { core } = clusterApis(layout);
  const taints = node.spec?.taints ?? [];
  const merge = setHeaderOptions("Content-Type", PatchStrategy.MergePatch);
  const addresses = [
    { type: "InternalIP", address: "127.0.0.1" },
    { type: "Hostname", address: NODE_NAME },
  ];
  if (node.status?.addresses?.some(({ address }) => address === "127.0.0.1") !== true) {
    await core.patchNodeStatus({ name: NODE_NAME, body: { status: { addresses } } }, merge);
  }
  if (!taints.some(({ key }) => key === UNINITIALISED)) return;
  const body = { spec: { taints: taints.filter(({ key }) => key !== UNINITIALISED) } };
  await core.patchNode({ name: NODE_NAME, body }, merge);
}

/** A RuntimeClass for each of containerd's runtimes. */
export async function declareRuntimes(layout: Layout, handlers: readonly string[]): Promise<void> {
  const { node } = clusterApis(layout);
  for (const handler of handlers) {
    const body = {
      apiVersion: "node.k8s.io/v1",
      kind: "RuntimeClass",
      metadata: { name: runtimeClassOf(handler) },
      handler,
    };
    try {
      await node.createRuntimeClass({ body });
    } catch (error) {
      if (!isApiStatus(error, 409)) throw error; // it is there
    }
  }
}

/** As Kubernetes' own documentation names them. */
export function runtimeClassOf(handler: string): string {
  return handler === "runsc" ? "gvisor" : handler;
}
