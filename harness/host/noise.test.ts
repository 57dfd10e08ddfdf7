import { expect, test } from "vitest";
import { intelTree, kernelTree } from "../testing/kernel-tree.ts";
import { noiseBetween, type NoiseReading, parseCpuTicks, parseSwappedPages, slewFlags, watchNoise } from "./noise.ts";

/** First lines of /proc/stat, kernel 6.18, two CPUs. */
const stat = `cpu  132093 13872 34555 291616 1149 0 359 121 16 0
cpu0 65000 7000 17000 145000 500 0 180 60 8 0
cpu1 67093 6872 17555 146616 649 0 179 61 8 0
`;

test("reads busy and stolen time of all CPUs together, and of some", () => {
  expect(parseCpuTicks(stat)).toEqual({ busy: 132_093 + 13_872 + 34_555 + 359, stolen: 121 });
  expect(parseCpuTicks(stat, [1])).toEqual({ busy: 67_093 + 6872 + 17_555 + 179, stolen: 61 });
  expect(parseCpuTicks(stat, [0, 1])).toEqual(parseCpuTicks(stat));
});

test("reads pages swapped in and out", () => {
  expect(parseSwappedPages("pgpgin 7\npswpin 3\npswpout 4\npgfault 9\n")).toBe(7);
  expect(parseSwappedPages("pgfault 9\n")).toBe(0);
});

/** Of a host on which nothing happens. */
const quiet: NoiseReading = {
  atNs: 0n,
  ticks: { busy: 1000, stolen: 10 },
  swappedPages: 5,
  ownCpuNs: 3e9,
  clockOffset: { ns: 1.7e18, tookNs: 2000 },
  speed: { fastestKHz: 3_000_000, limitsKHz: { policy0: 3_900_000 }, throttleEvents: 4, coolerByC: 20 },
};
const { ticks, clockOffset, speed } = quiet;

test.each<[string, Partial<NoiseReading>, string[]]>([
  ["nothing", {}, []],
  ["its own work", { ticks: { ...ticks, busy: 1090 }, ownCpuNs: 3.8e9 }, []],
  ["other work", { ticks: { ...ticks, busy: 1021 } }, ["loaded"]],
  ["a tick or two of other work", { ticks: { ...ticks, busy: 1019 } }, []],
  ["time stolen", { ticks: { ...ticks, stolen: 31 } }, ["stolen"]],
  ["swapping", { swappedPages: 6 }, ["swapping"]],
  ["throttling", { speed: { ...speed, throttleEvents: 5 } }, ["throttled"]],
  ["a lowered limit", { speed: { ...speed, limitsKHz: { policy0: 3_800_000 } } }, ["throttled"]],
  ["a CPU that has gone", { speed: { ...speed, limitsKHz: {} } }, []],
  ["heat", { speed: { ...speed, coolerByC: 4 } }, ["hot"]],
  ["another frequency", { speed: { ...speed, fastestKHz: 2_800_000 } }, ["frequency-changed"]],
  ["nearly the same frequency", { speed: { ...speed, fastestKHz: 3_100_000 } }, []],
  ["the clock set forward", { clockOffset: { ...clockOffset, ns: 1.7e18 + 1e9 } }, ["clock-set"]],
  ["the clock set back", { clockOffset: { ...clockOffset, ns: 1.7e18 - 5e6 } }, ["clock-set"]],
  ["the clock read in haste", { clockOffset: { ns: 1.7e18 + 5e6, tookNs: 4e6 } }, []],
  ["two things at once", { swappedPages: 6, ticks: { busy: 1100, stolen: 10 } }, ["loaded", "swapping"]],
])("%s within a second", (_, change, flags) => {
  expect(noiseBetween(quiet, quiet, { ...quiet, atNs: 1_000_000_000n, ...change })).toEqual(flags);
});

test("a limit that was lowered stays told; the frequency that follows it is told once", () => {
  const capped = { ...quiet, speed: { ...speed, fastestKHz: 2_000_000, limitsKHz: { policy0: 2_000_000 } } };
  expect(noiseBetween(quiet, quiet, { ...capped, atNs: 1_000_000_000n })).toEqual(["throttled", "frequency-changed"]);
  expect(noiseBetween(quiet, capped, { ...capped, atNs: 1_000_000_000n })).toEqual(["throttled"]);
});

test("a host that tells no frequency and no temperature has no noise of theirs", () => {
  const speedless = { fastestKHz: undefined, limitsKHz: {}, throttleEvents: 0, coolerByC: undefined };
  const bare = { ...quiet, speed: speedless };
  expect(noiseBetween(bare, bare, { ...bare, atNs: 1_000_000_000n })).toEqual([]);
});

test.each([
  [null, []],
  [500, []],
  [-500, []],
  [20_000, ["clock-slewed"]],
  [-83_333, ["clock-slewed"]],
])("a clock slewed by %s millionths", (ppm, flags) => {
  expect(slewFlags(ppm)).toEqual(flags);
});

test("a window ends with what the host tells then, and its flags hold until the next", async () => {
  const tree = kernelTree(intelTree);
  try {
    const watch = watchNoise(() => 0, tree.files);
    expect(watch.flags()).toEqual([]);
    tree.set("sys/devices/system/cpu/cpu1/thermal_throttle/core_throttle_count", "4\n");
    tree.set("sys/class/hwmon/hwmon1/temp2_input", "97000\n");
    const until = process.hrtime.bigint() + 600_000_000n;
    while (process.hrtime.bigint() < until) await new Promise(setImmediate);
    const flags = watch.flags();
    expect(flags).toEqual(expect.arrayContaining(["throttled", "hot"]));
    expect(flags).not.toContain("clock-set");
    expect(watch.flags()).toBe(flags);
  } finally {
    tree.remove();
  }
});
