/**
 * Ends engines and all that they started and made. There is one way, whether they run or were killed: nothing of theirs
 * is worth an orderly shutdown, which takes longer and leaves what a killed one leaves.
 */
import { existsSync, globSync, readdirSync, readFileSync, rmdirSync, rmSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { z } from "zod";
import { processesIn, removeCgroups } from "../../drivers/lib/instance-cgroup.ts";
import { processTree } from "../../drivers/lib/process-tree.ts";
import { cgroupHierarchies } from "../../harness/host/cgroup-mounts.ts";
import { processesOfRun, removeLeftovers } from "../../harness/host/leftovers.ts";
import { layoutOf, type Layout } from "./layout.ts";
import { removeBridge } from "./networks.ts";
import { readState, refuseWhileStarting } from "./state.ts";

/** Where containerd's shims and runc keep state that they were given no other place for. */
const SYSTEM_STATE = "/run/containerd";

/** Of an OCI configuration. */
const specSchema = z.object({ linux: z.object({ cgroupsPath: z.string().optional() }).optional() });

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return ""; // a task that was about to be made, or is no more
  }
}

/** The folders in which containerd keeps what a task runs from. */
function bundles({ containerd }: Layout): string[] {
  return globSync(join(containerd.state, "io.containerd.runtime.v2.task", "*", "*"));
}

/**
 * The cgroup that a container was given, in each hierarchy. Only one that is named after the container: nothing else
 * in any other is known to be ours.
 */
function cgroupsOf(bundle: string): string[] {
  let path: string | undefined;
  try {
    path = specSchema.parse(JSON.parse(read(join(bundle, "config.json")))).linux?.cgroupsPath;
  } catch {
    return [];
  }
  if (path === undefined || !path.startsWith("/") || basename(path) !== basename(bundle)) return [];
  return cgroupHierarchies().map(({ mountPoint }) => join(mountPoint, path));
}

/**
 * What shims and runc keep where the configuration does not reach: sockets of shims that do not know `socket_dir`, and
 * the state of containers whose request named no root for it, as `ctr` names none.
 */
function strayFiles(bundle: string): string[] {
  const [namespace, id] = [basename(dirname(bundle)), basename(bundle)];
  const address = read(join(bundle, "address")).trim();
  const runcState = join(SYSTEM_STATE, "runc", namespace, id);
  return [
    ...(address.startsWith("unix://") ? [address.slice("unix://".length)] : []),
    // It names the bundle: that of a container of the same name in the system's engine is another.
    ...(read(join(runcState, "state.json")).includes(bundle) ? [runcState] : []),
  ];
}

/** The folders that those were in, where nothing else is in them. */
function removeEmptyStrayFolders(): void {
  for (const folder of [...globSync(join(SYSTEM_STATE, "runc", "*")), "runc", "s", "."]) {
    try {
      rmdirSync(resolve(SYSTEM_STATE, folder));
    } catch {
      // Not there, or in use.
    }
  }
}

function killAll(pids: Iterable<number>): void {
  for (const pid of pids) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // Gone meanwhile.
    }
  }
}

/** The folders above a container's cgroup that were made with it, such as a namespace's. */
function removeEmptyParents(folders: readonly string[]): void {
  for (const folder of folders) {
    try {
      rmdirSync(dirname(folder));
    } catch {
      // Not there, or somebody else's too.
    }
  }
}

/** Results that CNI keeps for the removal of what has just been removed. */
function removeCniResults({ cni }: Layout): void {
  const folder = "/var/lib/cni/results";
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    if (name.startsWith(`${cni.network}-`)) rmSync(join(folder, name), { force: true });
  }
}

/**
 * Safe to call again, and where the engines have been killed.
 *
 * @returns whether there was anything.
 * @throws HostError where the folder is not one of ours, or something cannot be removed.
 */
export async function down(folder: string): Promise<boolean> {
  const layout = layoutOf(folder);
  const state = readState(layout);
  if (state === undefined) return false;
  refuseWhileStarting(layout, state);
  // The daemons and shims first, so that nothing new is made while its traces are looked for.
  const started = processesOfRun(layout.runId);
  const below = started.flatMap(processTree);
  killAll(started);
  const tasks = bundles(layout);
  const cgroups = tasks.flatMap(cgroupsOf);
  const strays = tasks.flatMap(strayFiles);
  killAll([...below, ...cgroups.flatMap(processesIn)]);
  await removeCgroups("engines", cgroups);
  removeEmptyParents(cgroups);
  await removeBridge(layout.docker.bridge);
  await removeBridge(layout.cni.bridge);
  removeCniResults(layout);
  for (const stray of strays) rmSync(stray, { recursive: true, force: true });
  removeEmptyStrayFolders();
  // The folder last: until then a second try finds everything again.
  await removeLeftovers(layout.runId, layout.folder);
  return true;
}
