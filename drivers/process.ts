/** The baseline: the workload's static binary as a plain process of the host, with no isolation at all. */
import { release } from "node:os";
import type { BuiltWorkload } from "../workloads/types.ts";
import { nativeKind, requireArtefact } from "./lib/artefact.ts";
import { probeOnce } from "./lib/probe.ts";
import { singleProcess } from "./lib/single-process.ts";
import type { Availability, Command, CommandDriver, DriverContext, PreparedCommands } from "./types.ts";

const NAME = "process";

async function probe(
  _variant: string | undefined,
  workload: BuiltWorkload,
  context: DriverContext,
): Promise<Availability> {
  return await probeOnce(
    {
      versions: async () => ({ linux: release() }),
      prepare: async () => await prepare(undefined, workload),
      remedy: "Run the built workload by hand.",
    },
    context,
  );
}

async function prepare(_variant: string | undefined, workload: BuiltWorkload): Promise<PreparedCommands> {
  const binary = requireArtefact(NAME, workload, nativeKind);
  const command = (cwd: string | undefined): Command => ({
    argv: [binary.path],
    env: {},
    ...(cwd === undefined ? {} : { cwd }),
  });
  return singleProcess(binary.sha256, command, "workload");
}

export const processDriver: CommandDriver = {
  name: NAME,
  technology: () => "process",
  layer: "runtime",
  variants: [],
  description: "fork and exec of the static binary: the baseline that every other target is compared with.",
  probe,
  prepare,
};
