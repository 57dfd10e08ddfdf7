/** `sandgauge clean`: removes what runs that were killed left on the host. */
import { join } from "node:path";
import { drivers } from "../../drivers/index.ts";
import { DriverError } from "../../drivers/lib/driver-error.ts";
import type { LeftoverContext } from "../../drivers/types.ts";
import { type ExitCode, exitCode } from "../errors.ts";
import { hasNote } from "../fleet/kubernetes/note.ts";
import { cacheDir } from "../host/cache.ts";
import { runCgroupOf } from "../host/run-cgroup.ts";
import { abandonedRuns, removeAbandonedRun, scopesFolder } from "../host/run-scope.ts";
import { findTool } from "../host/tools.ts";
import { type Command, type Io, parseArguments } from "./command.ts";
import { restoreTuning } from "./tuning.ts";

function contextOf(runId: string): LeftoverContext {
  const cache = cacheDir();
  return {
    runId,
    runDir: join(scopesFolder(), runId),
    cgroup: runCgroupOf(runId),
    environment: process.env,
    findTool: (name) => findTool(name, cache),
  };
}

/** @throws DriverError where an engine cannot be asked. */
async function removeFromEngines(context: LeftoverContext): Promise<number> {
  let sandboxes = 0;
  for (const driver of drivers) sandboxes += (await driver.removeLeftovers?.(context)) ?? 0;
  return sandboxes;
}

/** Of a run on a cluster's nodes. @throws DriverError where the cluster cannot be asked. */
async function removeFromCluster(context: LeftoverContext): Promise<number> {
  if (!hasNote(context)) return 0;
  const { removeFleet } = await import("../fleet/kubernetes/leftovers.ts");
  return await removeFleet(context);
}

interface Cleaned {
  /** Whether anything had been left. */
  readonly found: boolean;
  /** Those of which something is still there: the engine that has it could not be asked. */
  readonly kept: number;
}

/** Also done at the beginning of each run. */
export async function cleanAbandonedRuns(io: Pick<Io, "err">): Promise<Cleaned> {
  const runs = abandonedRuns();
  let kept = 0;
  for (const run of runs) {
    try {
      const context = contextOf(run);
      const jobs = await removeFromCluster(context);
      const sandboxes = await removeFromEngines(context);
      const { processes, mounts, cgroups } = await removeAbandonedRun(run);
      const inEngines = sandboxes === 0 ? "" : `${sandboxes} sandboxes of engines, `;
      const inCluster = jobs === 0 ? "" : `${jobs} Jobs of a cluster, `;
      io.err(
        `Removed what run ${run} had left: ${inCluster}${inEngines}${processes} processes, ${mounts} mounts, ${cgroups} cgroups.\n`,
      );
    } catch (error) {
      if (!(error instanceof DriverError)) throw error;
      kept++;
      const folder = join(scopesFolder(), run);
      io.err(
        `What run ${run} had left is still there: ${error.message} ${error.remedy} If it is gone for good, remove ${folder}.\n`,
      );
    }
  }
  const tuned = restoreTuning(io);
  return { found: tuned || runs.length > 0, kept };
}

export const clean: Command = {
  help: `Usage: sandgauge clean

Removes what a killed run left: processes, mounts, cgroups, state; and sets the host back where run --tune had tuned it.
Runs that are still going on are left alone; so is everything that sandgauge did not start or set. Results stay.

Exit status: 0 done, also where nothing was left; 3 where something cannot be removed.`,
  async run(args, io): Promise<ExitCode> {
    parseArguments("clean", { args: [...args], options: {} });
    const { found, kept } = await cleanAbandonedRuns(io);
    if (!found) io.err("Nothing was left.\n");
    return kept === 0 ? exitCode.done : exitCode.nothingMeasured;
  },
};
