/** What performance figures are worth: held against others' clocks, and the floor beneath the command lines. */
import type { BuiltWorkload } from "../../../../workloads/types.ts";
import type { Launcher } from "../../../launcher/types.ts";
import { cpuToPin, firstCpu } from "../pinned-cpu.ts";
import { againstHyperfine } from "./against-hyperfine.ts";
import { againstLoadGenerator } from "./against-load-generator.ts";
import { engineFloor } from "./engine-floor.ts";

export async function* performanceBench(
  launcher: Launcher,
  workload: (name: string) => Promise<BuiltWorkload>,
): AsyncGenerator<string> {
  const cpu = cpuToPin();
  if (cpu === undefined) {
    yield "Work is held against others' clocks where there are two CPUs.";
    return;
  }
  const computing = [await workload("sha256"), await workload("matrix"), await workload("nbody")];
  yield await againstHyperfine(launcher, computing, cpu, { pairs: 20 });
  yield await againstLoadGenerator(await workload("service"), cpu, firstCpu(), { blocks: 20 });
  yield await engineFloor(await workload("hold"), await workload("noop"));
}
