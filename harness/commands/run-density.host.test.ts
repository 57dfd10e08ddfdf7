import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { mountsBelow, processesOfRun } from "../host/leftovers.ts";
import { runCgroupFolders } from "../host/run-cgroup.ts";
import { type CommandLine, commandLine } from "../testing/command-line.ts";
import { samplesIn } from "../testing/samples-in.ts";
import { watchUntil } from "../testing/watch-until.ts";

let cli: CommandLine;
let out: string;
beforeEach(() => {
  cli = commandLine();
  out = join(cli.folder, "run");
  mkdirSync(out);
});
afterEach(() => cli.remove());

const density = {
  workload: "hold",
  most: 5000,
  firstStep: 250,
  largestStep: 250,
  startsAtOnce: 2,
  askEvery: 50,
  answerLimitMilliseconds: 30_000,
  startLimitMilliseconds: 60_000,
  memoryFloorMebibytes: 512,
  secondsPerTarget: 600,
  timeoutSeconds: 60,
};
const memory = {
  workload: "hold",
  levels: [1, 2, 4],
  climbs: 2,
  dirtyMebibytes: [0],
  secondsPerClimb: 60,
  timeoutSeconds: 60,
};

test("kill -9 of the harness with 1,000 instances live: clean leaves nothing, and what was measured is readable", async () => {
  const plan = cli.planOf(["process"], { density });
  const run = cli.start(["run", "--plan", plan, "--out", out]);
  await watchUntil(out, () => samplesIn(out).some((sample) => sample.metric === "density" && sample.value >= 1000));
  run.kill("SIGKILL");
  await run;
  const { run: runId } = JSON.parse(readFileSync(join(out, "plan.json"), "utf8"));

  const cleaned = await cli.start(["clean"]);
  expect(cleaned.exitCode, cleaned.stderr).toBe(0);
  expect(processesOfRun(runId)).toEqual([]);
  expect(runCgroupFolders(runId).filter((folder) => existsSync(folder))).toEqual([]);
  expect(mountsBelow(cli.state)).toEqual([]);
  expect(readdirSync(cli.state)).toEqual([]);
  expect(samplesIn(out).length).toBeGreaterThanOrEqual(4);
});

test("a run of memory alone: every level of every climb, and gone on with after an interrupt without taking one twice", async () => {
  const plan = cli.planOf(["process"], { memory });
  const run = cli.start(["run", "--plan", plan, "--out", out]);
  await watchUntil(out, () => samplesIn(out).some(({ block }) => block >= 2));
  run.kill("SIGINT");
  const interrupted = await run;
  expect(interrupted.exitCode, interrupted.stderr).toBe(130);

  const resumed = await cli.start(["run", "--resume", out]);
  expect(resumed.exitCode, resumed.stderr).toBe(0);
  const first = samplesIn(out).filter(({ block }) => block === 1);
  expect(first.map((sample) => (sample.metric === "memory" ? sample.instances : null))).toEqual([0, 1, 2, 4]);
  const second = samplesIn(out).filter(({ block }) => block === 2);
  expect(second.slice(-4).map((sample) => (sample.metric === "memory" ? sample.instances : null))).toEqual([
    0, 1, 2, 4,
  ]);
});

test("--metrics takes parts of a plan; a plan without that metric is an error that names what it has", async () => {
  const plan = cli.planOf(["process"], { memory, density });
  const { exitCode, stderr } = await cli.start(["run", "--plan", plan, "--metrics", "startup", "--out", out]);
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/measures none of startup.*memory, density/s);
  expect(samplesIn(out)).toEqual([]);
});

test("a workload that ends by itself cannot be held", async () => {
  const plan = cli.planOf(["process"], { memory: { ...memory, workload: "noop" } });
  const { exitCode, stderr } = await cli.start(["run", "--plan", plan, "--out", out]);
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/noop ends by itself.*Measure memory with hold/s);
});
