/** What systemd tells of a boot: infra/guest-debian's attendant sends its properties once the boot is over. */

/** Of systemd's manager (org.freedesktop.systemd1(5)) and of the application's unit, in microseconds. */
const properties = {
  /** Before the kernel's start. 0 where nothing tells: the firmware's table, or the boot loader's variables. */
  firmware: "FirmwareTimestampMonotonic",
  loader: "LoaderTimestampMonotonic",
  /** After it. The first is 0 where there is no initrd. */
  initrd: "InitRDTimestampMonotonic",
  userspace: "UserspaceTimestampMonotonic",
  application: "ExecMainStartTimestampMonotonic",
  finish: "FinishTimestampMonotonic",
} as const;

const NS_PER_US = 1000;

/**
 * @param text `Name=microseconds` lines, in any order.
 * @returns nanoseconds of the guest's own clock that each part of its boot took, in the order in which they came, as
 * `systemd-analyze time` has them: `firmware` (without it where nothing tells it, as for `loader`), `loader`, `kernel`,
 * `initrd`, `userspace`, and after them `application`: the part of `userspace` until the workload was executed.
 * Undefined where the report is not whole.
 */
export function parseBootReport(text: string): Readonly<Record<string, number>> | undefined {
  const told = (name: string): number =>
    Number(text.match(new RegExp(`^${name}=([0-9]+)\\r?$`, "m"))?.[1] ?? Number.NaN);
  const firmware = told(properties.firmware);
  const loader = told(properties.loader);
  const initrd = told(properties.initrd);
  const userspace = told(properties.userspace);
  const application = told(properties.application);
  const finish = told(properties.finish);
  const microseconds = {
    // The loader's own begins where the firmware ends.
    ...(firmware > 0 ? { firmware: firmware - loader } : {}),
    ...(loader > 0 ? { loader } : {}),
    kernel: initrd > 0 ? initrd : userspace,
    ...(initrd > 0 ? { initrd: userspace - initrd } : {}),
    userspace: finish - userspace,
    application: application - userspace,
  };
  const all = Object.entries(microseconds);
  if ([firmware, loader, initrd].some(Number.isNaN) || all.some(([, value]) => !(value >= 0))) return undefined;
  return Object.fromEntries(all.map(([name, value]) => [name, value * NS_PER_US]));
}
