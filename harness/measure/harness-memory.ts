import { memoryOf } from "../host/process-memory.ts";
import type { Launcher } from "../launcher/types.ts";
import type { ComponentMemory } from "../records/memory-sample.ts";

/** Of harness and launcher together. */
export function harnessMemory({ pid: launcherPid }: Pick<Launcher, "pid">): ComponentMemory {
  return memoryOf([process.pid, ...(launcherPid === null ? [] : [launcherPid])]);
}
