/** Where Pods are made: a namespace that an administrator has made for the harness, else one of the driver's own. */
import { randomBytes } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import type { CoreV1Api, KubeConfig } from "@kubernetes/client-node";
import { DriverError } from "../lib/driver-error.ts";
import { apiFailure, isApiStatus } from "./api-failure.ts";
import { dnsLabel, labelsOf, OWNER, OWNER_LABEL } from "./names.ts";
import { namespaced, ownNamespace, requirePermissions } from "./permissions.ts";

export interface Workspace {
  readonly namespace: string;
  /** Made for this run, and removed by it. */
  readonly isOwn: boolean;
}

const REMOVAL_LIMIT_MS = 120_000;

/** @returns false where there is no such namespace. @throws DriverError where it is somebody else's. */
export async function isOurNamespace(target: string, core: CoreV1Api, name: string, other: string): Promise<boolean> {
  let owner: string | undefined;
  try {
    const { metadata } = await core.readNamespace({ name });
    owner = metadata?.labels?.[OWNER_LABEL];
  } catch (error) {
    // An account without a right to look is told the same of one that is not there.
    if (isApiStatus(error, 404) || isApiStatus(error, 403)) return false;
    throw error;
  }
  if (owner === OWNER) return true;
  throw new DriverError(
    target,
    "prepare",
    `The namespace ${name} is not this project's: its label ${OWNER_LABEL} is ${owner ?? "absent"}, and not ${OWNER}.`,
    `Name another one by ${other}. Nothing in it was touched.`,
  );
}

/**
 * @param note called before anything is made, so that it is found after a kill.
 * @throws DriverError naming what is not allowed.
 */
export async function openWorkspace(
  target: string,
  config: KubeConfig,
  core: CoreV1Api,
  wanted: string | undefined,
  runId: string,
  note: (workspace: Workspace) => void,
): Promise<Workspace> {
  const name = wanted ?? OWNER;
  if (await isOurNamespace(target, core, name, "SANDGAUGE_NAMESPACE")) {
    const shared = { namespace: name, isOwn: false };
    await requirePermissions(target, config, namespaced, name);
    note(shared);
    return shared;
  }
  if (wanted !== undefined) {
    throw new DriverError(
      target,
      "prepare",
      `There is no namespace ${wanted}, or none that this account may look at.`,
      "Make it as infra/kubernetes/access.yaml does, or do not set SANDGAUGE_NAMESPACE.",
    );
  }
  await requirePermissions(target, config, ownNamespace);
  const own = { namespace: dnsLabel(`${OWNER}-${runId}-${randomBytes(3).toString("hex")}`), isOwn: true };
  note(own);
  await core.createNamespace({ body: { metadata: { name: own.namespace, labels: labelsOf(runId) } } });
  try {
    await requirePermissions(target, config, namespaced, own.namespace);
  } catch (error) {
    await closeWorkspace(target, core, own);
    throw error;
  }
  return own;
}

/** Removes a namespace of the driver's own with all that is in it. Idempotent. @throws DriverError */
export async function closeWorkspace(target: string, core: CoreV1Api, { namespace, isOwn }: Workspace): Promise<void> {
  if (!isOwn) return;
  const limit = performance.now() + REMOVAL_LIMIT_MS;
  try {
    await core.deleteNamespace({ name: namespace });
    for (;;) {
      await core.readNamespace({ name: namespace });
      if (performance.now() > limit) break;
      await delay(100);
    }
  } catch (error) {
    if (isApiStatus(error, 404)) return;
    throw apiFailure(target, "destroy", error);
  }
  throw new DriverError(
    target,
    "destroy",
    `The namespace ${namespace} is still there ${REMOVAL_LIMIT_MS / 1000} s after it was deleted.`,
    `See kubectl get all --namespace ${namespace}.`,
  );
}
