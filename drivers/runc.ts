/** A Linux container by runc alone, without an engine above it. */
import { join } from "node:path";
import type { BuiltWorkload } from "../workloads/types.ts";
import { isRootless, prepareOci } from "./lib/oci-runtime.ts";
import { requireTool, toolVersion } from "./lib/tool.ts";
import { probeByTrial } from "./lib/trial.ts";
import type { Availability, Driver, DriverContext, PreparedWorkload } from "./types.ts";

const NAME = "runc";
const START_LIMIT_MS = 10_000;

async function probe(
  variant: string | undefined,
  workload: BuiltWorkload,
  context: DriverContext,
): Promise<Availability> {
  let version = "unknown";
  async function prepareKnown(): Promise<PreparedWorkload> {
    const tool = requireTool(NAME, context, "runc");
    version = await toolVersion(NAME, tool, ["--version"], /^runc version (\S+)/, context.signal);
    return await prepare(variant, workload, context);
  }
  const trial = await probeByTrial(prepareKnown, context, START_LIMIT_MS);
  const versions = { runc: version };
  if (!trial.ready) {
    return { status: "missing", reason: trial.reason, remedy: trial.remedy ?? "Install a runc that runs here." };
  }
  if (!isRootless()) return { status: "ready", versions };
  return {
    status: "degraded",
    versions,
    reason: "Not run by root: the container has a user namespace, the host's network and no cgroup of its own.",
    accelerated: true,
    remedy: "Run as root.",
  };
}

async function prepare(
  _variant: string | undefined,
  workload: BuiltWorkload,
  context: DriverContext,
): Promise<PreparedWorkload> {
  const tool = requireTool(NAME, context, "runc");
  return await prepareOci(
    {
      target: NAME,
      command: (stateDir) => [...tool.command, "--root", stateDir],
      stateFiles: (stateDir, id) => [join(stateDir, id)],
      // Until it has become the workload, a container's first process is runc too: `runc:[2:INIT]`.
      componentOf: ({ comm }) => (comm.startsWith("runc") ? "runtime" : "workload"),
      cgroupComponent: "workload",
    },
    workload,
    context,
  );
}

export const runc: Driver = {
  name: NAME,
  technology: "container",
  layer: "runtime",
  variants: [],
  description: "runc run of a prepared bundle: namespaces, cgroup, read-only root; no image pull, no network set-up.",
  probe,
  prepare,
};
