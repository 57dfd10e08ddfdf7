/** What a host can run out of besides memory: how much of each is used, and where its limit lies. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ResourceUse } from "../records/density-sample.ts";

function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined; // not on this kernel, or gone
  }
}

function number(file: string): number | undefined {
  const text = read(file)?.trim();
  return text === undefined || text === "max" ? undefined : Number(text);
}

/** @param loadavg the text of /proc/loadavg, whose fourth field is runnable/existing threads (proc_loadavg(5)). */
export function parseThreads(loadavg: string): number {
  return Number(loadavg.match(/ [0-9]+\/([0-9]+) /)?.[1] ?? Number.NaN);
}

/** Threads: every one has a pid. */
function pids(): ResourceUse | undefined {
  const loadavg = read("/proc/loadavg");
  const limits = [number("/proc/sys/kernel/pid_max"), number("/proc/sys/kernel/threads-max")].filter(
    (limit) => limit !== undefined,
  );
  if (loadavg === undefined || limits.length === 0) return undefined;
  return { used: parseThreads(loadavg), limit: Math.min(...limits) };
}

/** @param limits the text of /proc/<pid>/limits. @returns the soft limit; Infinity where there is none. */
export function parseOpenFilesLimit(limits: string): number {
  const soft = limits.match(/^Max open files\s+(\S+)/m)?.[1];
  return soft === undefined || soft === "unlimited" ? Infinity : Number(soft);
}

/** Of the launcher, which holds the ends of all pipes. */
function openFiles(pid: number): ResourceUse | undefined {
  const limits = read(`/proc/${pid}/limits`);
  if (limits === undefined) return undefined;
  return { used: readdirSync(`/proc/${pid}/fd`).length, limit: parseOpenFilesLimit(limits) };
}

function mounts(): ResourceUse | undefined {
  const limit = number("/proc/sys/fs/mount-max");
  const table = read("/proc/self/mountinfo");
  return limit === undefined || table === undefined ? undefined : { used: table.split("\n").length - 1, limit };
}

/** The kernel numbers memory cgroups with 16 bits (MEM_CGROUP_ID_MAX in mm/memcontrol.c). */
const MOST_MEMORY_CGROUPS = 65_535;

/** @param table the text of /proc/cgroups (cgroups(7)). */
export function parseMemoryCgroups(table: string): number | undefined {
  const count = table.match(/^memory\t[0-9]+\t([0-9]+)\t/m)?.[1];
  return count === undefined ? undefined : Number(count);
}

function cgroups(): ResourceUse | undefined {
  const used = parseMemoryCgroups(read("/proc/cgroups") ?? "");
  return used === undefined ? undefined : { used, limit: MOST_MEMORY_CGROUPS };
}

/** Of one process: its mappings, which vm.max_map_count limits. */
export function memoryMappings(pid: number): ResourceUse | undefined {
  const limit = number("/proc/sys/vm/max_map_count");
  const maps = read(`/proc/${pid}/maps`);
  return limit === undefined || maps === undefined ? undefined : { used: maps.split("\n").length - 1, limit };
}

/** @param status the text of /proc/<pid>/status. */
export function parseVirtualBytes(status: string): number | undefined {
  const kibibytes = status.match(/^VmSize:\s+([0-9]+) kB$/m)?.[1];
  return kibibytes === undefined ? undefined : Number(kibibytes) * 1024;
}

/** Virtual addresses of a process on x86-64 and on arm64 with 48 bits: 2^47 (Documentation/arch/x86/x86_64/mm.rst). */
const ADDRESS_SPACE_BYTES = 2 ** 47;

export function addressSpace(pid: number): ResourceUse | undefined {
  const used = parseVirtualBytes(read(`/proc/${pid}/status`) ?? "");
  return used === undefined ? undefined : { used, limit: ADDRESS_SPACE_BYTES };
}

/** Of the pids controller, in the first of these cgroups that has one with a limit. */
function cgroupPids(folders: readonly string[]): ResourceUse | undefined {
  for (const folder of folders) {
    const limit = number(join(folder, "pids.max"));
    const used = number(join(folder, "pids.current"));
    if (limit !== undefined && used !== undefined) return { used, limit };
  }
  return undefined;
}

function known(uses: Readonly<Record<string, ResourceUse | undefined>>): Record<string, ResourceUse> {
  return Object.fromEntries(Object.entries(uses).flatMap(([name, use]) => (use === undefined ? [] : [[name, use]])));
}

/**
 * Those that are told here. Names are those of density's bounds.
 *
 * @param launcherPid of the process that holds the instances' pipes.
 * @param cgroupFolders in which the instances live.
 */
export function hostResources(launcherPid: number, cgroupFolders: readonly string[]): Record<string, ResourceUse> {
  return known({
    pids: cgroupPids(cgroupFolders) ?? pids(),
    "file-descriptors": openFiles(launcherPid),
    mounts: mounts(),
    cgroups: cgroups(),
  });
}

/** Of a process that holds many instances. */
export function processResources(pid: number): Record<string, ResourceUse> {
  return known({ "memory-mappings": memoryMappings(pid), "address-space": addressSpace(pid) });
}
