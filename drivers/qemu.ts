/**
 * QEMU: a virtual machine with one CPU. Which machines there are, and what a start of each consists of, stands in
 * qemu/machines.ts. The machine ends when the workload does.
 */
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { BuiltWorkload } from "../workloads/types.ts";
import { DriverError } from "./lib/driver-error.ts";
import { singleProcess } from "./lib/single-process.ts";
import { toolVersion } from "./lib/tool.ts";
import { probeByTrial } from "./lib/trial.ts";
import { type Accelerator, chooseAccelerator } from "./qemu/accelerator.ts";
import { parseBootReport } from "./qemu/boot-report.ts";
import { type Boot, makeBoot, optionValue } from "./qemu/boot.ts";
import { machines } from "./qemu/machines.ts";
import type { Availability, CommandDriver, CommandInstance, DriverContext, PreparedCommands } from "./types.ts";

const NAME = "qemu";
const MEBIBYTE = 1024 ** 2;

/** What `qemu-system-x86_64 --version` says first: `QEMU emulator version 7.2.22 (Debian …)`. */
export const VERSION = /^QEMU emulator version (\S+)/;

/** Has what a system on a disk tells of its boot written to a file: through the port that a guest's agent has elsewhere. */
function reportingTo(file: string, instance: CommandInstance): CommandInstance {
  const port = ["-device", "virtio-serial-pci", "-device", "virtserialport,chardev=boot,name=boot"];
  const { argv, env } = instance.command;
  return {
    ...instance,
    command: { argv: [...argv, "-chardev", `file,id=boot,path=${optionValue(file)}`, ...port], env },
    async bootNs() {
      return existsSync(file) ? parseBootReport(await readFile(file, "utf8")) : undefined;
    },
    async destroy() {
      await instance.destroy();
      await rm(file, { force: true });
    },
  };
}

async function prepareWith(
  accelerator: Accelerator["name"],
  boot: Boot,
  { runDir }: DriverContext,
): Promise<PreparedCommands> {
  const { target, machine, tool, binary, env, memoryMebibytes } = boot;
  const folder = await mkdtemp(join(runDir, `${target.replace("/", "-")}-`));
  const cpu = accelerator === "kvm" ? "host" : machine.emulatedCpu;
  const flags = ["-nodefaults", "-no-user-config", "-no-reboot", "-display", "none"];
  const platform = ["-M", machine.type, "-accel", accelerator, "-cpu", cpu];
  return {
    artefactSha256: binary.sha256,
    guestMebibytes: memoryMebibytes,
    async createInstance(id, { guestMebibytes = memoryMebibytes } = {}) {
      const memory = ["-m", `${guestMebibytes}M`];
      const argv = [...tool.command, ...flags, ...platform, ...memory, ...boot.options] as const;
      const vmm = singleProcess(binary.sha256, { argv, env }, "vmm", guestMebibytes * MEBIBYTE);
      const instance = await vmm.createInstance(id);
      return "disk" in machine.boot ? reportingTo(join(folder, id), instance) : instance;
    },
    async [Symbol.asyncDispose]() {
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function acceleratorFor(boot: Boot, context: DriverContext): Promise<Accelerator> {
  return await chooseAccelerator(boot.machine, async () => await prepareWith("kvm", boot, context), context);
}

async function probe(
  variant: string | undefined,
  workload: BuiltWorkload,
  context: DriverContext,
): Promise<Availability> {
  let boot: Boot;
  let versions: Record<string, string>;
  try {
    boot = await makeBoot(`${NAME}/${variant}`, variant, workload, context);
    const qemuVersion = await toolVersion(boot.target, boot.tool, ["--version"], VERSION, context.signal);
    versions = { qemu: qemuVersion, ...boot.versions };
  } catch (error) {
    if (!(error instanceof DriverError)) throw error;
    return { status: "missing", reason: error.message.replace(`[${error.target}] `, ""), remedy: error.remedy };
  }
  const chosen = await acceleratorFor(boot, context);
  if (chosen.name === "kvm") return { status: "ready", versions };
  const { emulatedLimitMs } = boot.machine;
  const trial = await probeByTrial(async () => await prepareWith("tcg", boot, context), context, emulatedLimitMs);
  if (trial.ready) {
    const reason = `The CPU is emulated. ${chosen.reason}`;
    return { status: "degraded", versions, reason, accelerated: false, remedy: chosen.remedy };
  }
  const remedy = "Boot that kernel by hand with loglevel=7 instead of loglevel=0, and look.";
  return { status: "missing", reason: `Not even an emulated guest boots. ${trial.reason}`, remedy };
}

async function prepare(
  variant: string | undefined,
  workload: BuiltWorkload,
  context: DriverContext,
): Promise<PreparedCommands> {
  const boot = await makeBoot(`${NAME}/${variant}`, variant, workload, context);
  return await prepareWith((await acceleratorFor(boot, context)).name, boot, context);
}

export const qemu: CommandDriver = {
  name: NAME,
  technology: () => "vm",
  layer: "runtime",
  variants: Object.keys(machines),
  description:
    "QEMU from exec to the workload as the guest's first process: firmware, a distribution's kernel loaded directly; 1 CPU, 128 MiB, no disk, no network. qemu/full: a complete Debian from its disk, the workload one of its services, 512 MiB.",
  probe,
  prepare,
};
