/** The removal of what a killed run left in clusters. */
import { rmSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { CoreV1Api } from "@kubernetes/client-node";
import type { LeftoverContext } from "../types.ts";
import { apiFailure, isApiStatus } from "./api-failure.ts";
import { loadNotedConnection } from "./connection.ts";
import { selectorOf } from "./names.ts";
import { noteFiles, readNote } from "./notes.ts";
import { removePod } from "./remove-pod.ts";
import { closeWorkspace } from "./workspace.ts";

const POLL_MS = 100;

async function untilGone(core: CoreV1Api, namespace: string, name: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await core.readNamespacedPod({ namespace, name });
    } catch (error) {
      if (isApiStatus(error, 404)) return;
      throw error;
    }
    await delay(POLL_MS);
  }
}

/** @returns how many Pods there were. @throws DriverError */
async function removePods(target: string, core: CoreV1Api, namespace: string, runId: string): Promise<number> {
  const { items } = await core.listNamespacedPod({ namespace, labelSelector: selectorOf(runId) });
  const names = items.flatMap(({ metadata }) => metadata?.name ?? []);
  await Promise.all(
    names.map(async (name) => {
      await removePod(core, { target, namespace }, name, async (signal) => {
        await untilGone(core, namespace, name, signal);
      });
    }),
  );
  return names.length;
}

/** @throws DriverError where a cluster cannot be asked. */
export async function removeFromClusters(target: string, context: LeftoverContext): Promise<number> {
  let pods = 0;
  for (const file of noteFiles(context)) {
    const { kubeconfigs, ...workspace } = readNote(file);
    const config = loadNotedConnection(target, context.environment, kubeconfigs);
    try {
      const core = config.makeApiClient(CoreV1Api);
      pods += await removePods(target, core, workspace.namespace, context.runId);
      await closeWorkspace(target, core, workspace);
      rmSync(file);
    } catch (error) {
      throw apiFailure(target, "destroy", error);
    } finally {
      await config.close();
    }
  }
  return pods;
}
