/**
 * Settings of a host that are held while measuring, so that runs can be repeated: what each is to be, and the kernel's
 * files for it. The mildest value that does it is taken, since a host is tuned to be measured and not to win.
 */
import type { KernelFiles } from "../kernel-files.ts";

interface Change {
  /** Below the root: `sys/kernel/mm/ksm/run`. */
  readonly file: string;
  readonly value: string;
}

interface Wish {
  /** What the setting then is, in a word or two. */
  readonly value: string;
  /** In their order; undone in the reverse. */
  readonly changes: readonly Change[];
}

export interface Refusal {
  /** Why the host does not allow it: a clause without a full stop. */
  readonly refusal: string;
}

export interface KernelSetting {
  readonly name: "governor" | "turbo" | "hugePages" | "swap" | "pageMerging";
  readonly wish: (files: KernelFiles) => Wish | Refusal;
}

const CPUFREQ = "sys/devices/system/cpu/cpufreq";

function policies(files: KernelFiles): string[] {
  return files.names(CPUFREQ, /^policy[0-9]+$/).map((name) => `${CPUFREQ}/${name}`);
}

/** The one file that holds the setting. */
function single(file: string, value: string, change: string): KernelSetting["wish"] {
  return (files) =>
    files.read(file) === undefined
      ? { refusal: `the kernel has no /${file}` }
      : { value, changes: [{ file, value: change }] };
}

/**
 * The frequency does not follow the load. Drivers that leave the choice to the processor (intel_pstate, amd_pstate) take
 * a preference besides, which they refuse to change under this governor: it is set before, and back after it.
 */
function governor(files: KernelFiles): Wish | Refusal {
  const value = "performance";
  const folders = policies(files);
  if (folders.length === 0) return { refusal: "the kernel offers no frequency control, as in most virtual machines" };
  const offers = (file: string): string[] => files.read(file)?.split(/\s+/) ?? [];
  const lacking = folders.find((folder) => !offers(`${folder}/scaling_available_governors`).includes(value));
  if (lacking !== undefined) {
    return {
      refusal: `/${lacking} offers ${offers(`${lacking}/scaling_available_governors`).join(", ") || "no governors"}`,
    };
  }
  const preferring = folders.filter((folder) =>
    offers(`${folder}/energy_performance_available_preferences`).includes(value),
  );
  return {
    value,
    changes: [
      ...preferring.map((folder) => ({ file: `${folder}/energy_performance_preference`, value })),
      ...folders.map((folder) => ({ file: `${folder}/scaling_governor`, value })),
    ],
  };
}

/** Off: how far above the nominal frequency a core goes depends on its neighbours and its temperature. */
function turbo(files: KernelFiles): Wish | Refusal {
  const intel = "sys/devices/system/cpu/intel_pstate/no_turbo";
  const whole = `${CPUFREQ}/boost`;
  const each = policies(files)
    .map((folder) => `${folder}/boost`)
    .filter((file) => files.read(file) !== undefined);
  const value = "off";
  if (files.read(intel) !== undefined) return { value, changes: [{ file: intel, value: "1" }] };
  if (files.read(whole) !== undefined) return { value, changes: [{ file: whole, value: "0" }] };
  if (each.length > 0) return { value, changes: each.map((file) => ({ file, value: "0" })) };
  return { refusal: "the kernel offers no control of it (neither intel_pstate/no_turbo nor cpufreq/boost)" };
}

/** In the order in which they are set. */
export const kernelSettings: readonly KernelSetting[] = [
  { name: "governor", wish: governor },
  { name: "turbo", wish: turbo },
  {
    // Who asks gets them, and nobody else's memory is rearranged behind its back.
    name: "hugePages",
    wish: single("sys/kernel/mm/transparent_hugepage/enabled", "madvise", "madvise"),
  },
  {
    // Not swapoff, which reads all that is swapped back in, and may find no room for it.
    name: "swap",
    wish: single("proc/sys/vm/swappiness", "swappiness 0", "0"),
  },
  {
    // Stops the merging; what has been merged is left so.
    name: "pageMerging",
    wish: single("sys/kernel/mm/ksm/run", "off", "0"),
  },
];
