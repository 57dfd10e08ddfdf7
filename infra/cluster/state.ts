/** What stands in a cluster's folder about it. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { z } from "zod";
import { HostError } from "../../harness/errors.ts";
import { isAnotherAlive, processIdentity } from "../../harness/host/process-identity.ts";
import { writeWhole } from "../../harness/host/write-whole.ts";
import type { Layout } from "./layout.ts";

const stateSchema = z.object({
  /** Who brings it up; absent once it is. */
  startedBy: processIdentity.optional(),
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
  daemons: z.record(z.string(), processIdentity),
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

export function writeState({ stateFile }: Layout, state: ClusterState): void {
  writeWhole(stateFile, JSON.stringify(state));
}

/** @throws HostError where another process is about to bring this cluster up. */
export function refuseWhileStarting({ folder }: Layout, { startedBy }: ClusterState): void {
  if (!isAnotherAlive(startedBy)) return;
  throw new HostError("cluster", `Process ${startedBy.pid} is bringing up ${folder}.`, "Wait for it, or end it.");
}
