/** What a Pod is on this host, where this host is its node: found by the cgroup that the kubelet names after its UID. */
import { join } from "node:path";
import { cgroupsIn, processesBelow } from "../lib/instance-cgroup.ts";
import { billEngineContainer, shimOf } from "../lib/engine-processes.ts";
import type { BilledProcess, RunCgroup } from "../types.ts";
import type { NodeDaemons } from "./node-daemons.ts";

/** Deepest that a Pod's cgroup lies: `<root of the kubelet>/kubepods/<class>/pod<uid>`, each a slice where systemd does it. */
const DEPTH = 6;

/** By cgroupfs it is `pod<uid>`, by systemd `kubepods-besteffort-pod<uid with underscores>.slice`. */
function isPodsFolder(name: string, uid: string): boolean {
  return name === `pod${uid}` || name.endsWith(`-pod${uid.replaceAll("-", "_")}.slice`);
}

function search(folder: string, uid: string, depth: number): string | undefined {
  const names = cgroupsIn(folder);
  const found = names.find((name) => isPodsFolder(name, uid));
  if (found !== undefined) return join(folder, found);
  if (depth === 0) return undefined;
  for (const name of names) {
    const below = search(join(folder, name), uid, depth - 1);
    if (below !== undefined) return below;
  }
  return undefined;
}

/** @param cgroup the run's own, which tells where the hierarchies are mounted. @returns one folder for each that has it. */
export function cgroupsOfPod(cgroup: RunCgroup, uid: string): string[] {
  return cgroup.folders.flatMap((folder) => {
    const mountPoint = folder.endsWith(cgroup.path) ? folder.slice(0, -cgroup.path.length) : folder;
    return search(mountPoint, uid, DEPTH) ?? [];
  });
}

/**
 * @param folders the Pod's cgroups.
 * @param runtime the name of its RuntimeClass.
 * @returns none where it has no process any more.
 */
export function processesOfPod(folders: readonly string[], runtime: string, daemons: NodeDaemons): BilledProcess[] {
  const within = [...new Set(folders.flatMap(processesBelow))];
  const shims = new Set(within.flatMap((pid) => shimOf(pid) ?? []));
  const own = billEngineContainer({ pids: within, engines: {}, runtime });
  return own.length === 0 ? [] : [...own, ...daemons.bill(shims)];
}
