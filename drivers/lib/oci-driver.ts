/** A driver for an OCI runtime with runc's command line: `--root STATE run --bundle BUNDLE ID`, and `delete`. */
import { join } from "node:path";
import type { BuiltWorkload } from "../../workloads/types.ts";
import type { Availability, CommandDriver, DriverContext, PreparedCommands } from "../types.ts";
import { ociComponent } from "./runtime-family.ts";
import { isRootless, prepareOci } from "./oci-runtime.ts";
import { probeOnce } from "./probe.ts";
import { requireTool, SETUP, toolVersion } from "./tool.ts";

export interface OciTool {
  /** Of the driver, of the executable, and of its version in the records. */
  readonly name: string;
  readonly description: string;
  /** Of what `--version` says; its first group is the version. */
  readonly version: RegExp;
  /** What installs it; by default all of setup does. */
  readonly setup?: string;
  /** Where it is there and does not run. */
  readonly remedy?: string;
}

export function ociDriver(oci: OciTool): CommandDriver {
  const { name, description, version, setup = SETUP, remedy = `Install a ${name} that runs here.` } = oci;

  async function probe(
    variant: string | undefined,
    workload: BuiltWorkload,
    context: DriverContext,
  ): Promise<Availability> {
    const availability = await probeOnce(
      {
        async versions() {
          const tool = requireTool(name, context, name, setup);
          return { [name]: await toolVersion(name, tool, ["--version"], version, context.signal) };
        },
        prepare: async () => await prepare(variant, workload, context),
        remedy,
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
    const tool = requireTool(name, context, name, setup);
    return await prepareOci(
      {
        target: name,
        command: (stateDir) => [...tool.command, "--root", stateDir],
        stateFiles: (stateDir, id) => [join(stateDir, id)],
        componentOf: ociComponent,
        cgroupComponent: "workload",
      },
      workload,
      context,
    );
  }

  return { name, technology: () => "container", layer: "runtime", variants: [], description, probe, prepare };
}
