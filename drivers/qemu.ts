/**
 * QEMU: a virtual machine with one CPU whose kernel is loaded directly, without disk or boot loader, and whose first
 * process is the workload. The machine ends when the workload does.
 *
 * `microvm` is the shortest honest way to a ready line: no PCI, no ACPI, and the uncompressed kernel, entered by PVH,
 * past set-up code and decompressor. `q35` is how a Linux VM is booted directly otherwise: a whole PC, its firmware
 * (SeaBIOS) included. `virt` is the machine for arm64: tried emulated on x86-64 only, neither on an arm64 host nor
 * under KVM.
 */
import { createHash } from "node:crypto";
import { accessSync, constants } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Artefact, ArtefactKind, BuiltWorkload } from "../workloads/types.ts";
import { nativeKind, requireArtefact } from "./lib/artefact.ts";
import { derivedFolder } from "./lib/derived-folder.ts";
import { DriverError } from "./lib/driver-error.ts";
import { isErrno } from "./lib/errno.ts";
import { initramfs } from "./lib/initramfs.ts";
import { singleProcess } from "./lib/single-process.ts";
import { requireTool, SETUP, toolVersion } from "./lib/tool.ts";
import { probeByTrial } from "./lib/trial.ts";
import { KernelImageError, vmlinux } from "./lib/vmlinux.ts";
import type { Asset, Availability, CommandDriver, DriverContext, PreparedCommands, Tool } from "./types.ts";

const NAME = "qemu";

/**
 * What Firecracker's specification gives its microVM; a distribution's kernel boots in it with room to spare. A workload
 * that needs memory of its own is given that on top.
 */
const MEMORY_MEBIBYTES = 128;

/** On the CPU a boot takes 0.1 to 1 s, a few seconds where the host is itself a guest. What takes this long hangs. */
const KVM_LIMIT_MS = 10_000;

/** An emulated boot takes 1 to 3 s on an idle CPU. */
const TCG_LIMIT_MS = 60_000;

const KVM_REMEDY =
  "Use a host whose KVM runs guest kernels on the CPU (bare metal, or nested virtualisation by VMX or SVM).";

/**
 * No kernel message reaches the serial line, where each byte costs an exit of the guest. That the first process ended
 * is a panic, and a panic resets at once; -no-reboot turns that into QEMU's end.
 */
const kernelParameters = ["loglevel=0", "panic=-1"];

interface Machine {
  readonly kind: ArtefactKind;
  readonly program: string;
  readonly kernel: string;
  /** QEMU's `-M`. */
  readonly type: string;
  /** What QEMU is given to enter: the distribution's image, or the uncompressed kernel inside it. */
  readonly entry: "image" | "uncompressed";
  /** The CPU model where it is emulated; under KVM it is the host's. */
  readonly emulatedCpu: string;
  readonly kernelParameters: readonly string[];
}

const x86 = {
  kind: "x86_64",
  program: "qemu-system-x86_64",
  kernel: "guest-kernel-x86_64",
  emulatedCpu: "qemu64",
} as const;

const machines: Readonly<Record<string, Machine>> = {
  microvm: {
    ...x86,
    // With ACPI there is neither PC timer nor interrupt controller, and a kernel that cannot tell its clock's speed at
    // the first try, as happens under emulation on a busy host, waits for ever.
    type: "microvm,acpi=off",
    entry: "uncompressed",
    kernelParameters: [
      "console=ttyS0",
      ...kernelParameters,
      "reboot=t", // by triple fault: without ACPI there is no other way to reset
      // Of the parameters that Kata Containers gives every guest on x86-64, those that shorten this start.
      "cryptomgr.notests",
      "no_timer_check",
      "noreplace-smp",
    ],
  },
  q35: {
    ...x86,
    type: "q35",
    entry: "image",
    kernelParameters: ["console=ttyS0", ...kernelParameters],
  },
  virt: {
    kind: "arm64",
    program: "qemu-system-aarch64",
    kernel: "guest-kernel-arm64",
    type: "virt,gic-version=max",
    entry: "image",
    emulatedCpu: "cortex-a72", // `max` has pointer authentication, whose emulation triples the time of a boot
    kernelParameters: ["console=ttyAMA0", ...kernelParameters],
  },
};

/** What `qemu-system-x86_64 --version` says first: `QEMU emulator version 7.2.22 (Debian …)`. */
export const VERSION = /^QEMU emulator version (\S+)/;

/** Everything that a start needs but the choice between KVM and emulation. */
interface Boot {
  readonly target: string;
  readonly machine: Machine;
  readonly tool: Tool;
  readonly kernel: Asset;
  /** Where the kernel lies as QEMU is given it. */
  readonly kernelPath: string;
  readonly initramfsPath: string;
  readonly binary: Artefact;
  readonly memoryMebibytes: number;
}

async function uncompressedKernel(target: string, kernel: Asset, cacheDir: string): Promise<string> {
  const image = await readFile(kernel.path);
  const hash = createHash("sha256").update(image).digest("hex");
  const folder = await derivedFolder(cacheDir, "vmlinux", [hash], async (temporary) => {
    let content: Buffer;
    try {
      content = vmlinux(image);
    } catch (cause) {
      if (!(cause instanceof KernelImageError)) throw cause;
      const remedy = "Provide a bzImage whose payload is gzip, zstd or LZ4, or an uncompressed vmlinux.";
      throw new DriverError(target, "prepare", `${kernel.path} ${cause.message}.`, remedy, { cause });
    }
    await writeFile(join(temporary, "vmlinux"), content);
  });
  return join(folder, "vmlinux");
}

/** @throws DriverError where this host has not all that the machine needs. */
async function makeBoot(variant: string | undefined, workload: BuiltWorkload, context: DriverContext): Promise<Boot> {
  const target = `${NAME}/${variant}`;
  const machine = machines[variant ?? ""];
  if (machine === undefined) {
    const remedy = `Choose one of ${Object.keys(machines).join(", ")}.`;
    throw new DriverError(target, "prepare", `There is no machine ${variant}.`, remedy);
  }
  if (machine.kind !== nativeKind) {
    const fact = `The machine is of kind ${machine.kind}, and this host of kind ${nativeKind}.`;
    throw new DriverError(target, "prepare", fact, `Use a host of kind ${machine.kind}.`);
  }
  const tool = requireTool(target, context, machine.program);
  const kernel = context.findAsset(machine.kernel);
  if (kernel === undefined) throw new DriverError(target, "prepare", `There is no ${machine.kernel}.`, SETUP);
  const binary = requireArtefact(target, workload, machine.kind);
  const { needs = [], memoryMebibytes = 0 } = workload.manifest;
  if (needs.includes("directory")) {
    const fact = `${workload.manifest.name} needs a folder of the host, and the guest has nothing but a serial line.`;
    throw new DriverError(target, "prepare", fact, "Measure it with targets that share folders.");
  }
  const { cacheDir } = context;
  const folder = await derivedFolder(cacheDir, "initramfs", [binary.sha256], async (temporary) => {
    await writeFile(join(temporary, "initramfs"), initramfs(await readFile(binary.path)));
  });
  return {
    target,
    machine,
    tool,
    kernel,
    kernelPath: machine.entry === "image" ? kernel.path : await uncompressedKernel(target, kernel, cacheDir),
    initramfsPath: join(folder, "initramfs"),
    binary,
    memoryMebibytes: MEMORY_MEBIBYTES + memoryMebibytes,
  };
}

function prepareWith(accelerator: Accelerator["name"], boot: Boot): PreparedCommands {
  const { machine, tool } = boot;
  const options = {
    M: machine.type,
    accel: accelerator,
    cpu: accelerator === "kvm" ? "host" : machine.emulatedCpu,
    m: `${boot.memoryMebibytes}M`,
    display: "none",
    serial: "stdio",
    kernel: boot.kernelPath,
    initrd: boot.initramfsPath,
    append: machine.kernelParameters.join(" "),
  };
  const flags = ["-nodefaults", "-no-user-config", "-no-reboot"];
  const pairs = Object.entries(options).flatMap(([name, value]) => [`-${name}`, value]);
  const command = { argv: [...tool.command, ...flags, ...pairs], env: {} } as const;
  return singleProcess(boot.binary.sha256, command, "vmm", boot.memoryMebibytes * 1024 * 1024);
}

type Accelerator =
  | { readonly name: "kvm" }
  | {
      readonly name: "tcg";
      /** Why not KVM. */
      readonly reason: string;
      readonly remedy: string;
    };

/** @returns undefined where this process may open the device. */
export function kvmDenial(device: string): { reason: string; remedy: string } | undefined {
  try {
    accessSync(device, constants.R_OK | constants.W_OK);
    return undefined;
  } catch (error) {
    if (isErrno(error, "ENOENT")) return { reason: `There is no ${device}.`, remedy: KVM_REMEDY };
    if (!isErrno(error, "EACCES") && !isErrno(error, "EPERM")) throw error;
    const reason = `${device} is not readable and writable by uid ${process.geteuid?.()}.`;
    return { reason, remedy: "Add the user to the group of that device (kvm), or run as root." };
  }
}

/** Outcomes of the trials under KVM, for the life of the harness: one that hangs costs its whole limit. */
const bootedUnderKvm = new Set<Machine>();
/** A fact of the host, and so the same for every machine. */
let kvmFailure: Accelerator | undefined;

/** KVM where a guest really boots with it; that /dev/kvm opens proves nothing. */
async function chooseAccelerator(boot: Boot, context: DriverContext): Promise<Accelerator> {
  const denial = kvmDenial("/dev/kvm");
  if (denial !== undefined) return { name: "tcg", ...denial };
  if (kvmFailure !== undefined) return kvmFailure;
  if (bootedUnderKvm.has(boot.machine)) return { name: "kvm" };
  const trial = await probeByTrial(async () => prepareWith("kvm", boot), context, KVM_LIMIT_MS);
  context.signal.throwIfAborted();
  if (trial.ready) {
    bootedUnderKvm.add(boot.machine);
    return { name: "kvm" };
  }
  kvmFailure = {
    name: "tcg",
    reason: `/dev/kvm opens, but a guest with the host's CPU model does not boot. ${trial.reason}`,
    remedy: KVM_REMEDY,
  };
  return kvmFailure;
}

async function probe(
  variant: string | undefined,
  workload: BuiltWorkload,
  context: DriverContext,
): Promise<Availability> {
  let boot: Boot;
  let versions: Record<string, string>;
  try {
    boot = await makeBoot(variant, workload, context);
    const { target, tool, kernel } = boot;
    const version = await toolVersion(target, tool, ["--version"], VERSION, context.signal);
    versions = { qemu: version, "guest-kernel": kernel.version };
  } catch (error) {
    if (!(error instanceof DriverError)) throw error;
    return { status: "missing", reason: error.message.replace(`[${error.target}] `, ""), remedy: error.remedy };
  }
  const chosen = await chooseAccelerator(boot, context);
  if (chosen.name === "kvm") return { status: "ready", versions };
  const trial = await probeByTrial(async () => prepareWith("tcg", boot), context, TCG_LIMIT_MS);
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
  const boot = await makeBoot(variant, workload, context);
  return prepareWith((await chooseAccelerator(boot, context)).name, boot);
}

export const qemu: CommandDriver = {
  name: NAME,
  technology: () => "vm",
  layer: "runtime",
  variants: Object.keys(machines),
  description:
    "QEMU from exec to the workload as the guest's first process: firmware, a distribution's kernel loaded directly; 1 CPU, 128 MiB, no disk, no network.",
  probe,
  prepare,
};
