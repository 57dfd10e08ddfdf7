import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { HOST_SCHEMA } from "../host/fingerprint.ts";
import type { StartupSample } from "../records/startup-sample.ts";
import { exampleSample } from "../testing/example-sample.ts";
import { readComparedRun } from "./compared-run.ts";

let folder: string;
let count = 0;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sandgauge-compared-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function recorded(samples: readonly Partial<StartupSample>[], files: Readonly<Record<string, string>> = {}): string {
  const path = join(folder, String(count++));
  mkdirSync(path);
  const lines = samples.map((changes) => `${JSON.stringify({ ...exampleSample(), ...changes })}\n`).join("");
  const all = { "host.json": JSON.stringify({ schema: HOST_SCHEMA }), "samples.jsonl": lines, ...files };
  for (const [name, text] of Object.entries(all)) writeFileSync(join(path, name), text);
  return path;
}

test("starts keep their blocks, and one that failed is the slowest", () => {
  const { series, run } = readComparedRun(
    recorded([
      { block: 3, value: 7 },
      { block: 2, value: null, outcome: "timeout", error: "It did not end." },
      { block: 1, value: 5, warmup: true },
      { block: 2, value: 6, flags: ["loaded"] },
    ]),
  );
  expect(run).toBe("20260101T000000-abcdef");
  expect(series.map(({ metric }) => metric)).toEqual(["startup", "cpu"]);
  expect(series[0]).toMatchObject({
    values: Float64Array.of(Infinity, 6, 7),
    blocks: Float64Array.of(2, 2, 3),
    failing: { hits: 1, trials: 2 },
    flags: new Map([["loaded", 1 / 3]]),
    conditions: { accelerated: "yes", clock: "launcher" },
  });
  expect(series[1]).toMatchObject({ conditions: { measure: "taskClockNs" }, unit: "ns" });
});

test("what came after a runtime was replaced is left out, and told", () => {
  const { series, warnings } = readComparedRun(
    recorded([{ value: 5 }, { value: 50, flags: ["version-changed"] }, { value: 60, flags: ["version-changed"] }]),
  );
  expect(series[0]?.values).toEqual(Float64Array.of(5));
  expect(warnings).toEqual([expect.stringMatching(/process was replaced in the course of the run; the 2 samples/)]);
});

test("a line that was cut off is told", () => {
  const { warnings } = readComparedRun(
    recorded([{}], { "samples.jsonl": `${JSON.stringify(exampleSample())}\n{"sche` }),
  );
  expect(warnings).toEqual([expect.stringMatching(/:2 is cut off/)]);
});

test.each<[string, readonly Partial<StartupSample>[], Record<string, string>, RegExp]>([
  ["holds nothing", [], {}, /holds no sample/],
  ["is of two runs", [{}, { run: "20260102T000000-abcdef" }], {}, /samples of two runs, 20260101\S+ and 20260102/],
  ["is of a later schema", [], { "samples.jsonl": '{"schema":99,"metric":"startup"}\n' }, /has schema 99/],
  ["has a host of a later schema", [{}], { "host.json": '{"schema":99}' }, /host\.json has schema 99/],
  ["has a plan that is none", [{}], { "plan.json": '{"targets":5}' }, /plan\.json is not as run writes it/],
])("a folder that %s is an error", (_name, samples, files, message) => {
  expect(() => readComparedRun(recorded(samples, files))).toThrow(message);
});
