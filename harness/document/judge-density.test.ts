import { expect, test } from "vitest";
import { type ExampleRamp, exampleRamps } from "../testing/example-ramp.ts";
import { exampleRuns } from "../testing/example-runs.ts";
import { claims } from "./claims/index.ts";
import { judge } from "./judge.ts";
import type { ClaimVerdict } from "./verdict.ts";
import { expectToldInChinese } from "../testing/expect-translated.ts";

const runc = { target: "runc", technology: "container" } as const;
const wasmtime = { target: "wasmtime/aot", technology: "wasm" } as const;
const pooling = { target: "wasmtime-embedded/pooling", technology: "wasm", layer: "in-process" } as const;
const gvisor = { target: "gvisor/systrap", technology: "sandbox" } as const;
const microvm = { target: "qemu/microvm", technology: "vm", accelerated: false } as const;

function judged(id: string, ...ramps: readonly ExampleRamp[]): ClaimVerdict {
  const verdict = judge(claims, exampleRuns({ density: exampleRamps(...ramps) })).find(({ claim }) => claim.id === id);
  if (verdict === undefined) throw new Error(`no claim ${id}`);
  expectToldInChinese(verdict);
  return verdict;
}

test.each<[string, string, readonly ExampleRamp[], ClaimVerdict["verdict"], RegExp]>([
  [
    "more than claimed, on any host",
    "overhead-density-container",
    [{ of: runc, live: 900 }],
    "contradicted",
    /is more than/,
  ],
  [
    "as many as claimed on a small host: a larger one holds more",
    "overhead-density-container",
    [{ of: runc, live: 300 }],
    "not-comparable",
    /300 were live on this host of 16 GiB \(bound by memory\); a larger server holds more/,
  ],
  [
    "fewer than claimed on a small host",
    "overhead-density-wasm",
    [{ of: wasmtime, live: 3000 }],
    "not-comparable",
    /a larger server holds more/,
  ],
  [
    "at least so many, reached",
    "overhead-density-wasm",
    [{ of: { ...pooling, boundBy: "plan" }, live: 100_000 }],
    "supported",
    /Isolated by the language runtime only/,
  ],
  [
    "through a lower layer than the claim names, which holds no fewer",
    "matrix-density-container",
    [{ of: runc, live: 5000 }],
    "not-comparable",
    /docker adds to it/,
  ],
  [
    "held by some targets of the technology, and not by others on this host",
    "overhead-density-wasm",
    [
      { of: { ...pooling, boundBy: "plan" }, live: 100_000 },
      { of: wasmtime, live: 3000 },
    ],
    "inconclusive",
    /Isolated by the language runtime only/,
  ],
  ["another product", "overhead-density-sandbox", [{ of: gvisor, live: 5000 }], "not-comparable", /kata only/],
  [
    "a ramp that was killed has reached at least that",
    "overhead-density-container",
    [{ of: runc, live: 900, ended: false }],
    "contradicted",
    /killed on the way/,
  ],
  [
    "more small machines than claimed are no finding: larger ones are fewer",
    "overhead-density-vm",
    [{ of: microvm, live: 90 }],
    "not-comparable",
    /fewer of larger ones fit/,
  ],
  ["no ramp", "overhead-density-vm", [{ of: runc, live: 5 }], "unmeasured", /No ramp of vm/],
])("%s", (_name, id, ramps, verdict, why) => {
  const result = judged(id, ...ramps);
  expect(result.verdict).toBe(verdict);
  expect(result.why.en).toMatch(why);
});

const ordering = claims.find(({ metric, bound }) => metric === "density" && bound.kind === "denser")?.id ?? "";

test.each<[string, readonly ExampleRamp[], ClaimVerdict["verdict"], RegExp]>([
  [
    "denser than each of the others",
    [
      { of: wasmtime, live: 3000 },
      { of: runc, live: 1000 },
      { of: gvisor, live: 400 },
      { of: microvm, live: 100 },
    ],
    "supported",
    /./,
  ],
  [
    "not denser than one",
    [
      { of: wasmtime, live: 900 },
      { of: runc, live: 1000 },
      { of: microvm, live: 100 },
    ],
    "contradicted",
    /The other way round: fewer fit/,
  ],
  [
    "a technology that was not measured leaves it open",
    [
      { of: wasmtime, live: 3000 },
      { of: runc, live: 1000 },
    ],
    "inconclusive",
    /Nothing was measured of vm and sandbox/,
  ],
  [
    "instances in one process are not compared with containers",
    [
      { of: { ...pooling, boundBy: "plan" }, live: 100_000 },
      { of: runc, live: 1000 },
    ],
    "not-comparable",
    /by layer in-process/,
  ],
  [
    "where the plan ended both ramps, neither is the denser",
    [
      { of: { ...wasmtime, boundBy: "plan" }, live: 2000 },
      { of: { ...runc, boundBy: "plan" }, live: 2000 },
    ],
    "not-comparable",
    /could have gone on/,
  ],
])("%s", (_name, ramps, verdict, why) => {
  const result = judged(ordering, ...ramps);
  expect(result.verdict).toBe(verdict);
  expect(result.why.en).toMatch(why);
});
