/** An instance is started, found and named in the way that is its own: as a process of ours, or through an engine. */
import type { BilledProcess, CommandInstance, EngineInstance, Instance } from "../../drivers/types.ts";
import type { HowLaunched, Launch, Launcher } from "./types.ts";

/** @param how what stands there of cgroups and CPU is for processes; an engine's instance was made with its own. */
export function launchInstance(launcher: Launcher, instance: Instance, how: HowLaunched): Launch {
  return "command" in instance
    ? launcher.launch({ ...instance.command, ...how })
    : launcher.launchThroughEngine({ start: instance.start, ...how });
}

/** Those of it alone. */
export function unshared(processes: readonly BilledProcess[]): BilledProcess[] {
  return processes.filter(({ shared }) => shared !== true);
}

/** @param pid as `spawned` told it. */
export async function billedTo(instance: Instance, pid: number | null): Promise<BilledProcess[]> {
  if (!("command" in instance)) return await instance.processes();
  return pid === null ? [] : await instance.processes(pid);
}

/** Paths of what a start uses on this host: the runtime, its engine's parts, the artefact. */
export function filesOf(instance: Pick<CommandInstance, "command"> | EngineInstance): readonly string[] {
  return "command" in instance ? instance.command.argv.filter((word) => word.startsWith("/")) : instance.files;
}
