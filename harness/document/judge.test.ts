import { expect, test } from "vitest";
import type { StartupSample, SampleResources } from "../records/startup-sample.ts";
import { exampleRuns } from "../testing/example-runs.ts";
import { around, type ExampleStarts, exampleSeries } from "../testing/example-series.ts";
import { claims } from "./claims/index.ts";
import { judge } from "./judge.ts";
import type { ClaimVerdict } from "./verdict.ts";
import { expectToldInChinese } from "../testing/expect-translated.ts";

const qemu = { target: "qemu/q35", technology: "vm" } as const;
const runc = { target: "runc", technology: "container" } as const;
const docker = { target: "docker", technology: "container", layer: "docker" } as const;
const gvisor = { target: "gvisor/systrap", technology: "sandbox" } as const;
const kata = { target: "kata/clh", technology: "sandbox" } as const;
const wasmtime = { target: "wasmtime/aot", technology: "wasm" } as const;
const jco = { target: "jco", technology: "wasm" } as const;
const emulated = { accelerated: false } as const;

function judged(id: string, ...starts: readonly ExampleStarts[]): ClaimVerdict {
  const verdict = judge(claims, exampleRuns({ startup: exampleSeries(...starts) })).find(
    ({ claim }) => claim.id === id,
  );
  if (verdict === undefined) throw new Error(`no claim ${id}`);
  expectToldInChinese(verdict);
  return verdict;
}

/** From `low` to `high`, evenly: its interval lies across whatever is in the middle. */
function spread(low: number, high: number, n = 20): number[] {
  return Array.from({ length: n }, (_, index) => low + ((high - low) * index) / (n - 1));
}

const timeCases: readonly [
  string,
  Partial<StartupSample>,
  readonly (number | null)[],
  ClaimVerdict["verdict"],
  RegExp,
][] = [
  // A range: 1-3 s, no layer named.
  ["overhead-startup-container", runc, around(2000), "supported", /agrees/],
  ["overhead-startup-container", docker, around(2000), "supported", /agrees/],
  ["overhead-startup-container", runc, around(30), "contradicted", /faster/],
  ["overhead-startup-container", docker, around(300), "contradicted", /faster/],
  ["overhead-startup-container", runc, around(5000), "contradicted", /slower/],
  ["overhead-startup-container", runc, spread(500, 1500), "inconclusive", /across/],
  ["overhead-startup-container", runc, around(2000, 5), "inconclusive", /Too few samples: 5; .* needs 6/],
  ["overhead-startup-container", runc, around(2000, 6), "supported", /agrees/],
  ["overhead-startup-container", { ...runc, ...emulated }, around(30), "contradicted", /faster/],
  ["overhead-startup-container", { ...runc, ...emulated }, around(2000), "not-comparable", /emulated/],
  ["overhead-startup-container", { ...runc, ...emulated }, around(5000), "not-comparable", /emulated/],
  ["overhead-startup-container", { ...runc, ...emulated }, spread(500, 1500), "inconclusive", /across/],
  // The ends belong to a range.
  ["overhead-startup-container", runc, Array.from({ length: 9 }, () => 1000), "supported", /agrees/],
  ["overhead-startup-container", runc, Array.from({ length: 9 }, () => 3000), "supported", /agrees/],
  // A range of one product.
  ["overhead-startup-sandbox", kata, around(300), "supported", /agrees/],
  ["overhead-startup-sandbox", kata, around(900), "contradicted", /slower/],
  ["overhead-startup-sandbox", gvisor, around(300), "not-comparable", /kata only/],
  ["overhead-startup-sandbox", gvisor, around(150), "not-comparable", /kata only/],
  // An upper bound: less than 10 ms.
  ["overhead-startup-wasm", wasmtime, around(6), "supported", /agrees/],
  ["overhead-startup-wasm", wasmtime, around(14), "contradicted", /slower/],
  ["overhead-startup-wasm", wasmtime, Array.from({ length: 9 }, () => 10), "contradicted", /slower/],
  ["overhead-startup-wasm", wasmtime, spread(5, 15), "inconclusive", /across/],
  ["overhead-startup-wasm", { ...wasmtime, ...emulated }, around(6), "supported", /agrees/],
  ["overhead-startup-wasm", { ...wasmtime, ...emulated }, around(14), "not-comparable", /emulated/],
  // The emulated virtual machine of the reference machine.
  [
    "overhead-startup-vm",
    { ...qemu, ...emulated },
    around(3000, 6),
    "contradicted",
    /faster.*emulated.*Booted: a kernel/,
  ],
  ["overhead-startup-vm", { ...qemu, ...emulated }, around(40_000), "not-comparable", /emulated/],
  ["overhead-startup-vm", { ...qemu, ...emulated }, around(90_000), "not-comparable", /emulated/],
  ["overhead-startup-vm", qemu, around(40_000), "supported", /Booted: a kernel/],
  // Levels.
  ["matrix-startup-vm", qemu, around(120_000), "supported", /agrees/],
  ["matrix-startup-vm", { ...qemu, ...emulated }, around(3000), "contradicted", /faster/],
  ["matrix-startup-vm", { ...qemu, ...emulated }, around(120_000), "not-comparable", /emulated/],
  ["matrix-startup-vm", qemu, around(7_200_000), "contradicted", /slower/],
  ["matrix-startup-sandbox", gvisor, around(150), "supported", /agrees/],
  ["matrix-startup-sandbox", kata, around(1500), "contradicted", /slower/],
  ["matrix-startup-sandbox", gvisor, Array.from({ length: 9 }, () => 1000), "contradicted", /slower/],
  ["matrix-startup-wasm", jco, Array.from({ length: 9 }, () => 1), "supported", /agrees/],
  ["matrix-startup-wasm", jco, around(0.4), "contradicted", /faster.*order of magnitude, not the praise/],
  ["matrix-startup-wasm", jco, spread(0.5, 1.5), "inconclusive", /across/],
  // A level of one layer: what the runtime alone takes is the least that goes through Docker.
  ["matrix-startup-container", docker, around(2000), "supported", /agrees/],
  ["matrix-startup-container", docker, around(300), "contradicted", /faster/],
  ["matrix-startup-container", runc, around(30), "not-comparable", /docker adds to it/],
  ["matrix-startup-container", runc, around(2000), "not-comparable", /docker adds to it/],
  ["matrix-startup-container", runc, around(70_000), "contradicted", /slower/],
  ["matrix-startup-container", { ...runc, layer: "containerd" }, around(90), "not-comparable", /docker adds to it/],
  ["matrix-startup-container", { ...docker, layer: "kubernetes" }, around(2000), "not-comparable", /about docker/],
  ["matrix-startup-container", { ...runc, ...emulated }, around(70_000), "not-comparable", /emulated.*docker adds/],
  // Failed starts are as slow as can be, and never dropped.
  [
    "overhead-startup-wasm",
    wasmtime,
    [...around(6, 14), ...Array.from({ length: 6 }, () => null)],
    "inconclusive",
    /6 of 20/,
  ],
  ["overhead-startup-wasm", wasmtime, [...around(6, 19), null], "supported", /1 of 20 of wasmtime/],
  ["overhead-startup-wasm", wasmtime, [...around(14, 19), null], "contradicted", /slower/],
  [
    "overhead-startup-wasm",
    wasmtime,
    [...around(6, 9), ...Array.from({ length: 11 }, () => null)],
    "inconclusive",
    /11 of 20 starts failed/,
  ],
  ["overhead-startup-wasm", wasmtime, Array.from({ length: 20 }, () => null), "inconclusive", /20 of 20 starts failed/],
  // Contracts: P(t < 10 ms) > 0.99 and P(t < 1000 ms) > 0.95.
  ["contract-startup-wasm", wasmtime, around(6, 300), "supported", /agrees/],
  ["contract-startup-wasm", wasmtime, around(6, 298), "inconclusive", /298 of 298 .* 1 more in a row/],
  ["contract-startup-wasm", wasmtime, [...around(6, 299), 30], "inconclusive", /299 of 300 .* 173 more in a row/],
  ["contract-startup-wasm", wasmtime, around(14, 300), "contradicted", /smaller share/],
  [
    "contract-startup-wasm",
    wasmtime,
    [...around(6, 300), ...Array.from({ length: 20 }, () => null)],
    "contradicted",
    /smaller share.*20 of 320/,
  ],
  ["contract-startup-wasm", { ...wasmtime, ...emulated }, around(6, 300), "supported", /agrees/],
  ["contract-startup-wasm", { ...wasmtime, ...emulated }, around(14, 300), "not-comparable", /emulated/],
  ["contract-startup-container", runc, around(30, 59), "supported", /agrees/],
  ["contract-startup-container", runc, around(30, 58), "inconclusive", /1 more in a row/],
  ["contract-startup-container", docker, around(2000, 59), "contradicted", /smaller share/],
  ["contract-startup-container", runc, Array.from({ length: 10 }, () => null), "contradicted", /smaller share/],
];

test.each(timeCases)("%s, %o: case %#", (id, of, ms, verdict, why) => {
  const result = judged(id, { of, ms });
  expect(result).toMatchObject({ verdict, samples: ms.length });
  expect(result.why.en).toMatch(why);
});

const cost = (resources: Partial<SampleResources>): Partial<StartupSample> => ({
  resources: { userNs: 1000, systemNs: 1000, maxRssBytes: 1, ...resources },
});
const ms = (value: number) => value * 1e6;

const cycleCases: readonly [string, Partial<StartupSample>, number, ClaimVerdict["verdict"], RegExp][] = [
  ["cycles-vm", { ...qemu, ...cost({ cycles: 1e9, taskClockNs: 1 }) }, 20, "supported", /agrees/],
  ["cycles-vm", { ...qemu, ...cost({ cycles: 10 ** 8.5 }) }, 20, "supported", /agrees/],
  ["cycles-vm", { ...qemu, ...cost({ cycles: 10 ** 9.5 }) }, 20, "contradicted", /more cycles/],
  ["cycles-vm", { ...qemu, ...cost({ cycles: 1e7 }) }, 20, "contradicted", /fewer cycles/],
  ["cycles-vm", { ...qemu, ...cost({ cycles: 1e9 }) }, 3, "inconclusive", /Too few/],
  ["cycles-vm", { ...qemu, ...emulated, ...cost({ cycles: 1e9 }) }, 20, "not-comparable", /emulated/],
  ["cycles-vm", { ...qemu, ...emulated, ...cost({ cycles: 1e10 }) }, 20, "not-comparable", /emulated/],
  ["cycles-vm", { ...qemu, ...emulated, ...cost({ cycles: 1e8 }) }, 20, "contradicted", /fewer cycles/],
  ["cycles-vm", { ...qemu, ...emulated, ...cost({ taskClockNs: ms(3000) }) }, 20, "not-comparable", /not counted/],
  // 30 ms of CPU are 2.4×10^7 to 1.9×10^8 cycles, 1 s is 8×10^8 at least.
  ["cycles-container", { ...runc, ...cost({ taskClockNs: ms(30) }) }, 20, "not-comparable", /not counted/],
  ["cycles-container", { ...runc, ...cost({ taskClockNs: ms(1000) }) }, 20, "contradicted", /more cycles/],
  ["cycles-container", { ...runc, ...cost({ taskClockNs: ms(0.5) }) }, 20, "contradicted", /fewer cycles/],
  // 1.5 ms are within the order by any clock, but that clock is a guess.
  ["cycles-container", { ...runc, ...cost({ taskClockNs: ms(4.5) }) }, 20, "not-comparable", /not counted/],
  // Without the kernel's accounting of all descendants, CPU time is the least.
  ["cycles-container", { ...runc, ...cost({ userNs: ms(0.1) }) }, 20, "not-comparable", /not counted/],
  ["cycles-container", { ...runc, ...cost({ userNs: ms(1000) }) }, 20, "contradicted", /more cycles/],
  // Through an engine the client's tree is not where the work is done.
  ["cycles-container", { ...docker, ...cost({ cycles: 1e5 }) }, 20, "not-comparable", /outside its client/],
  ["cycles-container", { ...docker, ...cost({ cycles: 1e9 }) }, 20, "contradicted", /more cycles/],
  ["cycles-wasm", { ...wasmtime, ...cost({ taskClockNs: ms(5) }) }, 20, "contradicted", /more cycles/],
  ["cycles-wasm", { ...wasmtime, ...cost({ cycles: 1e5 }) }, 20, "supported", /agrees/],
];

test.each(cycleCases)("%s, %o: case %#", (id, of, n, verdict, why) => {
  const result = judged(id, { of, ms: around(100, n) });
  expect(result).toMatchObject({ verdict, unit: "cycles" });
  expect(result.why.en).toMatch(why);
});

test("without recorded CPU cost nothing is said about cycles", () => {
  const series = exampleSeries({ of: runc, ms: around(30) }).map((one) => ({ ...one, cpu: undefined }));
  const result = judge(claims, exampleRuns({ startup: series })).find(({ claim }) => claim.id === "cycles-container");
  expect(result).toMatchObject({ verdict: "inconclusive", why: { en: expect.stringContaining("not recorded") } });
});

const fast = { of: wasmtime, ms: around(6) };
const container = { of: runc, ms: around(30) };
const sandbox = { of: gvisor, ms: around(150) };
const machine = { of: qemu, ms: around(300) };
const emulatedMachine = { of: { ...qemu, ...emulated }, ms: around(3000) };

const orderingCases: readonly [string, readonly ExampleStarts[], ClaimVerdict["verdict"], RegExp][] = [
  ["all pairs hold", [fast, container, sandbox, machine], "supported", /3 of 3/],
  [
    "one wasm target is slower than one other",
    [fast, { of: jco, ms: around(60) }, container, sandbox, machine],
    "contradicted",
    /Slower, not faster: jco against runc\. 5 of 6/,
  ],
  [
    "a pair cannot be told apart",
    [{ of: wasmtime, ms: spread(20, 40) }, container, sandbox, machine],
    "inconclusive",
    /2 of 3.*Undecided: 1/,
  ],
  [
    "a slow emulated machine supports nothing",
    [fast, container, sandbox, emulatedMachine],
    "inconclusive",
    /Nothing comparable was measured of vm.*emulated/,
  ],
  [
    "a fast emulated machine refutes",
    [fast, container, sandbox, { of: { ...qemu, ...emulated }, ms: around(3) }],
    "contradicted",
    /wasmtime\/aot against qemu/,
  ],
  [
    "an emulated wasm may be the faster one",
    [{ of: { ...wasmtime, ...emulated }, ms: around(6) }, container, sandbox, machine],
    "supported",
    /3 of 3/,
  ],
  [
    "an emulated wasm refutes nothing",
    [{ of: { ...wasmtime, ...emulated }, ms: around(60) }, container, sandbox, machine],
    "inconclusive",
    /2 of 2.*Nothing comparable.*container/,
  ],
  ["layers differ", [fast, { of: docker, ms: around(300) }], "not-comparable", /through docker/],
  ["a technology is missing", [fast, container, sandbox], "inconclusive", /measured of vm/],
  [
    "too few samples",
    [{ of: wasmtime, ms: around(6, 6) }, container, sandbox, machine],
    "inconclusive",
    /Too few samples: 6/,
  ],
  ["only wasm", [fast], "unmeasured", /vm, container and sandbox/],
  ["no wasm", [container, machine], "unmeasured", /of wasm and sandbox/],
  [
    "the baseline is not among T",
    [fast, container, sandbox, machine, { of: {}, ms: around(0.5) }],
    "supported",
    /3 of 3/,
  ],
  [
    "most starts of one failed",
    [{ of: wasmtime, ms: Array.from({ length: 20 }, () => null) }, container, sandbox, machine],
    "inconclusive",
    /wasmtime\/aot: 20 of 20/,
  ],
  [
    "some starts of the other failed",
    [fast, { of: runc, ms: [...around(30), null, null] }, sandbox, machine],
    "supported",
    /3 of 3.*2 of 22/,
  ],
];

test.each(orderingCases)("theorem 1: %s", (_name, starts, verdict, why) => {
  const result = judged("theorem-1-startup", ...starts);
  expect(result.verdict).toBe(verdict);
  expect(result.why.en).toMatch(why);
});

test("the ratio of a pair is that of its medians, and its interval holds it", () => {
  const { targets } = judged("theorem-1-startup", fast, container, sandbox, machine);
  const pair = targets.find(({ target }) => target.en === "wasmtime/aot < runc");
  expect(pair?.observed).toBeCloseTo(0.2, 3);
  expect(pair?.interval?.low).toBeLessThan(0.2);
  expect(pair?.interval?.high).toBeGreaterThan(0.2);
});

test("nothing measured is unmeasured, for every claim", () => {
  for (const result of judge(claims, exampleRuns())) {
    expect(result).toMatchObject({ verdict: "unmeasured", samples: 0, observed: null, interval: null, targets: [] });
  }
});

test.each([
  ["cold page cache", { series: { cache: "cold", concurrency: 1 } }],
  ["ten at once", { series: { cache: "warm", concurrency: 10 } }],
  ["another workload", { workload: "hold" }],
  ["warm-ups", { warmup: true }],
] as const)("%s judges no claim", (_name, changes) => {
  for (const id of ["overhead-startup-container", "contract-startup-container", "cycles-container"]) {
    expect(judged(id, { of: { ...runc, ...changes }, ms: around(30, 300) }).verdict).toBe("unmeasured");
  }
});

test("targets that fall on different sides leave a claim undecided, each named", () => {
  const result = judged("overhead-startup-wasm", fast, { of: jco, ms: around(60) });
  expect(result).toMatchObject({
    verdict: "inconclusive",
    samples: 40,
    why: { en: "jco is slower; wasmtime/aot is as claimed.", zh: "jco 比所称更慢；wasmtime/aot 与所称相符。" },
    targets: [
      { target: { en: "jco" }, verdict: "contradicted", side: "above" },
      { target: { en: "wasmtime/aot" }, verdict: "supported" },
    ],
  });
  expect(result.observed?.low).toBeCloseTo(6e6, 0);
  expect(result.observed?.high).toBeCloseTo(60e6, 0);
});

test("contradicted on both sides is contradicted", () => {
  const result = judged("overhead-startup-container", { of: runc, ms: around(30) }, { of: docker, ms: around(5000) });
  expect(result).toMatchObject({ verdict: "contradicted", why: { en: "docker is slower; runc is faster." } });
});

test("what is not comparable is listed and not counted", () => {
  const result = judged("overhead-startup-sandbox", { of: kata, ms: around(300) }, sandbox);
  expect(result).toMatchObject({
    verdict: "supported",
    observed: { low: expect.closeTo(3e8, -3), high: expect.closeTo(3e8, -3) },
    samples: around(300).length,
  });
  expect(result.why.en).toMatch(/Not counted: gvisor\/systrap: The claim is about kata only/);
});

test("one undecided target leaves the claim undecided", () => {
  const result = judged("overhead-startup-wasm", fast, { of: jco, ms: around(6, 3) });
  expect(result.verdict).toBe("inconclusive");
  expect(result.why.en).toMatch(/jco is undecided; wasmtime\/aot is as claimed\. jco: Too few samples: 3/);
});

test("a runtime that changed is judged in parts that are never mixed", () => {
  const result = judged(
    "overhead-startup-wasm",
    { of: { ...wasmtime, versions: { wasmtime: "48.0.7" } }, ms: around(14) },
    { of: { ...wasmtime, versions: { wasmtime: "48.0.8" } }, ms: around(6) },
  );
  expect(result).toMatchObject({
    verdict: "inconclusive",
    targets: [
      { target: { en: "wasmtime/aot (wasmtime 48.0.7)" }, samples: 20, verdict: "contradicted" },
      { target: { en: "wasmtime/aot (wasmtime 48.0.8)" }, samples: 20, verdict: "supported" },
    ],
  });
  expect(result.why.en).toMatch(/judged apart and not mixed: wasmtime\/aot/);
});

test("samples after a replacement in mid-run are a part of their own", () => {
  const { targets } = judged("overhead-startup-wasm", fast, {
    of: { ...wasmtime, flags: ["version-changed"] },
    ms: around(7),
  });
  expect(targets.map(({ target }) => target.en)).toEqual([
    "wasmtime/aot (before the runtime was replaced)",
    "wasmtime/aot (after the runtime was replaced)",
  ]);
});

test.each([
  [2, false],
  [3, true],
])("%d loaded samples of 20 are mentioned: %s", (loaded, mentioned) => {
  const result = judged(
    "overhead-startup-wasm",
    { of: wasmtime, ms: around(6, 20 - loaded) },
    { of: { ...wasmtime, flags: ["loaded"] }, ms: around(6, loaded) },
  );
  expect(result.targets).toMatchObject([{ samples: 20 }]);
  expect(/While other work took CPU time: 15 % of wasmtime\/aot/.test(result.why.en)).toBe(mentioned);
});
