/** Everything that is read of memory at one moment. */
import type { RunCgroup } from "../../../drivers/types.ts";
import { cgroupMemory, sumOfCgroups } from "../../host/cgroup-memory.ts";
import { readHostMemory } from "../../host/meminfo.ts";
import { componentMemory } from "../../host/process-memory.ts";
import { harnessMemory } from "../harness-memory.ts";
import type { Launcher } from "../../launcher/types.ts";
import type { MemorySample } from "../../records/memory-sample.ts";
import type { Population } from "../population/population.ts";

export type MemoryState = Pick<MemorySample, "components" | "host" | "harness" | "runCgroup" | "instanceCgroups">;

export async function readMemory(
  population: Population,
  cgroup: RunCgroup | undefined,
  launcher: Pick<Launcher, "pid">,
): Promise<MemoryState> {
  const billed = await population.processes();
  const cgroups = await population.cgroups();
  return {
    // The host first: reading thousands of processes allocates.
    host: readHostMemory(),
    runCgroup: cgroup === undefined ? null : cgroupMemory(cgroup.folders),
    instanceCgroups: sumOfCgroups(cgroups),
    harness: harnessMemory(launcher),
    components: componentMemory(new Map(billed.map((one) => [one.pid, one])).values()),
  };
}

export function totalPssBytes({ components }: Pick<MemoryState, "components">): number {
  return Object.values(components).reduce((sum, { pssBytes }) => sum + pssBytes, 0);
}

/** What has to stand still before a reading counts. */
export function settlingFigures(state: MemoryState): number[] {
  const { host, harness } = state;
  return [totalPssBytes(state), host.availableBytes + host.perCpuListBytes + harness.unbackedPssBytes];
}
