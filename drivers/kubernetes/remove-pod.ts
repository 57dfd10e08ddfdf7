import { setTimeout as delay } from "node:timers/promises";
import { ApiException, type CoreV1Api } from "@kubernetes/client-node";
import { DriverError } from "../lib/driver-error.ts";
import { within } from "../lib/within.ts";
import { apiFailure, isApiStatus } from "./api-failure.ts";

/** How long a server that does not answer is asked again: a restart takes seconds, and what may be there must go. */
const OUTAGE_LIMIT_MS = 60_000;
const RETRY_MS = 200;

/** For the kubelet to end a Pod and clean up after it. */
const REMOVAL_LIMIT_MS = 45_000;

interface PodAddress {
  readonly target: string;
  readonly namespace: string;
}

/**
 * Whether asking again is of no use. A server that has just been started knows neither accounts nor their rights for a
 * moment.
 */
function isFinal(error: unknown): boolean {
  if (!(error instanceof ApiException)) return false;
  return error.code < 500 && ![401, 403, 429].includes(error.code);
}

/** @returns false where there is no such Pod (any more). @throws DriverError */
async function requestDeletion(
  core: CoreV1Api,
  { target, namespace }: PodAddress,
  name: string,
  options: { gracePeriodSeconds?: number } = {},
): Promise<boolean> {
  const limit = performance.now() + OUTAGE_LIMIT_MS;
  for (;;) {
    try {
      await core.deleteNamespacedPod({ name, namespace, ...options });
      return true;
    } catch (error) {
      if (isApiStatus(error, 404)) return false;
      if (isFinal(error) || performance.now() > limit) throw apiFailure(target, "destroy", error);
      await delay(RETRY_MS);
    }
  }
}

/**
 * Has a Pod deleted and waits until the kubelet has removed all of it.
 *
 * @param gone resolves when the Pod is no more; asked once it was told to go, until the signal.
 * @throws DriverError where it does not go: it is taken out of the cluster by force then.
 */
export async function removePod(
  core: CoreV1Api,
  address: PodAddress,
  name: string,
  gone: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  if (!(await requestDeletion(core, address, name))) return;
  const limit = new AbortController();
  const isGone = gone(limit.signal).then(() => true);
  try {
    if (await within(REMOVAL_LIMIT_MS, isGone)) return;
  } finally {
    limit.abort();
  }
  await requestDeletion(core, address, name, { gracePeriodSeconds: 0 });
  throw new DriverError(
    address.target,
    "destroy",
    `The node has not removed the Pod within ${REMOVAL_LIMIT_MS / 1000} s: it was taken out of the cluster without it.`,
    "See whether the node is ready, and that nothing of the Pod runs on it any more.",
  );
}
