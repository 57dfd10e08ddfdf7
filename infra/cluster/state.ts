/** What stands in a cluster's folder about it. */
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { z } from "zod";
import { HostError } from "../../harness/errors.ts";
import { isAlive } from "../../harness/host/process-identity.ts";
import type { Layout } from "./layout.ts";

const identity = z.object({ pid: z.number(), startTicks: z.string() });

const stateSchema = z.object({
  /** Who brings it up; absent once it is. */
  startedBy: identity.optional(),
  ports: z.object({
    etcdClient: z.number(),
    etcdPeer: z.number(),
    apiServer: z.number(),
    controllers: z.number(),
    scheduler: z.number(),
    kubelet: z.number(),
    kubeletHealth: z.number(),
  }),
  maxPods: z.number(),
  /** By daemon, also those that have ended. */
  daemons: z.record(z.string(), identity),
  /** Of containerd, each with a RuntimeClass. */
  runtimes: z.array(z.string()),
});
export type ClusterState = z.infer<typeof stateSchema>;

/** @returns undefined where there is no such folder. @throws HostError where the folder is not one of ours. */
export function readState({ folder, stateFile }: Layout): ClusterState | undefined {
  if (!existsSync(folder) || readdirSync(folder).length === 0) return undefined;
  try {
    return stateSchema.parse(JSON.parse(readFileSync(stateFile, "utf8")));
  } catch (cause) {
    throw new HostError("cluster", `${folder} holds something else than a cluster of ours.`, "Give another --folder.", {
      cause,
    });
  }
}

/** In place of the one before, whole. */
export function writeState({ stateFile }: Layout, state: ClusterState): void {
  writeFileSync(`${stateFile}.new`, JSON.stringify(state));
  renameSync(`${stateFile}.new`, stateFile);
}

/** @throws HostError where another process is about to bring this cluster up. */
export function refuseWhileStarting({ folder }: Layout, { startedBy }: ClusterState): void {
  if (startedBy === undefined || startedBy.pid === process.pid || !isAlive(startedBy)) return;
  throw new HostError("cluster", `Process ${startedBy.pid} is bringing up ${folder}.`, "Wait for it, or end it.");
}
