import { readFileSync } from "node:fs";

/** @param vmstat the text of /proc/vmstat. @returns kills since boot, those within one cgroup's limit included. */
export function parseOutOfMemoryKills(vmstat: string): number {
  return Number(vmstat.match(/^oom_kill ([0-9]+)$/m)?.[1] ?? 0);
}

export function outOfMemoryKills(): number {
  return parseOutOfMemoryKills(readFileSync("/proc/vmstat", "utf8"));
}
