/**
 * Ends a cluster and all that it started and made. There is one way, whether it runs or was killed: everything lives in
 * one cgroup, every mount in a namespace that ends with the processes in it.
 */
import { existsSync } from "node:fs";
import { removeLeftovers } from "../../harness/host/leftovers.ts";
import { removeBridge } from "../engines/networks.ts";
import type { Layout } from "./layout.ts";
import { readState, refuseWhileStarting } from "./state.ts";

/** Of a full node's processes. */
const LIMIT_MS = 60_000;

/**
 * Safe to call again.
 *
 * @returns whether there was anything.
 * @throws HostError where the folder is not one of ours, or something cannot be removed.
 */
export async function down(layout: Layout): Promise<boolean> {
  const state = existsSync(layout.folder) ? readState(layout) : undefined;
  if (state !== undefined) refuseWhileStarting(layout, state);
  const removed = await removeLeftovers(layout.runId, layout.folder, LIMIT_MS);
  await removeBridge(layout.engines.cni.bridge);
  return state !== undefined || removed.processes > 0 || removed.cgroups > 0;
}
