/** A cluster for one test file: its own, brought up for it and ended with it, also where it was killed. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  CoreV1Api,
  KubeConfig,
  KubernetesObjectApi,
  loadAllYaml,
  type KubernetesObject,
} from "@kubernetes/client-node";
import { down } from "../../infra/cluster/down.ts";
import { layoutOf, type Layout } from "../../infra/cluster/layout.ts";
import type { ClusterState } from "../../infra/cluster/state.ts";
import { up } from "../../infra/cluster/up.ts";
import { processFolders } from "./process-folder.ts";

interface TestCluster extends AsyncDisposable {
  readonly layout: Layout;
  readonly state: ClusterState;
  /** As its administrator. */
  readonly config: KubeConfig;
}

/** Ask `lacksForCluster` first whether this host can. */
export async function startCluster(options: { maxPods: number }): Promise<TestCluster> {
  const { own, abandoned } = processFolders("/run", "sg-c-");
  for (const other of abandoned) await down(layoutOf(other));
  const layout = layoutOf(own);
  const state = await up(layout, options);
  const config = new KubeConfig();
  config.loadFromFile(layout.kubeconfig);
  return {
    layout,
    state,
    config,
    async [Symbol.asyncDispose]() {
      await down(layout);
    },
  };
}

/** What a manifest declares. */
function manifestOf(file: string): KubernetesObject[] {
  return loadAllYaml(readFileSync(file, "utf8")) as KubernetesObject[];
}

/** Does as `kubectl apply` for what is not there yet. */
export async function applyManifest(config: KubeConfig, file: string): Promise<void> {
  const api = KubernetesObjectApi.makeApiClient(config);
  for (const object of manifestOf(file)) await api.create(object);
}

/** A kubeconfig of a service account, as an administrator hands it out. @returns its file. */
export async function accountKubeconfig(
  { config, layout }: Pick<TestCluster, "config" | "layout">,
  account: { readonly name: string; readonly namespace: string },
): Promise<string> {
  const file = join(layout.folder, `${account.namespace}-${account.name}.kubeconfig`);
  if (existsSync(file)) return file;
  const core = config.makeApiClient(CoreV1Api);
  const body = { spec: { audiences: [], expirationSeconds: 3600 } };
  const { status } = await core.createNamespacedServiceAccountToken({ ...account, body });
  const own = new KubeConfig();
  const cluster = config.getCurrentCluster();
  const token = status?.token;
  if (cluster === null || token === undefined) throw new Error("The API server gave no token.");
  own.loadFromClusterAndUser(cluster, { name: account.name, token });
  writeFileSync(file, own.exportConfig());
  return file;
}
