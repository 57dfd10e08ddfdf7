import { expect, test } from "vitest";
import type { PerformanceSeries } from "../records/performance-series.ts";
import { examplePerformance, type ExampleWork } from "../testing/example-performance.ts";
import { exampleRuns } from "../testing/example-runs.ts";
import { claims } from "./claims/index.ts";
import { judge } from "./judge.ts";
import type { ClaimVerdict } from "./verdict.ts";
import { expectToldInChinese } from "../testing/expect-translated.ts";

function judged(id: string, performance: readonly PerformanceSeries[]): ClaimVerdict {
  const [verdict] = judge(
    claims.filter((claim) => claim.id === id),
    exampleRuns({ performance }),
  );
  if (verdict === undefined) throw new Error(`there is no claim ${id}`);
  expectToldInChinese(verdict, ["the checksum is wrong"]);
  return verdict;
}

const runc = { target: "runc", technology: "container" } as const;
const gvisor = { target: "gvisor/systrap", technology: "sandbox" } as const;
const qemu = { target: "qemu/q35", technology: "vm" } as const;
const wasmtime = { target: "wasmtime/aot", technology: "wasm" } as const;
const jco = { target: "jco", technology: "wasm" } as const;

function works(of: ExampleWork["of"], ...times: readonly [ExampleWork["kind"], number | null][]): ExampleWork[] {
  return times.map(([kind, factor]) => ({ of, kind, times: factor }));
}

test.each<[string, string, ExampleWork[], string, RegExp]>([
  [
    "no loss in any kind of work",
    "matrix-loss-container",
    works(runc, ["integer", 1], ["files", 1.02]),
    "supported",
    /^runc is as claimed in all of 2 kinds of work\. A runtime alone sets no filter/,
  ],
  [
    "more than claimed in one kind of several",
    "matrix-loss-container",
    works(runc, ["integer", 1], ["branches", 1.01], ["files", 1.3]),
    "contradicted",
    /^runc is as claimed in 2 of 3 kinds of work, more lossy in files\. A runtime/,
  ],
  [
    "within the range in all",
    "matrix-loss-sandbox",
    works(gvisor, ["integer", 1.05], ["files", 1.06]),
    "supported",
    /as claimed in all of 2/,
  ],
  [
    "less than the range in one, more in another",
    "matrix-loss-sandbox",
    works(gvisor, ["integer", 1], ["files", 10]),
    "contradicted",
    /less lossy in integer, more lossy in files/,
  ],
  [
    "one target near native, another far from it",
    "matrix-loss-wasm",
    [...works(wasmtime, ["integer", 1.01]), ...works(jco, ["integer", 1.5])],
    "inconclusive",
    /jco is more lossy in the one kind of work\. wasmtime\/aot is as claimed/,
  ],
  [
    "an emulated CPU that loses nine tenths",
    "matrix-loss-vm",
    works({ ...qemu, accelerated: false }, ["integer", 10]),
    "not-comparable",
    /^Not counted: qemu\/q35: The CPU was emulated/,
  ],
  [
    "an emulated CPU that loses less than claimed",
    "matrix-loss-vm",
    works({ ...qemu, accelerated: false }, ["integer", 1.01]),
    "contradicted",
    /less lossy/,
  ],
  [
    "latency at a fixed rate",
    "matrix-loss-container",
    works(runc, ["requests", 3]),
    "unmeasured",
    /^No work of container beside a plain process/,
  ],
  [
    "what it cannot do",
    "matrix-loss-wasm",
    works(wasmtime, ["integer", 1], ["files", null]),
    "supported",
    /Cannot do at all: wasmtime\/aot files\.$/,
  ],
])("%s", (_name, id, performance, verdict, why) => {
  const claim = judged(id, examplePerformance(...performance));
  expect(claim.verdict).toBe(verdict);
  expect(claim.why.en).toMatch(why);
});

test("the observation is the range over kinds and targets, and every one of them is listed", () => {
  const performance = examplePerformance(...works(runc, ["integer", 1], ["files", 1.25]));
  const { observed, unit, targets } = judged("matrix-loss-container", performance);
  expect(unit).toBe("share");
  expect(observed?.low).toBeCloseTo(0, 2);
  expect(observed?.high).toBeCloseTo(0.2, 2);
  expect(targets.map(({ target }) => target.en)).toEqual(["runc: integer", "runc: files"]);
});

test("a kind of too few blocks is listed, and is no end of what was observed", () => {
  const few = { of: runc, kind: "files", times: 200, blocks: 1 } as const;
  const performance = examplePerformance({ of: runc, kind: "integer", times: 1.25 }, few);
  const { observed, verdict, targets } = judged("matrix-loss-container", performance);
  expect(verdict).toBe("contradicted");
  expect(observed?.high).toBeCloseTo(0.2, 2);
  expect(targets[1]).toMatchObject({ samples: 1, interval: null });
  expect(targets[1]?.observed).toBeCloseTo(0.995, 3);
});

test("five blocks judge nothing", () => {
  const { verdict, targets } = judged(
    "matrix-loss-container",
    examplePerformance({ of: runc, kind: "integer", times: 1, blocks: 5 }),
  );
  expect(verdict).toBe("inconclusive");
  expect(targets[0]?.why.en).toMatch(/^Too few blocks: 5; an interval needs six\./);
});

test("bad data judge nothing and their reason is told", () => {
  const broken = { ...runc, outcome: "wrong-answer", value: null, error: "the checksum is wrong." } as const;
  const wrong = judged("matrix-loss-container", examplePerformance(...works(broken, ["integer", 1])));
  expect(wrong.verdict).toBe("inconclusive");
  expect(wrong.targets[0]).toMatchObject({ failures: 10, observed: null, interval: null });
  expect(wrong.targets[0]?.why.en).toContain("the checksum is wrong.");
  const clock = { ...runc, flags: ["clock-disagrees"] };
  const { verdict, targets } = judged("matrix-loss-container", examplePerformance(...works(clock, ["integer", 1])));
  expect(verdict).toBe("inconclusive");
  expect(targets[0]?.why.en).toContain("its clock and the host's disagree");
  expect(wrong.why.en).toContain("Starts without a figure that counts: 10 of 10 of runc: integer.");
});

test("nothing measured is unmeasured", () => {
  expect(judged("matrix-loss-vm", []).verdict).toBe("unmeasured");
});
