import { NodeV1Api } from "@kubernetes/client-node";
import type { DriverContext } from "../types.ts";
import { loadConnection, type PooledKubeConfig } from "./connection.ts";

/** The names of the cluster's RuntimeClasses; none where it cannot be asked, which the probe says why. */
export async function runtimeClasses(environment: DriverContext["environment"]): Promise<string[]> {
  let config: PooledKubeConfig | undefined;
  try {
    config = loadConnection("kubernetes", environment);
    const { items } = await config.makeApiClient(NodeV1Api).listRuntimeClass();
    return items.flatMap(({ metadata }) => metadata?.name ?? []);
  } catch {
    return [];
  } finally {
    await config?.close();
  }
}
