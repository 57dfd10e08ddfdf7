import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { UsageError } from "../errors.ts";
import { HOST_SCHEMA } from "../host/fingerprint.ts";
import { exampleSample } from "../testing/example-sample.ts";
import { readRuns } from "./recorded-runs.ts";

let folder: string;
let count = 0;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sandgauge-runs-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const host = { schema: HOST_SCHEMA, cpuModel: "Example", logicalCpus: 2, load: 0.1 };

function run({ host: facts = host, samples }: { host?: unknown; samples?: string } = {}): string {
  const path = join(folder, String(count++));
  mkdirSync(path);
  writeFileSync(join(path, "host.json"), typeof facts === "string" ? facts : JSON.stringify(facts));
  writeFileSync(join(path, "samples.jsonl"), samples ?? `${JSON.stringify(exampleSample({ run: path }))}\n`);
  return path;
}

test("pools runs of one host, whatever its load was", () => {
  const { startup, warnings } = readRuns([run(), run({ host: { ...host, load: 9 } })]);
  expect(startup).toMatchObject([{ readyNs: Float64Array.of(500_000, 500_000) }]);
  expect(warnings).toEqual([]);
});

test("refuses runs of two hosts and names what differs", () => {
  const folders = [run(), run({ host: { ...host, cpuModel: "Other", logicalCpus: 4 } })];
  const attempt = () => readRuns(folders);
  expect(attempt).toThrow(UsageError);
  expect(attempt).toThrow(/are of two hosts: cpuModel, logicalCpus differ/);
});

test("refuses to count one run twice", () => {
  const one = run();
  expect(() => readRuns([one, one])).toThrow(/named before/);
});

test("tells of a cut-off line and of an empty file", () => {
  const { warnings } = readRuns([run({ samples: "" }), run({ samples: '{"schema"' })]);
  expect(warnings).toEqual([expect.stringMatching(/samples\.jsonl is empty/), expect.stringMatching(/:1 is cut off/)]);
});

test.each([
  ["is not JSON", "{", "host.json cannot be read: it is not JSON"],
  ["is no object", "5", "host.json has schema none"],
  ["is of a newer schema", { schema: HOST_SCHEMA + 1 }, `host.json has schema ${HOST_SCHEMA + 1}`],
])("host.json that %s is an error", (_name, facts, fact) => {
  expect(() => readRuns([run({ host: facts })])).toThrow(fact);
});

test("a folder that is no run names what is missing", () => {
  expect(() => readRuns([join(folder, "nowhere")])).toThrow(/nowhere\/host\.json cannot be read: ENOENT/);
});
