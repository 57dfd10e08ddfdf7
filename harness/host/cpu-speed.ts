/** What the kernel tells of how fast the CPUs run, of what slows them, and of how near they are to being slowed. */
import type { KernelFiles } from "./kernel-files.ts";

const CPUS = "sys/devices/system/cpu";
const ZONES = "sys/class/thermal";
const SENSORS = "sys/class/hwmon";

/** Of processors: other devices have limits of their own. */
const cpuSensors = new Set(["coretemp", "k10temp", "cpu_thermal"]);

export interface CpuSpeed {
  /** Of the CPU that runs fastest, in kHz; undefined where the kernel does not tell, as in most virtual machines. */
  readonly fastestKHz: number | undefined;
  /** The highest frequency that each policy allows right now, by its name, in kHz: the kernel lowers it to cool. */
  readonly limitsKHz: Readonly<Record<string, number>>;
  /** Times that a core or its package was slowed for its temperature, since boot (x86 alone tells). */
  readonly throttleEvents: number;
  /** How far the sensor that is nearest to its limit is below it, in °C; undefined where no limit is told. */
  readonly coolerByC: number | undefined;
}

function throttleEvents(files: KernelFiles): number {
  let events = 0;
  for (const cpu of files.names(CPUS, /^cpu[0-9]+$/)) {
    for (const part of ["core", "package"]) {
      events += files.number(`${CPUS}/${cpu}/thermal_throttle/${part}_throttle_count`) ?? 0;
    }
  }
  return events;
}

/** In thousandths of a degree; a limit that is not set reads 0 or less. */
function headroom(celsius: number | undefined, limits: readonly (number | undefined)[]): number[] {
  if (celsius === undefined) return [];
  return limits.flatMap((limit) => (limit === undefined || limit <= 0 ? [] : (limit - celsius) / 1000));
}

/** See Documentation/driver-api/thermal/sysfs-api.rst: from the passive trip point on, the CPUs are slowed. */
function zoneHeadroom(files: KernelFiles, zone: string): number[] {
  const limits = files
    .names(zone, /^trip_point_[0-9]+_type$/)
    .filter((file) => ["passive", "hot", "critical"].includes(files.read(`${zone}/${file}`) ?? ""))
    .map((file) => files.number(`${zone}/${file.replace(/_type$/, "_temp")}`));
  return headroom(files.number(`${zone}/temp`), limits);
}

/** See Documentation/hwmon/coretemp.rst: at the critical temperature the processor slows itself. */
function sensorHeadroom(files: KernelFiles, sensor: string): number[] {
  if (!cpuSensors.has(files.read(`${sensor}/name`) ?? "")) return [];
  return files
    .names(sensor, /^temp[0-9]+_input$/)
    .flatMap((file) =>
      headroom(files.number(`${sensor}/${file}`), [files.number(`${sensor}/${file.replace(/_input$/, "_crit")}`)]),
    );
}

export function readCpuSpeed(files: KernelFiles): CpuSpeed {
  const policies = files.names(`${CPUS}/cpufreq`, /^policy[0-9]+$/);
  // Since Linux 6.14 the measured frequency has a file of its own, and the other tells what was asked for.
  const frequencies = policies.flatMap(
    (policy) =>
      files.number(`${CPUS}/cpufreq/${policy}/cpuinfo_avg_freq`) ??
      files.number(`${CPUS}/cpufreq/${policy}/scaling_cur_freq`) ??
      [],
  );
  const limits = policies.flatMap((policy) => {
    const limit = files.number(`${CPUS}/cpufreq/${policy}/scaling_max_freq`);
    return limit === undefined ? [] : [[policy, limit] as const];
  });
  const cooler = [
    ...files.names(ZONES, /^thermal_zone[0-9]+$/).flatMap((zone) => zoneHeadroom(files, `${ZONES}/${zone}`)),
    ...files.names(SENSORS, /^hwmon[0-9]+$/).flatMap((sensor) => sensorHeadroom(files, `${SENSORS}/${sensor}`)),
  ];
  return {
    fastestKHz: frequencies.length === 0 ? undefined : Math.max(...frequencies),
    limitsKHz: Object.fromEntries(limits),
    throttleEvents: throttleEvents(files),
    coolerByC: cooler.length === 0 ? undefined : Math.min(...cooler),
  };
}
