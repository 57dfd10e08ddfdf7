/**
 * The machines: what QEMU is asked to emulate, what its firmware is, and what that starts.
 *
 * `microvm` is the shortest honest way to a ready line: no PCI, no ACPI, and the uncompressed kernel, entered by PVH,
 * past set-up code and decompressor. `q35` is how a Linux VM is booted directly otherwise: a whole PC, its firmware
 * (SeaBIOS) included; `q35-qboot` and `q35-uefi` are the same PC with less and with more of a firmware. `full` is that
 * PC as people rent it: UEFI firmware, a boot loader on a disk, Debian's kernel, its initrd, systemd, and the workload
 * as one of its services. `virt` is the machine for arm64: tried emulated on x86-64 only, neither on an arm64 host nor
 * under KVM.
 */
import type { ArtefactKind } from "../../workloads/types.ts";

export interface Machine {
  readonly kind: ArtefactKind;
  readonly program: string;
  /** QEMU's `-M`. */
  readonly type: string;
  /** The CPU model where it is emulated; under KVM it is the host's. */
  readonly emulatedCpu: string;
  /** In place of what QEMU has for that machine. `uefi` keeps its variables for as long as the machine lives. */
  readonly firmware?: "qboot" | "uefi";
  readonly boot: KernelBoot | DiskBoot;
  /** What it is given, beside what a workload needs of its own. */
  readonly memoryMebibytes: number;
  /** What takes this long to its ready line hangs. */
  readonly kvmLimitMs: number;
  readonly emulatedLimitMs: number;
}

/** The kernel is handed to the firmware from outside, and the workload is its first process. */
export interface KernelBoot {
  /** An asset. */
  readonly kernel: string;
  /** What QEMU is given to enter: the distribution's image, or the uncompressed kernel inside it. */
  readonly entry: "image" | "uncompressed";
  readonly parameters: readonly string[];
}

/** The firmware finds a boot loader on a disk, whose system starts the workload (infra/guest-debian). */
export interface DiskBoot {
  /** An asset. */
  readonly disk: string;
  /** What installs it. */
  readonly setup: string;
}

/**
 * What Firecracker's specification gives its microVM; a distribution's kernel boots in it with room to spare. A workload
 * that needs memory of its own is given that on top.
 */
const SMALL = 128;

/** No kernel of today starts from OVMF in less. */
const LEAST_FOR_UEFI = 256;

/** What clouds give their smallest machines. */
const COMMON = 512;

/** A boot takes 0.1 to 1 s on the CPU, a few seconds where the host is itself a guest; emulated 1 to 6 s on an idle one. */
const shortBoot = { kvmLimitMs: 10_000, emulatedLimitMs: 120_000 } as const;

/** A distribution's boot takes seconds on the CPU; emulated a minute on an idle one. */
const longBoot = { kvmLimitMs: 60_000, emulatedLimitMs: 600_000 } as const;

/**
 * No kernel message reaches the serial line, where each byte costs an exit of the guest. That the first process ended
 * is a panic, and a panic resets at once; -no-reboot turns that into QEMU's end.
 */
const parameters = ["loglevel=0", "panic=-1"];

const x86 = { kind: "x86_64", program: "qemu-system-x86_64", emulatedCpu: "qemu64" } as const;

const kernel = "guest-kernel-x86_64";

const q35 = {
  ...x86,
  ...shortBoot,
  type: "q35",
  boot: { kernel, entry: "image", parameters: ["console=ttyS0", ...parameters] },
  memoryMebibytes: SMALL,
} as const;

export const machines: Readonly<Record<string, Machine>> = {
  microvm: {
    ...x86,
    ...shortBoot,
    // With ACPI there is neither PC timer nor interrupt controller, and a kernel that cannot tell its clock's speed at
    // the first try, as happens under emulation on a busy host, waits for ever.
    type: "microvm,acpi=off",
    boot: {
      kernel,
      entry: "uncompressed",
      parameters: [
        "console=ttyS0",
        ...parameters,
        "reboot=t", // by triple fault: without ACPI there is no other way to reset
        // Of the parameters that Kata Containers gives every guest on x86-64, those that shorten this start.
        "cryptomgr.notests",
        "no_timer_check",
        "noreplace-smp",
      ],
    },
    memoryMebibytes: SMALL,
  },
  q35,
  "q35-qboot": { ...q35, firmware: "qboot" },
  "q35-uefi": { ...q35, firmware: "uefi", memoryMebibytes: LEAST_FOR_UEFI },
  full: {
    ...x86,
    ...longBoot,
    type: "q35",
    firmware: "uefi",
    boot: { disk: "guest-debian-x86_64", setup: "Run infra/setup.sh --only guest-debian." },
    memoryMebibytes: COMMON,
  },
  virt: {
    ...shortBoot,
    kind: "arm64",
    program: "qemu-system-aarch64",
    type: "virt,gic-version=max",
    emulatedCpu: "cortex-a72", // `max` has pointer authentication, whose emulation triples the time of a boot
    boot: { kernel: "guest-kernel-arm64", entry: "image", parameters: ["console=ttyAMA0", ...parameters] },
    memoryMebibytes: SMALL,
  },
};
