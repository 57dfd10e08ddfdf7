/** `sandgauge clean`: removes what runs that were killed left on the host. */
import { type ExitCode, exitCode } from "../errors.ts";
import { abandonedRuns, removeAbandonedRun } from "../host/run-scope.ts";
import { type Command, type Io, parseArguments } from "./command.ts";

/** Also done at the beginning of each run. @returns how many runs had left something. */
export async function cleanAbandonedRuns(io: Pick<Io, "err">): Promise<number> {
  const runs = abandonedRuns();
  for (const run of runs) {
    const { processes, mounts, cgroups } = await removeAbandonedRun(run);
    io.err(`Removed what run ${run} had left: ${processes} processes, ${mounts} mounts, ${cgroups} cgroups.\n`);
  }
  return runs.length;
}

export const clean: Command = {
  help: `Usage: sandgauge clean

Removes what a killed run left: processes, mounts, cgroups, state. Runs that are still going on are left alone; so is everything that sandgauge did not start. Results stay.

Exit status: 0 done, also where nothing was left; 3 where something cannot be removed.`,
  async run(args, io): Promise<ExitCode> {
    parseArguments("clean", { args: [...args], options: {} });
    if ((await cleanAbandonedRuns(io)) === 0) io.err("Nothing was left.\n");
    return exitCode.done;
  },
};
