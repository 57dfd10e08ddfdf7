import { expect, test } from "vitest";
import { exampleMemory, type ExampleInstances } from "../testing/example-memory.ts";
import { exampleRuns } from "../testing/example-runs.ts";
import { claims } from "./claims/index.ts";
import { judge } from "./judge.ts";
import type { ClaimVerdict } from "./verdict.ts";
import { expectToldInChinese } from "../testing/expect-translated.ts";

const MB = 1e6;
const runc = { target: "runc", technology: "container" } as const;
const wasmtime = { target: "wasmtime/aot", technology: "wasm" } as const;
const pooling = { target: "wasmtime-embedded/pooling", technology: "wasm", layer: "in-process" } as const;
const gvisor = { target: "gvisor/systrap", technology: "sandbox" } as const;
const microvm = { target: "qemu/microvm", technology: "vm" } as const;

function judged(id: string, ...instances: readonly ExampleInstances[]): ClaimVerdict {
  const runs = exampleRuns({ memory: exampleMemory(...instances) });
  const verdict = judge(claims, runs).find(({ claim }) => claim.id === id);
  if (verdict === undefined) throw new Error(`no claim ${id}`);
  expectToldInChinese(verdict);
  return verdict;
}

test.each<[string, string, readonly ExampleInstances[], ClaimVerdict["verdict"], RegExp]>([
  ["inside the range", "overhead-memory-container", [{ of: runc, fixed: 0, each: 200 * MB }], "supported", /agrees/],
  ["below it", "overhead-memory-container", [{ of: runc, fixed: 0, each: 2 * MB }], "contradicted", /is smaller than/],
  ["above it", "overhead-memory-container", [{ of: runc, fixed: 0, each: 900 * MB }], "contradicted", /is larger than/],
  [
    "a fixed cost is not the cost of one more",
    "overhead-memory-wasm",
    [{ of: wasmtime, fixed: 500 * MB, each: 0.5 * MB }],
    "supported",
    /agrees/,
  ],
  [
    "what the processes hold is within the bound, what the host lost is not",
    "overhead-memory-wasm",
    [{ of: wasmtime, fixed: 0, each: 0.9 * MB, beyond: 0.3 * MB }],
    "inconclusive",
    /holds both the processes' sets and the host's view/,
  ],
  [
    "two targets of one technology on two sides",
    "overhead-memory-wasm",
    [
      { of: wasmtime, fixed: 0, each: 2 * MB },
      { of: pooling, fixed: 50 * MB, each: 0.02 * MB },
    ],
    "inconclusive",
    /wasmtime\/aot is larger.*Isolated by the language runtime only.*wasmtime-embedded\/pooling/,
  ],
  [
    "another product",
    "overhead-memory-sandbox",
    [{ of: gvisor, fixed: 0, each: 30 * MB }],
    "not-comparable",
    /kata only/,
  ],
  [
    "machines of another size than the target's own are no evidence",
    "overhead-memory-vm",
    [{ of: { ...microvm, guest: { declaredBytes: 4096 * MB, asked: true } }, fixed: 0, each: 2000 * MB }],
    "unmeasured",
    /No memory of idle instances/,
  ],
  [
    "that a small guest takes little is no finding",
    "overhead-memory-vm",
    [{ of: { ...microvm, accelerated: false }, fixed: 0, each: 130 * MB }],
    "not-comparable",
    /emulator's translated code.*The guest was given 128 MiB/,
  ],
  [
    "an emulated guest that takes as much as claimed proves nothing",
    "overhead-memory-vm",
    [{ of: { ...microvm, accelerated: false }, fixed: 0, each: 3000 * MB }],
    "not-comparable",
    /emulated/,
  ],
  [
    "two climbs are too few",
    "overhead-memory-container",
    [{ of: runc, fixed: 0, each: 200 * MB, climbs: 2 }],
    "inconclusive",
    /Too few climbs: 2/,
  ],
  [
    "instances that filled memory of their own are not idle",
    "overhead-memory-container",
    [{ of: { ...runc, dirtyBytes: 8 * 1024 ** 2 }, fixed: 0, each: 200 * MB }],
    "unmeasured",
    /No memory of idle instances/,
  ],
])("%s", (_name, id, instances, verdict, why) => {
  const result = judged(id, ...instances);
  expect(result.verdict).toBe(verdict);
  expect(result.why.en).toMatch(why);
  expect(result.unit).toBe("bytes");
});
