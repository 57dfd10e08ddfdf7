/** Everything that a start needs but the choice between KVM and emulation. */
import { createHash } from "node:crypto";
import { mkdirSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Artefact, BuiltWorkload } from "../../workloads/types.ts";
import { nativeKind, requireArtefact } from "../lib/artefact.ts";
import { derivedFolder } from "../lib/derived-folder.ts";
import { DriverError } from "../lib/driver-error.ts";
import { initramfs } from "../lib/initramfs.ts";
import { requireTool, SETUP } from "../lib/tool.ts";
import { KernelImageError, vmlinux } from "../lib/vmlinux.ts";
import type { Asset, DriverContext, Tool } from "../types.ts";
import { type DiskBoot, type KernelBoot, type Machine, machines } from "./machines.ts";
import { workloadDisk } from "./workload-disk.ts";

export interface Boot {
  readonly target: string;
  readonly machine: Machine;
  readonly tool: Tool;
  /** QEMU's arguments that say what is booted, and by what. */
  readonly options: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Of all that is booted, for the records. */
  readonly versions: Readonly<Record<string, string>>;
  readonly binary: Artefact;
  readonly memoryMebibytes: number;
}

/** Options of which several make one argument are separated by commas, and a comma in one is doubled. */
export function optionValue(text: string): string {
  return text.replaceAll(",", ",,");
}

function requireAsset(target: string, context: DriverContext, name: string, remedy = SETUP): Asset {
  const asset = context.findAsset(name);
  if (asset === undefined) throw new DriverError(target, "prepare", `There is no ${name}.`, remedy);
  return asset;
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

type Booted = Pick<Boot, "options" | "versions">;

async function bootKernel(
  target: string,
  { kernel: name, entry, parameters }: KernelBoot,
  binary: Artefact,
  context: DriverContext,
): Promise<Booted> {
  const { cacheDir } = context;
  const kernel = requireAsset(target, context, name);
  const folder = await derivedFolder(cacheDir, "initramfs", [binary.sha256], async (temporary) => {
    await writeFile(join(temporary, "initramfs"), initramfs(await readFile(binary.path)));
  });
  const path = entry === "image" ? kernel.path : await uncompressedKernel(target, kernel, cacheDir);
  const initrd = join(folder, "initramfs");
  return {
    options: ["-serial", "stdio", "-kernel", path, "-initrd", initrd, "-append", parameters.join(" ")],
    versions: { "guest-kernel": kernel.version },
  };
}

/**
 * The system's console goes nowhere: the workload has a serial line of its own, without login prompt and messages. What
 * is written to the system's disk is lost with the machine.
 */
async function bootDisk(
  target: string,
  { disk: name, setup }: DiskBoot,
  binary: Artefact,
  context: DriverContext,
): Promise<Booted> {
  const disk = requireAsset(target, context, name, setup);
  const drives = [
    `file=${optionValue(disk.path)},snapshot=on`,
    `file=${optionValue(await workloadDisk(target, binary, context))},readonly=on`,
  ].flatMap((drive) => ["-drive", `if=virtio,format=raw,${drive}`]);
  return {
    options: ["-serial", "null", "-serial", "stdio", ...drives, "-device", "virtio-rng-pci"],
    versions: { "guest-debian": disk.version },
  };
}

/** A firmware of another kind than the machine has in QEMU. */
function loadFirmware(target: string, { firmware, kind }: Machine, context: DriverContext): Booted {
  if (firmware === undefined) return { options: [], versions: {} };
  if (firmware === "qboot") return { options: ["-bios", "qboot.rom"], versions: {} };
  const code = requireAsset(target, context, `guest-firmware-${kind}`);
  const variables = code.path.replace("CODE", "VARS");
  const drives = [`readonly=on,file=${optionValue(code.path)}`, `snapshot=on,file=${optionValue(variables)}`];
  return {
    options: drives.flatMap((drive) => ["-drive", `if=pflash,format=raw,${drive}`]),
    versions: { "guest-firmware": code.version },
  };
}

/** @throws DriverError where this host has not all that the machine needs. */
export async function makeBoot(
  target: string,
  variant: string | undefined,
  workload: BuiltWorkload,
  context: DriverContext,
): Promise<Boot> {
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
  const binary = requireArtefact(target, workload, machine.kind);
  const { needs = [], memoryMebibytes = 0 } = workload.manifest;
  if (needs.includes("directory")) {
    const fact = `${workload.manifest.name} needs a folder of the host, and the guest has nothing of the host's but a serial line.`;
    throw new DriverError(target, "prepare", fact, "Measure it with targets that share folders.");
  }
  const firmware = loadFirmware(target, machine, context);
  const booted =
    "kernel" in machine.boot
      ? await bootKernel(target, machine.boot, binary, context)
      : await bootDisk(target, machine.boot, binary, context);
  mkdirSync(context.scratchDir, { recursive: true });
  return {
    target,
    machine,
    tool,
    options: [...firmware.options, ...booted.options],
    env: { TMPDIR: context.scratchDir }, // where QEMU keeps what the guest writes to a disk that is not to change
    versions: { ...firmware.versions, ...booted.versions },
    binary,
    memoryMebibytes: machine.memoryMebibytes + memoryMebibytes,
  };
}
