import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { UsageError } from "../errors.ts";
import { hostFingerprint } from "../host/fingerprint.ts";
import type { StartupSample } from "../records/startup-sample.ts";
import { exampleSample } from "../testing/example-sample.ts";
import { runCommand } from "../testing/run-command.ts";
import { check } from "./check.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sandgauge-check-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function run(name: string, samples: readonly Partial<StartupSample>[], tail = ""): string {
  const path = join(folder, name);
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, "host.json"), JSON.stringify(hostFingerprint()));
  const lines = samples.map((sample) => `${JSON.stringify(exampleSample({ run: name, ...sample }))}\n`);
  writeFileSync(join(path, "samples.jsonl"), lines.join("") + tail);
  return path;
}

const runc = { target: "runc", technology: "container", value: 30e6 } as const;
const starts = (sample: Partial<StartupSample>, count = 60) => Array.from({ length: count }, () => sample);

const checked = async (...args: readonly string[]) => await runCommand(check, args);

test("judges a run", async () => {
  const { code, out, err } = await checked(run("plain", starts(runc)));
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out).toContain("✗ contradicted: A standard container starts in 1 to 3 seconds.");
});

test("--json prints one document and nothing else", async () => {
  const { code, out } = await checked(run("json", starts(runc)), "--json");
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    claims: expect.arrayContaining([
      expect.objectContaining({ id: "contract-startup-container", verdict: "supported", samples: 60 }),
      expect.objectContaining({ id: "overhead-startup-vm", verdict: "unmeasured", samples: 0 }),
    ]),
  });
});

test("what the formulas give stands behind the claims", async () => {
  const path = run("formulas", starts(runc));
  const { out } = await checked(path);
  expect(out).toMatch(/^What the document's formulas give with measured inputs$/m);
  expect(out.trimEnd()).toMatch(/\d+ claims: [^\n]*\.$/);
  expect(JSON.parse((await checked(path, "--json")).out)).toHaveProperty("formulas.0.kind", "tree");
});

test.each<[readonly string[], readonly string[], number]>([
  [["--section", "3-VI-2"], ["contract-startup-wasm", "contract-startup-container"], 1],
  [["--section", "1-VII", "--technology", "container", "--metric", "startup"], ["overhead-startup-container"], 0],
  [
    ["--section", "3-VI-2", "--section", "1-VII-2", "--technology", "container,sandbox", "--metric", "startup"],
    ["overhead-startup-container", "overhead-startup-sandbox", "contract-startup-container"],
    1,
  ],
  [["--section", "3-VI-2", "--verdict", "supported"], ["contract-startup-container"], 0],
  [["--section", "3-VI-2", "--verdict", "contradicted,inconclusive"], [], 0],
  [["--section", "3-III-2"], [], 1],
])("%j leaves these claims", async (filters, ids, formulas) => {
  const { code, out } = await checked(run("filtered", starts(runc)), "--json", ...filters);
  const parsed = JSON.parse(out) as { claims: { id: string }[]; formulas: unknown[] };
  expect(parsed.claims.map(({ id }) => id)).toEqual(ids);
  expect(parsed.formulas).toHaveLength(formulas);
  expect(code).toBe(0);
});

test("what first stands elsewhere is found where it is said again", async () => {
  const { out } = await checked(run("again", starts(runc)), "--json", "--section", "1-V", "--metric", "startup");
  expect(JSON.parse(out)).toMatchObject({
    claims: [{ id: "matrix-startup-container" }, { id: "matrix-startup-sandbox" }],
  });
});

test("--fail-on looks at what the filters leave", async () => {
  const path = run("left", starts(runc));
  expect((await checked(path, "--section", "3-VI-2", "--fail-on", "contradicted")).code).toBe(0);
  expect((await checked(path, "--section", "1-VII-2", "--fail-on", "contradicted")).code).toBe(1);
});

test.each([
  ["contradicted", 1],
  ["inconclusive", 0],
  ["inconclusive,unmeasured", 1],
])("--fail-on %s ends with status %d", async (verdict, code) => {
  expect((await checked(run("gate", starts(runc)), "--fail-on", verdict)).code).toBe(code);
});

test("a run without the metric is unmeasured and never a pass", async () => {
  const { code, out } = await checked(run("empty", []), "--fail-on", "contradicted");
  expect(code).toBe(3);
  expect(out).toMatch(/^(\d+) claims: \1 unmeasured\.$/m);
});

test("a truncated last line is told on standard error, and the rest is judged", async () => {
  const { code, out, err } = await checked(run("cut", starts(runc), '{"schema":1,"ru'), "--json");
  expect(code).toBe(0);
  expect(err).toMatch(/samples\.jsonl:61 is cut off/);
  expect(JSON.parse(out)).toHaveProperty("claims");
});

test.each([
  [["--fail-on", "contradict"], /no verdict "contradict"/],
  [["--section", "3-VI-3"], /There is no section "3-VI-3"/],
  [["--technology", "container,wsm"], /There is no technology "wsm"/],
  [["--metric", "performance"], /There is no metric "performance"/],
  [["--verdict", "pass"], /There is no verdict "pass"/],
  [["--section", "3-VII-1", "--fail-on", "contradicted", "results"], /No claim is left by the filters/],
  [["--jsn"], /no option --jsn/],
  [[], /No run is named/],
  [["/nonexistent"], /\/nonexistent\/host\.json cannot be read/],
])("%j is wrong usage", async (args, message) => {
  const attempt = checked(...args);
  await expect(attempt).rejects.toThrow(UsageError);
  await expect(attempt).rejects.toThrow(message);
});
