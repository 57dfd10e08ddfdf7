/**
 * What the host is, never whose it is: the facts that a reader needs to judge a number or to repeat it. No host name,
 * user, address or path; of the kernel's command line only the words that bear on measurement.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { arch, cpus, loadavg, release, totalmem } from "node:os";
import { join } from "node:path";
import { cgroupHierarchies, cgroupMode, type CgroupMode } from "./cgroup-mounts.ts";

/** Raised when a field changes its meaning. */
export const HOST_SCHEMA = 1;

/** `unknown` where the kernel does not tell (inside most virtual machines there is no frequency control). */
export interface HostFingerprint {
  readonly schema: typeof HOST_SCHEMA;
  readonly arch: string;
  readonly cpuModel: string;
  readonly microcode: string;
  readonly logicalCpus: number;
  readonly smt: string;
  /** Nominal frequency as the kernel prints it at the time; not what it ran at while measuring. */
  readonly cpuMHz: number | null;
  readonly governor: string;
  readonly turbo: string;
  readonly mitigations: Readonly<Record<string, string>>;
  readonly kernelRelease: string;
  readonly kernelWords: readonly string[];
  readonly distribution: string;
  readonly cgroupMode: CgroupMode;
  /** `none`, the hypervisor's kind, or `yes` where it does not say which. */
  readonly virtualisation: string;
  /** Whether this host lets its guests use virtualisation in turn. */
  readonly nestedVirtualisation: string;
  /** Of the first CPU, shared or not: what memory work must not fit into. Null where the kernel does not tell. */
  readonly lastLevelCacheBytes: number | null;
  readonly memoryBytes: number;
  readonly swapBytes: number;
  readonly ksm: string;
  readonly transparentHugePages: string;
  readonly virtualAddressBits: number | null;
  readonly clockSource: string;
  readonly pidMax: number | null;
  readonly maxMapCount: number | null;
  readonly nodeVersion: string;
  /** One-minute load average when the fingerprint was taken. */
  readonly load: number;
  /** By setting, what it was held at while measuring, or why it was not; null for a host left as it was. */
  readonly tuning: Tuning | null;
}

export type Tuning = Readonly<Record<string, string>>;

/** Words of the kernel's command line that change what is measured. */
const measurementWords = [
  "mitigations",
  "isolcpus",
  "nohz_full",
  "rcu_nocbs",
  "nosmt",
  "intel_pstate",
  "amd_pstate",
  "cpufreq.default_governor",
  "processor.max_cstate",
  "intel_idle.max_cstate",
  "idle",
  "transparent_hugepage",
  "hugepages",
  "default_hugepagesz",
  "numa_balancing",
  "preempt",
  "systemd.unified_cgroup_hierarchy",
  "cgroup_no_v1",
  "cgroup_disable",
  "swapaccount",
  "kvm-intel.nested",
  "kvm_intel.nested",
  "kvm-amd.nested",
  "kvm_amd.nested",
];

function text(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    return undefined;
  }
}

function number(file: string): number | null {
  const value = text(file);
  return value === undefined || !/^[0-9]+$/.test(value) ? null : Number(value);
}

/** The chosen one of a sysfs list such as `always [madvise] never`. */
export function chosenWord(list: string | undefined): string {
  return list?.match(/\[([^\]]+)\]/)?.[1] ?? list ?? "unknown";
}

/** @param commandLine the text of /proc/cmdline. */
export function measurementRelevantWords(commandLine: string): string[] {
  return commandLine
    .split(/\s+/)
    .filter((word) => measurementWords.includes(word.split("=")[0] ?? ""))
    .toSorted();
}

/** A field of /proc/cpuinfo's first processor. */
export function cpuinfoField(cpuinfo: string, field: string): string | undefined {
  return cpuinfo.match(new RegExp(`^${field}\\s*:\\s*(.*)$`, "m"))?.[1];
}

/** Kilobyte fields of /proc/meminfo, in bytes. */
export function meminfoBytes(meminfo: string, field: string): number {
  return Number(meminfo.match(new RegExp(`^${field}:\\s+([0-9]+) kB$`, "m"))?.[1] ?? 0) * 1024;
}

/** The hypervisor's kind by its DMI vendor; kinds only, since product names can tell whose machine it is. */
function virtualisation(cpuinfo: string): string {
  const flags = cpuinfoField(cpuinfo, "flags")?.split(" ") ?? [];
  const vendor = text("/sys/class/dmi/id/sys_vendor") ?? text("/sys/hypervisor/type") ?? "";
  const kinds: Record<string, string> = {
    QEMU: "kvm",
    xen: "xen",
    Xen: "xen",
    "Amazon EC2": "amazon",
    Google: "google",
    "Microsoft Corporation": "hyper-v",
    "VMware, Inc.": "vmware",
    "innotek GmbH": "virtualbox",
  };
  const kind = kinds[vendor];
  if (flags.includes("hypervisor"))
    return (
      kind ??
      (text("/sys/devices/system/clocksource/clocksource0/available_clocksource")?.includes("kvm-clock")
        ? "kvm"
        : "yes")
    );
  if (arch() === "arm64") return kind ?? "unknown"; // no such flag there
  return "none";
}

function mitigations(): Record<string, string> {
  const folder = "/sys/devices/system/cpu/vulnerabilities";
  if (!existsSync(folder)) return {};
  return Object.fromEntries(
    readdirSync(folder)
      .toSorted()
      .map((name) => [name, text(join(folder, name)) ?? "unknown"]),
  );
}

function turbo(): string {
  const noTurbo = text("/sys/devices/system/cpu/intel_pstate/no_turbo");
  if (noTurbo !== undefined) return noTurbo === "1" ? "off" : "on";
  const boost = text("/sys/devices/system/cpu/cpufreq/boost");
  return boost === undefined ? "unknown" : boost === "1" ? "on" : "off";
}

function virtualAddressBits(cpuinfo: string): number | null {
  const x86 = cpuinfoField(cpuinfo, "address sizes")?.match(/([0-9]+) bits virtual/)?.[1];
  return x86 === undefined ? null : Number(x86);
}

/** @param folder one folder for each cache, with its level and its size: `3`, `32768K`. */
export function lastLevelCacheBytes(folder: string): number | null {
  if (!existsSync(folder)) return null;
  const caches = readdirSync(folder).flatMap((name) => {
    const kibibytes = text(join(folder, name, "size"))?.match(/^([0-9]+)K$/)?.[1];
    const level = number(join(folder, name, "level"));
    return kibibytes === undefined || level === null ? [] : [{ level, bytes: Number(kibibytes) * 1024 }];
  });
  return caches.toSorted((x, y) => x.level - y.level).at(-1)?.bytes ?? null;
}

/** @param tuning where the host has been tuned: of that one is told what it is then. */
export function hostFingerprint(tuning: Tuning | null = null): HostFingerprint {
  const cpuinfo = text("/proc/cpuinfo") ?? "";
  const meminfo = text("/proc/meminfo") ?? "";
  const megahertz = Number(cpuinfoField(cpuinfo, "cpu MHz"));
  return {
    schema: HOST_SCHEMA,
    arch: arch(),
    cpuModel: cpus()[0]?.model.trim() ?? "unknown",
    microcode: cpuinfoField(cpuinfo, "microcode") ?? "unknown",
    logicalCpus: cpus().length,
    smt: text("/sys/devices/system/cpu/smt/control") ?? "unknown",
    cpuMHz: megahertz > 0 ? megahertz : null,
    governor: text("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor") ?? "unknown",
    turbo: turbo(),
    mitigations: mitigations(),
    kernelRelease: release(),
    kernelWords: measurementRelevantWords(text("/proc/cmdline") ?? ""),
    distribution: text("/etc/os-release")?.match(/^PRETTY_NAME="?([^"\n]*)"?$/m)?.[1] ?? "unknown",
    cgroupMode: cgroupMode(cgroupHierarchies()),
    virtualisation: virtualisation(cpuinfo),
    nestedVirtualisation:
      text("/sys/module/kvm_intel/parameters/nested") ?? text("/sys/module/kvm_amd/parameters/nested") ?? "unknown",
    lastLevelCacheBytes: lastLevelCacheBytes("/sys/devices/system/cpu/cpu0/cache"),
    memoryBytes: totalmem(),
    swapBytes: meminfoBytes(meminfo, "SwapTotal"),
    ksm: text("/sys/kernel/mm/ksm/run") ?? "unknown",
    transparentHugePages: chosenWord(text("/sys/kernel/mm/transparent_hugepage/enabled")),
    virtualAddressBits: virtualAddressBits(cpuinfo),
    clockSource: text("/sys/devices/system/clocksource/clocksource0/current_clocksource") ?? "unknown",
    pidMax: number("/proc/sys/kernel/pid_max"),
    maxMapCount: number("/proc/sys/vm/max_map_count"),
    nodeVersion: process.versions.node,
    load: loadavg()[0] ?? 0,
    tuning,
  };
}

/** Facts that differ from one run to the next on one host. */
const passing = new Set(["load", "cpuMHz"]);

/** Of one machine's memory another kernel keeps another part to itself, far less than a memory module. */
const SAME_MEMORY = 0.01;

function isSameFact(name: string, one: unknown, other: unknown): boolean {
  if (name === "memoryBytes" && typeof one === "number" && typeof other === "number") {
    return Math.abs(one - other) <= SAME_MEMORY * Math.max(one, other);
  }
  return JSON.stringify(one) === JSON.stringify(other);
}

/**
 * Names of the fields in which two fingerprints (as read from host.json, say) are of unlike hosts. A fact that only one
 * of them tells, as those of a later version do, is no difference.
 */
export function hostDifferences(a: unknown, b: unknown): string[] {
  const after = new Map(Object.entries(b ?? {}));
  return Object.entries(a ?? {})
    .filter(([name]) => after.has(name) && !passing.has(name))
    .filter(([name, value]) => !isSameFact(name, value, after.get(name)))
    .map(([name]) => name);
}

/** Names a host by what it is, for the name of a results folder: `amd-epyc-9b14-2-cpus`. */
export function hostSlug(host: Pick<HostFingerprint, "arch" | "cpuModel" | "logicalCpus">): string {
  const model = host.cpuModel
    .toLowerCase()
    .replace(/\((r|tm)\)|\bcpu\b|@.*$|\bprocessor\b|[0-9]+-core/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  return `${model || host.arch}-${host.logicalCpus}-cpus`;
}
