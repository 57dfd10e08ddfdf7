import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { UsageError } from "../errors.ts";
import { hostFingerprint } from "../host/fingerprint.ts";
import { exampleSample } from "../testing/example-sample.ts";
import { runCommand } from "../testing/run-command.ts";
import { report } from "./report.ts";

let folder: string;
let run: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sandgauge-report-"));
  run = join(folder, "run");
  mkdirSync(run);
  writeFileSync(join(run, "host.json"), JSON.stringify(hostFingerprint()));
  const line = JSON.stringify(exampleSample({ target: "runc", technology: "container", value: 30e6 }));
  writeFileSync(join(run, "samples.jsonl"), `${line}\n`.repeat(60));
});
afterAll(() => rmSync(folder, { recursive: true }));

const reported = async (...args: readonly string[]) => await runCommand(report, args);

test("without options a page in the run's folder, whose path is printed and nothing else", async () => {
  const file = join(run, "report.html");
  expect(await reported(run)).toEqual({ code: 0, out: `${file}\n`, err: "" });
  expect(readFileSync(file, "utf8")).toMatch(/^<!doctype html>\n<html lang="en">/);
});

test("--lang zh and --out", async () => {
  const file = join(folder, "zh.html");
  expect(await reported(run, "--lang", "zh", "--out", file)).toEqual({ code: 0, out: `${file}\n`, err: "" });
  expect(readFileSync(file, "utf8")).toContain('<html lang="zh-CN">');
});

test("--lang zh of markdown", async () => {
  expect((await reported(run, "--lang", "zh", "--format", "md")).out).toMatch(/^# 沙箱的真实开销\n/);
});

test.each([
  ["md", /^# What does a sandbox really cost\?/],
  ["csv", /^claim,section,/],
  ["json", /^\{\n {2}"schema": 1,/],
])("--format %s goes to standard output", async (format, beginning) => {
  const { code, out } = await reported(run, "--format", format);
  expect(code).toBe(0);
  expect(out).toMatch(beginning);
});

test("--out - is standard output for a page too", async () => {
  rmSync(join(run, "report.html"), { force: true });
  expect((await reported(run, "--out", "-")).out).toMatch(/^<!doctype html>/);
  expect(existsSync(join(run, "report.html"))).toBe(false);
});

test.each([
  [["--format", "htm"], /no format "htm".*Did you mean html\?/],
  [["--lang", "de"], /no lang "de".*en, zh/],
  [["--lang", "zh", "--format", "csv"], /csv is for programs and has no zh.*Leave --lang out, or ask for html or md/],
  [["--lang", "zh", "--format", "json"], /json is for programs and has no zh/],
  [["--out", "/proc/nowhere/x.html"], /\/proc\/nowhere\/x.html cannot be written/],
])("%j is wrong usage", async (args, message) => {
  const attempt = reported(run, ...args);
  await expect(attempt).rejects.toThrow(UsageError);
  await expect(attempt.catch((error: UsageError) => `${error.message} ${error.remedy}`)).resolves.toMatch(message);
});

test("no run is wrong usage", async () => {
  await expect(reported()).rejects.toThrow(/No run is named/);
});
