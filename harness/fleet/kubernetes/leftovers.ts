/** The end of a fleet's Jobs and Pods, also of one whose harness was killed. */
import { setTimeout as delay } from "node:timers/promises";
import { BatchV1Api, CoreV1Api } from "@kubernetes/client-node";
import { apiFailure, isApiStatus } from "../../../drivers/kubernetes/api-failure.ts";
import { loadNotedConnection } from "../../../drivers/kubernetes/connection.ts";
import { DriverError } from "../../../drivers/lib/driver-error.ts";
import type { LeftoverContext } from "../../../drivers/types.ts";
import { deleteJob, type JobPlace, releasePod } from "./job-run.ts";
import { selectorOf } from "./names.ts";
import { readNote } from "./note.ts";

/** For a run to clean up, set its node back and end. */
const GRACE_SECONDS = 60;
/** More than that: the kubelet has to say so, too. */
const LIMIT_MS = 120_000;
const POLL_MS = 200;

async function podNames({ config, namespace, fleet }: JobPlace): Promise<string[]> {
  const core = config.makeApiClient(CoreV1Api);
  const { items } = await core.listNamespacedPod({ namespace, labelSelector: selectorOf(fleet) });
  return items.flatMap(({ metadata }) => metadata?.name ?? []);
}

async function endPod(place: JobPlace, name: string): Promise<void> {
  // Nobody fetches from it any more; where it is not to be reached, its time runs out.
  await releasePod(place, name).catch(() => undefined);
  try {
    const core = place.config.makeApiClient(CoreV1Api);
    await core.deleteNamespacedPod({ namespace: place.namespace, name, gracePeriodSeconds: GRACE_SECONDS });
  } catch (error) {
    if (!isApiStatus(error, 404)) throw error;
  }
}

/**
 * Removes all Jobs of a fleet and waits until their Pods have ended. What they measured stays on their nodes.
 *
 * @returns how many Jobs there were.
 * @throws DriverError where they cannot be asked for, or do not end.
 */
export async function removeJobs(place: JobPlace): Promise<number> {
  try {
    const batch = place.config.makeApiClient(BatchV1Api);
    const { namespace, fleet } = place;
    const { items } = await batch.listNamespacedJob({ namespace, labelSelector: selectorOf(fleet) });
    await Promise.all(items.map(async ({ metadata }) => await deleteJob(place, metadata?.name ?? "")));
    const limit = performance.now() + LIMIT_MS;
    const told = new Set<string>();
    for (;;) {
      const names = await podNames(place);
      if (names.length === 0) return items.length;
      await Promise.all(names.filter((name) => !told.has(name)).map(async (name) => await endPod(place, name)));
      for (const name of names) told.add(name);
      if (performance.now() > limit) {
        throw new DriverError(
          "kubernetes",
          "destroy",
          `Pod ${names[0]} has not ended within ${LIMIT_MS / 1000} s.`,
          "See whether its node is ready; it ends there when it is.",
        );
      }
      await delay(POLL_MS);
    }
  } catch (error) {
    throw apiFailure("kubernetes", "destroy", error);
  }
}

/** @throws DriverError where the cluster cannot be asked. */
export async function removeFleet(context: LeftoverContext): Promise<number> {
  const { kubeconfigs, namespace } = readNote(context);
  const config = loadNotedConnection("kubernetes", context.environment, kubeconfigs);
  try {
    return await removeJobs({ config, namespace, fleet: context.runId });
  } finally {
    await config.close();
  }
}
