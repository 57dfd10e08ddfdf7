import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { afterEach, beforeEach, expect, test } from "vitest";
import { cacheDir } from "../host/cache.ts";
import { processesOfRun } from "../host/leftovers.ts";
import { runCgroupFolders } from "../host/run-cgroup.ts";
import { findTool } from "../host/tools.ts";
import type { StartupSample } from "../records/startup-sample.ts";
import { type CommandLine, commandLine } from "../testing/command-line.ts";
import { lacksCommand, lacksRoot } from "../testing/lacks.ts";
import { requires } from "../testing/requires.ts";
import { samplesIn } from "../testing/samples-in.ts";
import { watchUntil } from "../testing/watch-until.ts";

let cli: CommandLine;
let out: string;
beforeEach(() => {
  cli = commandLine();
  out = join(cli.folder, "run");
});
afterEach(() => cli.remove());

function measured(folder: string): StartupSample[] {
  return samplesIn(folder).flatMap((sample) => (sample.metric === "startup" && !sample.warmup ? [sample] : []));
}

function expectNothingLeft(runId: string): void {
  expect(processesOfRun(runId)).toEqual([]);
  expect(runCgroupFolders(runId).filter((folder) => existsSync(folder))).toEqual([]);
  expect(existsSync(cli.state) ? readdirSync(cli.state) : []).toEqual([]);
}

test.each([
  ["an option", ["run", "--plam", "quick"], /no option --plam\. Did you mean --plan\?/],
  ["a command", ["rum"], /no command "rum"\. Did you mean run\?/],
  ["a target", ["run", "--targets", "rnc"], /no target "rnc"\. Did you mean runc\?/],
  ["a plan", ["run", "--plan", "nightli"], /no plan "nightli"\. Did you mean nightly\?/],
  ["a metric", ["run", "--metrics", "startap"], /no metric "startap"\. Did you mean startup\?/],
  ["a seed", ["run", "--seed", "-1"], /seed/],
  ["a run to resume", ["run", "--resume", "nowhere"], /nowhere\/plan\.json cannot be resumed/],
  ["an out folder", ["run", "--targets", "process", "--out", "/dev/null/x"], /\/dev\/null\/x cannot be written/],
])("%s that cannot be: exit 2, the fact and the remedy, nothing measured", async (_, args, said) => {
  const { exitCode, stderr, stdout } = await cli.start(args);
  expect(stderr).toMatch(said);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  expect(readdirSync(cli.folder)).toEqual([]);
});

test("an unknown workload in a plan", async () => {
  const { exitCode, stderr } = await cli.start([
    "run",
    "--plan",
    cli.plan(["process"], { workload: "nop" }),
    "--out",
    out,
  ]);
  expect(stderr).toMatch(/no workload "nop"\. Did you mean noop\?/);
  expect(exitCode).toBe(2);
});

test("a plan file with a wrong type: file, line, what was expected", async () => {
  const file = cli.plan(["process"], { warmups: "two" });
  const { exitCode, stderr } = await cli.start(["run", "--plan", file, "--out", out]);
  expect(stderr).toMatch(/plan\.json:1: startup\.warmups: .*expected number/);
  expect(exitCode).toBe(2);
});

test("a run leaves host, plan and one line a sample, and nothing else on the host", async () => {
  const series = [
    { cache: "warm", concurrency: 1, samples: 20, secondsPerTarget: 60, atLeast: 20 },
    { cache: "warm", concurrency: 10, samples: 20, secondsPerTarget: 60, atLeast: 20 },
  ];
  const { exitCode, stdout, stderr } = await cli.start([
    "run",
    "--plan",
    cli.plan(["process"], { series }),
    "--out",
    out,
  ]);
  expect(exitCode, stderr).toBe(0);
  expect(stdout.trim()).toBe(out);
  const samples = measured(out);
  for (const concurrency of [1, 10]) {
    const own = samples.filter((sample) => sample.series.concurrency === concurrency);
    expect(own).toHaveLength(20);
  }
  expect(new Set(samples.map(({ block, index }) => `${block}/${index}`)).size).toBe(40);
  for (const { outcome, value, events, resources } of samples) {
    expect(outcome).toBe("ok");
    expect(value).toBe(events.readyNs);
    expect(events.spawnedNs).toBeLessThanOrEqual(events.readyNs ?? 0);
    expect(events.readyNs).toBeLessThanOrEqual(events.exitedNs ?? 0);
    expect(resources?.userNs).toBeGreaterThanOrEqual(0);
  }
  const plan = JSON.parse(readFileSync(join(out, "plan.json"), "utf8"));
  expect(Object.values(plan.targets[0].files)).toContain(samples[0]?.artefactSha256);
  expectNothingLeft(plan.run);

  const again = await cli.start(["run", "--plan", cli.plan(["process"]), "--out", out]);
  expect(again.exitCode).toBe(2);
  expect(again.stderr).toMatch(/holds a run already/);
  expect(measured(out)).toHaveLength(40);
});

test("kill -9 in the middle: clean leaves nothing, resume takes every other start once", async (context) => {
  requires(context, "runc", lacksRoot() ?? lacksCommand("runc"));
  const run = cli.start(["run", "--plan", cli.plan(["runc"]), "--out", out]);
  await watchUntil(out, () => samplesIn(out).length >= 12);
  run.kill("SIGKILL");
  await run;
  const { run: runId } = JSON.parse(readFileSync(join(out, "plan.json"), "utf8"));
  expect(readdirSync(cli.state)).toEqual([runId]);

  const cleaned = await cli.start(["clean"]);
  expect(cleaned.stderr).toContain(runId);
  expectNothingLeft(runId);

  const resumed = await cli.start(["run", "--resume", out]);
  expect(resumed.exitCode, resumed.stderr).toBe(0);
  const places = measured(out).map(({ target, block, index }) => `${target} ${block} ${index}`);
  expect(new Set(places).size).toBe(places.length);
  expect(places).toHaveLength(40);
  expectNothingLeft(runId);
});

test("an interrupt keeps what was measured, cleans up, and counts no start as failed", async (context) => {
  requires(context, "runc", lacksRoot() ?? lacksCommand("runc"));
  const run = cli.start(["run", "--plan", cli.plan(["runc"]), "--out", out]);
  await watchUntil(out, () => samplesIn(out).length >= 12);
  run.kill("SIGINT");
  const { exitCode, stderr } = await run;
  expect(exitCode, stderr).toBe(130);
  expect(stderr).toContain("--resume");
  expect(readFileSync(join(out, "samples.jsonl"), "utf8")).toMatch(/\n$/);
  expect(samplesIn(out).length).toBeGreaterThanOrEqual(12);
  expect(samplesIn(out).filter(({ outcome }) => outcome !== "ok")).toEqual([]);
  expectNothingLeft(JSON.parse(readFileSync(join(out, "plan.json"), "utf8")).run);
});

test("a disk that fills up in the middle: exit 3, the fact, and all samples before it readable", async (context) => {
  requires(context, "full disk", lacksRoot() ?? lacksCommand("unshare"));
  const series = [{ cache: "warm", concurrency: 1, samples: 5000, secondsPerTarget: 600, atLeast: 5000 }];
  const plan = cli.plan(["process"], { series });
  const kept = join(cli.folder, "kept");
  const { exitCode, stderr } = await execa(
    "unshare",
    [
      "--mount",
      "--propagation=private",
      "sh",
      "-c",
      'mkdir "$3" && mount -t tmpfs -o size=256k tmpfs "$3" && "$1" "$2" run --plan "$4" --out "$3"; code=$?; cp "$3/samples.jsonl" "$5"; exit $code',
      "sh",
      process.execPath,
      join(import.meta.dirname, "../cli.ts"),
      out,
      plan,
      kept,
    ],
    { env: { SANDGAUGE_STATE: cli.state }, reject: false },
  );
  expect(stderr).toMatch(/samples\.jsonl cannot be written any further: ENOSPC/);
  expect(exitCode).toBe(3);
  const lines = readFileSync(kept, "utf8").split("\n");
  expect(lines.at(-1)).toBe("");
  expect(lines.length).toBeGreaterThan(100);
  for (const line of lines.slice(0, -1)) expect(JSON.parse(line)).toMatchObject({ outcome: "ok" });
  expect(readdirSync(cli.state)).toEqual([]);
});

/** A copy of runc that the test may change, first on PATH. */
function ownRunc(): { file: string; env: Record<string, string> } {
  const bin = join(cli.folder, "bin");
  const file = join(bin, "runc");
  const [installed = ""] = findTool("runc", cacheDir())?.command ?? [];
  mkdirSync(bin);
  copyFileSync(installed, file);
  chmodSync(file, 0o755);
  return { file, env: { PATH: `${bin}:${process.env["PATH"]}` } };
}

test("a runtime that disappears: its starts fail with the reason, the others go on", async (context) => {
  requires(context, "runc", lacksRoot() ?? lacksCommand("runc"));
  const { file, env } = ownRunc();
  const run = cli.start(["run", "--plan", cli.plan(["runc"]), "--out", out], env);
  await watchUntil(out, () => samplesIn(out).length >= 12);
  rmSync(file);
  const { exitCode, stderr } = await run;
  expect(exitCode, stderr).toBe(0);
  const failed = measured(out).filter(({ outcome }) => outcome === "failed");
  expect(failed.length).toBeGreaterThan(0);
  for (const { target, value, error } of failed) {
    expect({ target, value }).toEqual({ target: "runc", value: null });
    expect(error).toMatch(/runc/);
  }
  expect(measured(out).filter(({ target, outcome }) => target === "process" && outcome === "ok")).toHaveLength(20);
});

test("a runtime that is replaced: its samples from then on are flagged", async (context) => {
  requires(context, "runc", lacksRoot() ?? lacksCommand("runc"));
  const { file, env } = ownRunc();
  const run = cli.start(["run", "--plan", cli.plan(["runc"]), "--out", out], env);
  await watchUntil(out, () => samplesIn(out).length >= 12);
  const before = statSync(file).ino;
  copyFileSync(file, `${file}.new`);
  chmodSync(`${file}.new`, 0o755);
  await execa("mv", [`${file}.new`, file]);
  expect(statSync(file).ino).not.toBe(before);
  const { exitCode, stderr } = await run;
  expect(exitCode, stderr).toBe(0);
  const own = measured(out).filter(({ target }) => target === "runc");
  const flagged = own.map(({ flags }) => flags.includes("version-changed"));
  expect(own).toHaveLength(20);
  expect(flagged).toContain(true);
  expect(flagged.lastIndexOf(false)).toBeLessThan(flagged.indexOf(true));
  expect(
    measured(out).filter(({ target, flags }) => target === "process" && flags.includes("version-changed")),
  ).toEqual([]);
});
