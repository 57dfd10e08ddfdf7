import { existsSync, mkdirSync, readFileSync, watch } from "node:fs";
import { once } from "node:events";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { cacheDir } from "../host/cache.ts";
import type { PerformanceSample, Sample } from "../records/sample.ts";
import { type CommandLine, commandLine } from "../testing/command-line.ts";

let cli: CommandLine;
let out: string;
beforeEach(() => {
  cli = commandLine();
  out = join(cli.folder, "run");
  mkdirSync(out);
});
afterEach(() => cli.remove());

const performance = { blocks: 3, secondsPerStart: 0.001, secondsPerTarget: 600, timeoutSeconds: 60 };

function samplesIn(folder: string): PerformanceSample[] {
  const file = join(folder, "samples.jsonl");
  const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n").slice(0, -1) : [];
  return lines.map((line) => JSON.parse(line) as Sample).filter((sample) => sample.metric === "performance");
}

test.each([
  ["does no work", ["noop"], /Workload noop measures no work\. Measure performance with sha256/],
  ["is a further build without its baseline", ["nbody-simd"], /nbody-simd is a further build of nbody/],
  ["is unknown", ["sha265"], /no workload "sha265"\. Did you mean sha256\?/],
])("a plan whose workload %s", async (_, workloads, said) => {
  const plan = cli.planOf(["process"], { performance: { ...performance, workloads } });
  const { exitCode, stderr, stdout } = await cli.start(["run", "--plan", plan, "--out", out]);
  expect(stderr).toMatch(said);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
});

test("kill -9 in the middle: clean leaves no folder, resume takes the rest in whole blocks, check reads it", async () => {
  const plan = cli.planOf(["process", "runc"], { performance: { ...performance, workloads: ["files"] } });
  const run = cli.start(["run", "--plan", plan, "--out", out]);
  const watcher = watch(out);
  while (samplesIn(out).length < 3) await once(watcher, "change");
  watcher.close();
  run.kill("SIGKILL");
  await run;
  const { run: runId } = JSON.parse(readFileSync(join(out, "plan.json"), "utf8"));
  const folder = join(cacheDir(), "work", runId);
  expect(existsSync(folder)).toBe(true);
  expect((await cli.start(["clean"])).exitCode).toBe(0);
  expect(existsSync(folder)).toBe(false);

  const resumed = await cli.start(["run", "--resume", out]);
  expect(resumed.exitCode, resumed.stderr).toBe(0);
  expect(existsSync(folder)).toBe(false);
  const targets = new Set(samplesIn(out).map(({ target }) => target));
  for (const target of targets) {
    const blocks = samplesIn(out).flatMap((sample) => (sample.target === target ? sample.block : []));
    expect(new Set(blocks)).toEqual(new Set([1, 2, 3]));
  }
  const { stdout, exitCode } = await cli.start(["check", out, "--json"]);
  expect(exitCode).toBe(targets.has("runc") ? 0 : 3);
  const { claims } = JSON.parse(stdout) as { claims: { id: string; verdict: string; targets: unknown[] }[] };
  const container = claims.find(({ id }) => id === "matrix-loss-container");
  expect(container).toMatchObject({ verdict: targets.has("runc") ? "inconclusive" : "unmeasured" });
});
