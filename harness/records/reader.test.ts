import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { UsageError } from "../errors.ts";
import { exampleRampEnd } from "../testing/example-ramp.ts";
import { exampleClimb } from "../testing/example-memory.ts";
import { exampleWorkSample } from "../testing/example-performance.ts";
import { exampleSample } from "../testing/example-sample.ts";
import { readSamples, type RecordedSample } from "./reader.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sandgauge-reader-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(text: string): string {
  const path = join(folder, "samples.jsonl");
  writeFileSync(path, text);
  return path;
}

function read(text: string): { samples: RecordedSample[] } & ReturnType<typeof readSamples> {
  const samples: RecordedSample[] = [];
  const result = readSamples(file(text), (sample) => samples.push(sample));
  return { samples, ...result };
}

const line = (changes: object = {}) => `${JSON.stringify({ ...exampleSample(), ...changes })}\n`;

test("gives every sample in order", () => {
  const { samples, lines, skipped, warning } = read(
    line({ value: 1 }) + line({ value: 2 }) + line({ outcome: "timeout", value: null }),
  );
  expect(samples.map(({ value }) => value)).toEqual([1, 2, null]);
  expect({ lines, skipped, warning }).toEqual({ lines: 3, skipped: 0, warning: undefined });
});

test("an empty file is no error", () => {
  expect(read("")).toEqual({ samples: [], lines: 0, skipped: 0, warning: undefined });
});

test("lines that straddle the chunks of the file are whole", () => {
  const count = 6000;
  const { samples } = read(Array.from({ length: count }, (_, index) => line({ index })).join(""));
  expect(samples.map(({ index }) => index)).toEqual(Array.from({ length: count }, (_, index) => index));
});

test("fields and flags of later versions are let through, other metrics passed over", () => {
  const { samples, lines, skipped } = read(
    line({ novelty: { a: 1 }, flags: ["haunted"] }) + line({ metric: "temperature", unit: "K", value: 5 }),
  );
  expect(samples).toMatchObject([{ flags: ["haunted"] }]);
  expect({ lines, skipped }).toEqual({ lines: 2, skipped: 1 });
});

test.each([1, 50, 300])("a last line cut after %d characters is told and tolerated", (length) => {
  const { samples, warning } = read(line() + line().slice(0, length));
  expect(samples).toHaveLength(1);
  expect(warning).toMatch(/samples\.jsonl:2 is cut off/);
});

test("zeros after the last line, as a power cut can leave them, are a cut-off line", () => {
  expect(read(line() + "\0".repeat(4096)).warning).toMatch(/:2 is cut off/);
});

const without = (name: string): string => line({ [name]: undefined });

test.each([
  ["not JSON", "{\n", "is not JSON"],
  ["a blank line", "\n", "is not JSON"],
  ["a list", "[]\n", "is not an object"],
  ["null", "null\n", "is not an object"],
  ["no schema", without("schema"), "schema is not 1"],
  ["an old schema", line({ schema: 0 }), "schema is not 1"],
  ["a schema that is text", line({ schema: "1" }), "schema is not 1"],
  ["no metric", without("metric"), "metric is not a text"],
  ["no target", without("target"), "target is not a text"],
  ["a target that floods", line({ target: "x".repeat(201) }), "target is not a text of at most 200 characters"],
  ["no run", without("run"), "run is not a text"],
  [
    "an unknown technology",
    line({ technology: "magic" }),
    "technology is not one of process, vm, container, sandbox, wasm",
  ],
  ["an unknown layer", line({ layer: "toString" }), "layer is not one of in-process, runtime, containerd"],
  ["an unknown outcome", line({ outcome: "fine" }), "outcome is not one of ok"],
  ["a value that is text", line({ value: "5" }), "value is not null or a number"],
  ["a negative value", line({ value: -1 }), "value is not null or a number"],
  ["an infinite value", line().replace('"value":500000', '"value":1e999'), "value is not null or a number"],
  ["success without a value", line({ value: null }), "value is not a number for outcome ok"],
  ["failure with a value", line({ outcome: "failed" }), "value is not a number for outcome ok and null for any other"],
  ["another unit", line({ unit: "ms" }), "unit is not one of ns"],
  ["no series", without("series"), "series is not an object with cache"],
  ["a tepid cache", line({ series: { cache: "tepid", concurrency: 1 } }), "series is not an object"],
  ["half an instance", line({ series: { cache: "warm", concurrency: 0.5 } }), "series is not an object"],
  ["no block", without("block"), "block is not a whole number"],
  ["a negative index", line({ index: -1 }), "index is not a whole number"],
  ["a warm-up that is text", line({ warmup: "no" }), "warmup is not true or false"],
  ["flags that are text", line({ flags: "loaded" }), "flags is not a list of texts"],
  ["a flag that is a number", line({ flags: [1] }), "flags is not a list of texts"],
  ["CPU time that is text", line({ resources: { userNs: "1", systemNs: 1 } }), "resources is not absent"],
  ["negative cycles", line({ resources: { userNs: 1, systemNs: 1, cycles: -1 } }), "resources is not absent"],
  ["versions that are a list", line({ versions: ["1"] }), "versions is not an object of texts"],
  ["a version that is a number", line({ versions: { runc: 1 } }), "versions is not an object of texts"],
])("%s in the middle is an error with file and line", (_name, bad, fact) => {
  const attempt = () => read(line() + bad + line());
  expect(attempt).toThrow(UsageError);
  expect(attempt).toThrow(/samples\.jsonl:2/);
  expect(attempt).toThrow(fact);
});

test("memory and density are read too, each by its own line", () => {
  const [, memory] = exampleClimb({ fixed: 1, each: 1 });
  const { samples } = read(
    `${JSON.stringify({ ...memory, schema: 1 })}\n${JSON.stringify({ ...exampleRampEnd(), schema: 1 })}\n`,
  );
  expect(samples.map(({ metric }) => metric)).toEqual(["memory", "density"]);
});

test.each([
  [
    "a memory line without components",
    () => ({ ...exampleClimb({ fixed: 1, each: 1 })[1], components: null }),
    "components",
  ],
  ["a negative number of instances", () => ({ ...exampleClimb({ fixed: 1, each: 1 })[1], instances: -1 }), "instances"],
  ["a ramp that ends in nothing", () => ({ ...exampleRampEnd(), leftBehind: 5 }), "leftBehind"],
  ["a performance line without its baseline", () => ({ ...exampleWorkSample("files", 1, 1), baseline: 5 }), "baseline"],
  ["work of no kind", () => ({ ...exampleWorkSample("files", 1, 1), kind: "sloth" }), "kind"],
  ["work that took no time", () => ({ ...exampleWorkSample("files", 1, 0) }), "value"],
  ["failed work with a time", () => ({ ...exampleWorkSample("files", 1, 5), outcome: "failed" }), "value"],
  ["time that ran backwards", () => ({ ...exampleWorkSample("files", 1, 5), ownNs: [5, -1] }), "ownNs.1"],
  ["a ramp of no phase", () => ({ ...exampleRampEnd(), phase: "odd" }), "phase"],
])("%s", (_name, sample, field) => {
  const attempt = () => read(`${JSON.stringify({ ...sample(), schema: 1 })}\n`);
  expect(attempt).toThrow(new RegExp(`samples\\.jsonl:1: ${field}`));
});

test("a metric that is a property of all objects is as unknown as any", () => {
  expect(read(`${JSON.stringify({ ...exampleRampEnd(), schema: 1, metric: "__proto__" })}\n`).skipped).toBe(1);
});

test("an error does not repeat what a hostile line says", () => {
  expect(() => read(`{"schema":1,"metric":"\u001B[2J"${"x".repeat(100)}\n`)).toThrow(
    expect.objectContaining({ message: expect.not.stringContaining("[2J") }),
  );
});

test("a newer schema names itself and the remedy", () => {
  expect(() => read(line() + line({ schema: 2 }))).toThrow(
    expect.objectContaining({
      message: expect.stringMatching(/samples\.jsonl:2 has schema 2; this version of sandgauge reads up to schema 1/),
      remedy: expect.stringContaining("version of sandgauge that wrote them"),
      exit: 2,
    }),
  );
});

test("a line without an end is refused before it fills the memory", () => {
  expect(() => read(`${line()}"${"x".repeat(3 << 20)}`)).toThrow(/:2 is longer than a mebibyte/);
});

test("a file that is not there names it", () => {
  expect(() => readSamples(join(folder, "none.jsonl"), () => {})).toThrow(/none\.jsonl cannot be read: ENOENT/);
});
