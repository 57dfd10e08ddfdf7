import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hostFingerprint } from "../harness/host/fingerprint.ts";
import { exampleSample } from "../harness/testing/example-sample.ts";

const root = join(import.meta.dirname, "..");
// Node as the package's engines ask for it, found by npx before an older one of the system's.
const env = { PATH: `${join(process.execPath, "..")}:${process.env["PATH"]}` };
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "sandgauge-package-"));
  await execa("npm", ["pack", "--pack-destination", folder], { cwd: root });
  const [tarball = ""] = readdirSync(folder);
  await execa("npm", ["init", "--yes"], { cwd: folder, env });
  await execa("npm", ["install", "--no-package-lock", join(folder, tarball)], { cwd: folder, env });
});
afterAll(() => rmSync(folder, { recursive: true }));

function expectBothReady(doctor: string): void {
  expect(JSON.parse(doctor).targets).toEqual([
    expect.objectContaining({ target: "process", status: "ready" }),
    expect.objectContaining({ target: "jco", status: "ready" }),
  ]);
}

test("the packed package, installed in an empty folder, answers", async () => {
  const { stdout } = await execa("npx", ["sandgauge", "doctor", "--json", "--targets", "process,jco"], {
    cwd: folder,
    env,
  });
  expectBothReady(stdout);
});

test("its report has all that the page is made of", async () => {
  const run = join(folder, "run");
  mkdirSync(run);
  writeFileSync(join(run, "host.json"), JSON.stringify(hostFingerprint()));
  writeFileSync(join(run, "samples.jsonl"), `${JSON.stringify(exampleSample())}\n`);
  const { stdout } = await execa("npx", ["sandgauge", "report", run, "--out", "-"], { cwd: folder, env });
  expect(stdout).toMatch(/^<!doctype html>[^]*<style>[^]*<svg [^]*<script>[^]*<\/html>$/);
});

test("on a host without any compiler it uses what was shipped", async () => {
  const cache = join(folder, "cache");
  const nothing = join(folder, "nothing");
  mkdirSync(nothing);
  const cli = join(folder, "node_modules/sandgauge/dist/harness/cli.js");
  const { stdout } = await execa(process.execPath, [cli, "doctor", "--json", "--targets", "process,jco"], {
    env: { PATH: nothing, SANDGAUGE_CACHE: cache },
  });
  expectBothReady(stdout);
  expect(readdirSync(join(cache, "workloads")).filter((name) => !name.startsWith("component-"))).toEqual([]);
});
