/** The cgroup of one run: everything the run starts is born below it and found again through it. */
import { mkdirSync, readdirSync, rmdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isErrno } from "../../drivers/lib/errno.ts";
import type { RunCgroup } from "../../drivers/types.ts";
import { cgroupHierarchies, cgroupMode, type CgroupHierarchy } from "./cgroup-mounts.ts";

/** Below the root of each hierarchy; runs are folders in it. */
const PARENT = "sandgauge";

export function runCgroupPath(runId: string): string {
  return `/${PARENT}/${runId}`;
}

/** The run's folder in every mounted hierarchy, whether it exists or not. */
export function runCgroupFolders(runId: string): string[] {
  return cgroupHierarchies().map((hierarchy) => join(hierarchy.mountPoint, runCgroupPath(runId)));
}

/** Where a run's cgroup is, or was: nothing is made. Undefined where there are no hierarchies. */
export function runCgroupOf(runId: string): RunCgroup | undefined {
  const mode = cgroupMode(cgroupHierarchies());
  return mode === "none" ? undefined : { mode, path: runCgroupPath(runId), folders: runCgroupFolders(runId) };
}

/**
 * v2 accounts memory and processes only for cgroups whose parent passes the controllers down. Those that the kernel
 * or the parent does not offer are left out one by one: accounting that is missing is found out when it is read.
 */
function delegateControllers(folder: string): void {
  for (const controller of ["memory", "pids", "cpu", "io"]) {
    try {
      writeFileSync(join(folder, "cgroup.subtree_control"), `+${controller}`);
    } catch {
      // Not offered here.
    }
  }
}

function createIn(hierarchy: CgroupHierarchy, runId: string): string | undefined {
  const folder = join(hierarchy.mountPoint, runCgroupPath(runId));
  try {
    mkdirSync(folder, { recursive: true });
  } catch {
    return undefined; // read-only mount, or not permitted
  }
  if (hierarchy.version === 2) {
    delegateControllers(hierarchy.mountPoint);
    delegateControllers(join(hierarchy.mountPoint, PARENT));
    delegateControllers(folder);
  }
  return folder;
}

/** Makes the run's cgroup in every hierarchy; undefined where none may be made. */
export function createRunCgroup(runId: string): RunCgroup | undefined {
  const hierarchies = cgroupHierarchies();
  const mode = cgroupMode(hierarchies);
  const folders = hierarchies.flatMap((hierarchy) => createIn(hierarchy, runId) ?? []);
  if (mode === "none" || folders.length === 0) return undefined;
  return { mode, path: runCgroupPath(runId), folders };
}

/**
 * A leaf of the run's cgroup for processes: a v2 cgroup that passes controllers down may hold none of its own.
 *
 * @returns the folders to be born in: all but v1's cpuset, which refuses processes until its CPUs are set.
 */
export function createLeaf(cgroup: RunCgroup, name: string): string[] {
  const cpusets = cgroupHierarchies()
    .filter((hierarchy) => hierarchy.controllers.includes("cpuset"))
    .map((hierarchy) => hierarchy.mountPoint);
  return cgroup.folders
    .filter((folder) => !cpusets.some((mountPoint) => folder.startsWith(`${mountPoint}/`)))
    .map((folder) => {
      const leaf = join(folder, name);
      mkdirSync(leaf, { recursive: true });
      return leaf;
    });
}

/**
 * Removes a cgroup and those below it, deepest first.
 *
 * @returns the folders that are still in use.
 */
export function removeCgroupTree(folder: string): string[] {
  let children: string[];
  try {
    children = readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => join(folder, entry.name));
  } catch {
    return []; // not there
  }
  const busy = children.flatMap(removeCgroupTree);
  if (busy.length > 0) return busy;
  try {
    rmdirSync(folder);
    return [];
  } catch (error) {
    return isErrno(error, "ENOENT") ? [] : [folder];
  }
}

/** Cgroups below these, themselves not counted. */
export function countCgroupsBelow(folders: readonly string[]): number {
  return folders.reduce((count, folder) => {
    const children = readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => join(folder, entry.name));
    return count + children.length + countCgroupsBelow(children);
  }, 0);
}

/** Removes the folder that holds the runs' cgroups where no run is left in it. */
export function removeEmptyParent(): void {
  for (const hierarchy of cgroupHierarchies()) {
    try {
      rmdirSync(join(hierarchy.mountPoint, PARENT));
    } catch {
      // Not there, or another run lives in it.
    }
  }
}
