/**
 * gVisor: the workload's system calls are served by the sentry, a kernel in user space. The variants are its
 * platforms, the ways in which it intercepts them.
 *
 * Cgroups are left to runsc, as under Docker and containerd (--ignore-cgroups is for hosts where it may not make
 * any): sentry, gofer and the workload's processes live in one.
 */
import { statSync } from "node:fs";
import { dirname, join } from "node:path";
import { execa } from "execa";
import type { BuiltWorkload } from "../workloads/types.ts";
import { DriverError } from "./lib/driver-error.ts";
import { isRootless, prepareOci } from "./lib/oci-runtime.ts";
import { probeOnce } from "./lib/probe.ts";
import { gvisorComponent } from "./lib/runtime-family.ts";
import { requireTool, toolVersion } from "./lib/tool.ts";
import type { Availability, CommandDriver, DriverContext, PreparedCommands } from "./types.ts";

const NAME = "gvisor";

const remedies: Readonly<Record<string, string>> = {
  systrap: "Install a current runsc: run infra/setup.sh.",
  ptrace: "Install a current runsc: run infra/setup.sh.",
  kvm: "Use a host whose KVM runs guest kernels on the CPU (bare metal, or nested virtualisation by VMX or SVM).",
};

function targetOf(variant: string | undefined): string {
  return `${NAME}/${variant}`;
}

/** A mount point is on another device than its parent. */
function isMounted(point: string): boolean {
  const mounted = statSync(point, { throwIfNoEntry: false });
  return mounted !== undefined && mounted.dev !== statSync(dirname(point)).dev;
}

/**
 * The empty network namespace that all gofers of one state root share stays mounted there, and more than once where
 * the first two were started at the same time.
 */
async function unmountGoferNamespace(target: string, stateDir: string): Promise<void> {
  const point = join(stateDir, "null-netns");
  while (isMounted(point)) {
    const result = await execa("umount", ["--lazy", point], { reject: false });
    if (!result.failed) continue;
    throw new DriverError(target, "destroy", `${point} is still mounted: ${result.stderr}`, "Run `sandgauge clean`.");
  }
}

async function probe(
  variant: string | undefined,
  workload: BuiltWorkload,
  context: DriverContext,
): Promise<Availability> {
  const target = targetOf(variant);
  return await probeOnce(
    {
      async versions() {
        const tool = requireTool(target, context, "runsc");
        // A plain `go install` builds one that says VERSION_MISSING.
        const pattern = /^runsc version (?!VERSION_MISSING)(\S+)/;
        return { runsc: await toolVersion(target, tool, ["--version"], pattern, context.signal) };
      },
      prepare: async () => await prepare(variant, workload, context),
      remedy: remedies[variant ?? ""] ?? "Install a runsc that runs here.",
    },
    context,
  );
}

async function prepare(
  variant: string | undefined,
  workload: BuiltWorkload,
  context: DriverContext,
): Promise<PreparedCommands> {
  const target = targetOf(variant);
  const tool = requireTool(target, context, "runsc");
  if (isRootless()) {
    throw new DriverError(target, "prepare", "runsc run needs root to set up its sandbox.", "Run as root.");
  }
  return await prepareOci(
    {
      target,
      command: (stateDir) => [...tool.command, "--root", stateDir, `--platform=${variant}`, "--network=none"],
      stateFiles: (stateDir, id) => [
        join(stateDir, `${id}_sandbox:${id}.state`),
        join(stateDir, `${id}_sandbox:${id}.lock`),
        join(stateDir, `runsc-${id}.sock`),
      ],
      componentOf: gvisorComponent,
      cgroupComponent: "sandbox",
      release: (stateDir) => unmountGoferNamespace(target, stateDir),
    },
    workload,
    context,
  );
}

export const gvisor: CommandDriver = {
  name: NAME,
  technology: () => "sandbox",
  layer: "runtime",
  variants: ["systrap", "ptrace", "kvm"],
  description: "runsc run of the same bundle as runc's: gofer and sentry processes, then the workload inside.",
  probe,
  prepare,
};
