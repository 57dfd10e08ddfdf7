/**
 * Copies of /sys and /proc as two kinds of hosts have them, for settings and sensors that the host of the tests lacks.
 * Files take whatever is written; what a kernel would refuse is staged by the test.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { chosenWord } from "../host/fingerprint.ts";
import { type KernelFiles, kernelFiles } from "../host/kernel-files.ts";

type Tree = Readonly<Record<string, string>>;

const CPUS = "sys/devices/system/cpu";

/** What both have, with Debian's defaults. */
const common: Tree = {
  "sys/kernel/mm/transparent_hugepage/enabled": "[always] madvise never\n",
  "sys/kernel/mm/ksm/run": "1\n",
  "proc/sys/vm/swappiness": "60\n",
  "dev/cpu_dma_latency": "",
};

function idleStates(cpu: number, states: readonly (readonly [name: string, latency: number])[]): Tree {
  const entries = states.flatMap(([name, latency], index) => [
    [`${CPUS}/cpu${cpu}/cpuidle/state${index}/name`, `${name}\n`],
    [`${CPUS}/cpu${cpu}/cpuidle/state${index}/latency`, `${latency}\n`],
  ]);
  return Object.fromEntries(entries);
}

/** A core with two threads; frequencies chosen by the processor (intel_pstate), as Documentation/admin-guide/pm has it. */
export const intelTree: Tree = {
  ...common,
  [`${CPUS}/intel_pstate/no_turbo`]: "0\n",
  ...Object.assign(
    {},
    ...[0, 1].map((cpu) => ({
      [`${CPUS}/cpu${cpu}/topology/thread_siblings_list`]: "0-1\n",
      [`${CPUS}/cpu${cpu}/thermal_throttle/core_throttle_count`]: "3\n",
      [`${CPUS}/cpu${cpu}/thermal_throttle/package_throttle_count`]: "7\n",
      [`${CPUS}/cpufreq/policy${cpu}/scaling_available_governors`]: "performance powersave\n",
      [`${CPUS}/cpufreq/policy${cpu}/scaling_governor`]: "powersave\n",
      [`${CPUS}/cpufreq/policy${cpu}/scaling_cur_freq`]: `${1_200_000 + cpu}\n`,
      [`${CPUS}/cpufreq/policy${cpu}/scaling_max_freq`]: "3900000\n",
      [`${CPUS}/cpufreq/policy${cpu}/energy_performance_available_preferences`]:
        "default performance balance_performance balance_power power \n",
      [`${CPUS}/cpufreq/policy${cpu}/energy_performance_preference`]: "balance_performance\n",
      ...idleStates(cpu, [
        ["POLL", 0],
        ["C1", 2],
        ["C1E", 10],
        ["C6", 133],
      ]),
    })),
  ),
  "sys/class/thermal/thermal_zone0/type": "x86_pkg_temp\n",
  "sys/class/thermal/thermal_zone0/temp": "61000\n",
  "sys/class/thermal/thermal_zone0/trip_point_0_type": "passive\n",
  "sys/class/thermal/thermal_zone0/trip_point_0_temp": "-274000\n",
  "sys/class/hwmon/hwmon0/name": "nvme\n",
  "sys/class/hwmon/hwmon0/temp1_input": "80850\n",
  "sys/class/hwmon/hwmon0/temp1_crit": "81850\n",
  "sys/class/hwmon/hwmon1/name": "coretemp\n",
  "sys/class/hwmon/hwmon1/temp1_input": "61000\n",
  "sys/class/hwmon/hwmon1/temp1_crit": "100000\n",
  "sys/class/hwmon/hwmon1/temp2_input": "58000\n",
  "sys/class/hwmon/hwmon1/temp2_crit": "100000\n",
};

/** Four cores of arm64 in one policy (cpufreq-dt), which a thermal zone slows. */
export const armTree: Tree = {
  ...common,
  [`${CPUS}/cpufreq/boost`]: "1\n",
  [`${CPUS}/cpufreq/policy0/scaling_available_governors`]:
    "conservative ondemand userspace powersave performance schedutil \n",
  [`${CPUS}/cpufreq/policy0/scaling_governor`]: "schedutil\n",
  [`${CPUS}/cpufreq/policy0/scaling_cur_freq`]: "1800000\n",
  [`${CPUS}/cpufreq/policy0/scaling_max_freq`]: "1800000\n",
  ...Object.assign(
    {},
    ...[0, 1, 2, 3].map((cpu) => ({
      [`${CPUS}/cpu${cpu}/topology/thread_siblings_list`]: `${cpu}\n`,
      ...idleStates(cpu, [
        ["WFI", 1],
        ["cpu-sleep-0", 1100],
      ]),
    })),
  ),
  "sys/class/thermal/thermal_zone0/type": "cpu-thermal\n",
  "sys/class/thermal/thermal_zone0/temp": "52000\n",
  "sys/class/thermal/thermal_zone0/trip_point_0_type": "active\n",
  "sys/class/thermal/thermal_zone0/trip_point_0_temp": "50000\n",
  "sys/class/thermal/thermal_zone0/trip_point_1_type": "passive\n",
  "sys/class/thermal/thermal_zone0/trip_point_1_temp": "80000\n",
  "sys/class/thermal/thermal_zone0/trip_point_2_type": "critical\n",
  "sys/class/thermal/thermal_zone0/trip_point_2_temp": "90000\n",
};

export interface KernelTree {
  readonly root: string;
  readonly files: KernelFiles;
  /** As if the kernel had changed it. */
  set(file: string, text: string): void;
  /** Settings that are another than they were, with what they are. */
  changed(): Record<string, string>;
  remove(): void;
}

export function kernelTree(tree: Tree): KernelTree {
  const root = mkdtempSync(join(tmpdir(), "sandgauge-kernel-"));
  const set = (file: string, text: string): void => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  for (const [file, text] of Object.entries(tree)) set(file, text);
  const files = kernelFiles(root);
  const changed = (): Record<string, string> => {
    const now = Object.entries(tree).map(([file, before]) => [file, files.read(file) ?? "", before.trim()] as const);
    return Object.fromEntries(
      now
        .filter(([file, text, before]) => file !== "dev/cpu_dma_latency" && chosenWord(text) !== chosenWord(before))
        .map(([file, text]) => [file, text]),
    );
  };
  return { root, files, set, changed, remove: () => rmSync(root, { recursive: true, force: true }) };
}
