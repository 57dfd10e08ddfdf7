/** A Linux container by runc alone, without an engine above it. */
import { join } from "node:path";
import type { BuiltWorkload } from "../workloads/types.ts";
import { isRootless, prepareOci } from "./lib/oci-runtime.ts";
import { probeOnce } from "./lib/probe.ts";
import { ociComponent } from "./lib/runtime-family.ts";
import { requireTool, toolVersion } from "./lib/tool.ts";
import type { Availability, CommandDriver, DriverContext, PreparedCommands } from "./types.ts";

const NAME = "runc";

async function probe(
  variant: string | undefined,
  workload: BuiltWorkload,
  context: DriverContext,
): Promise<Availability> {
  const availability = await probeOnce(
    {
      async versions() {
        const tool = requireTool(NAME, context, "runc");
        return { runc: await toolVersion(NAME, tool, ["--version"], /^runc version (\S+)/, context.signal) };
      },
      prepare: async () => await prepare(variant, workload, context),
      remedy: "Install a runc that runs here.",
    },
    context,
  );
  if (availability.status !== "ready" || !isRootless()) return availability;
  return {
    status: "degraded",
    versions: availability.versions,
    reason: "Not run by root: the container has a user namespace, the host's network and no cgroup of its own.",
    accelerated: true,
    remedy: "Run as root.",
  };
}

async function prepare(
  _variant: string | undefined,
  workload: BuiltWorkload,
  context: DriverContext,
): Promise<PreparedCommands> {
  const tool = requireTool(NAME, context, "runc");
  return await prepareOci(
    {
      target: NAME,
      command: (stateDir) => [...tool.command, "--root", stateDir],
      stateFiles: (stateDir, id) => [join(stateDir, id)],
      componentOf: ociComponent,
      cgroupComponent: "workload",
    },
    workload,
    context,
  );
}

export const runc: CommandDriver = {
  name: NAME,
  technology: () => "container",
  layer: "runtime",
  variants: [],
  description: "runc run of a prepared bundle: namespaces, cgroup, read-only root; no image pull, no network set-up.",
  probe,
  prepare,
};
