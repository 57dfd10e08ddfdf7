/** Ramps of real processes, and what binds them. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { afterEach, expect, test } from "vitest";
import { drivers, targetsOf } from "../../../drivers/index.ts";
import { cgroupMemory } from "../../host/cgroup-memory.ts";
import { processesOfRun } from "../../host/leftovers.ts";
import type { Launcher } from "../../launcher/types.ts";
import type { DensityEnd, DensitySample, DensityStep } from "../../records/density-sample.ts";
import { createFakeDriver } from "../../testing/fake-driver.ts";
import { lacksCommand, lacksRoot } from "../../testing/lacks.ts";
import { type StagedRun, stageRun } from "../../testing/metric-run.ts";
import { requires } from "../../testing/requires.ts";
import type { DensityPlan } from "../plan.ts";
import { type Subject, subjectsOf } from "../population/subject.ts";
import { measureDensity } from "./measure-density.ts";
import { ramp } from "./ramp.ts";

let staged: StagedRun | undefined;
afterEach(async () => {
  await staged?.close();
  staged = undefined;
});

const plan: DensityPlan = {
  workload: "hold",
  most: 60,
  firstStep: 4,
  largestStep: 32,
  startsAtOnce: 2,
  askEvery: 3,
  answerLimitMilliseconds: 10_000,
  startLimitMilliseconds: 30_000,
  memoryFloorMebibytes: 64,
  secondsPerTarget: 300,
  timeoutSeconds: 60,
};

const [baseline] = targetsOf(drivers).filter(({ name }) => name === "process");

async function stageBaseline(): Promise<StagedRun> {
  if (baseline === undefined) throw new Error("There is no baseline.");
  return await stageRun([baseline]);
}

function densitySamples({ samples }: StagedRun): DensitySample[] {
  return samples.flatMap((sample) => (sample.metric === "density" ? [sample] : []));
}

function stepsOf(run: StagedRun): DensityStep[] {
  return densitySamples(run).flatMap((sample) => (sample.phase === "step" ? [sample] : []));
}

function endOf(run: StagedRun): DensityEnd {
  const last = densitySamples(run).at(-1);
  if (last?.phase !== "end") throw new Error("The ramp has no end.");
  return last;
}

const nothing = { processes: 0, cgroups: 0, mounts: 0 };

test("a ramp that nothing binds: steps that grow, all live and asked in turn, and all gone", async () => {
  staged = await stageBaseline();
  await measureDensity(staged.run, plan);
  const steps = stepsOf(staged);
  expect(steps.map(({ value }) => value)).toEqual([4, 12, 28, 60]);
  expect(steps.map(({ startNs }) => startNs.length)).toEqual([4, 8, 16, 32]);
  expect(steps.flatMap(({ startNs }) => startNs).every((value) => (value ?? 0) > 0)).toBe(true);
  expect(steps.map(({ answerNs }) => answerNs.length)).toEqual([2, 4, 9, 20]);
  expect(steps.flatMap(({ answerNs }) => answerNs).every((value) => (value ?? 0) > 0)).toBe(true);
  expect(endOf(staged)).toMatchObject({ value: 60, boundBy: "plan", leftBehind: nothing });
  expect(processesOfRun(staged.scope.runId).filter((pid) => pid !== staged?.launcher.pid)).toEqual([]);
});

test("the memory floor is approached, and not crossed by more than one instance", async () => {
  staged = await stageBaseline();
  const availableMebibytes =
    Number(readFileSync("/proc/meminfo", "utf8").match(/^MemAvailable: +([0-9]+)/m)?.[1]) / 1024;
  await measureDensity(staged.run, { ...plan, memoryFloorMebibytes: availableMebibytes + 100 });
  expect(endOf(staged)).toMatchObject({ boundBy: "memory", why: expect.stringMatching(/floor/), leftBehind: nothing });
});

test("an instance that dies ends the ramp: what was measured is kept and flagged", async () => {
  staged = await stageBaseline();
  const { run, launcher, scope } = staged;
  let killed = false;
  const killing = {
    ...run,
    record(samples: Parameters<typeof run.record>[0]) {
      run.record(samples);
      const [victim] = processesOfRun(scope.runId).filter((pid) => pid !== launcher.pid);
      if (killed || victim === undefined) return;
      killed = true;
      process.kill(victim, "SIGKILL");
    },
  };
  await measureDensity(killing, plan);
  const end = endOf(staged);
  expect(end).toMatchObject({ boundBy: "runtime", flags: ["instance-died"], leftBehind: nothing });
  expect(end.why).toMatch(/had been ready is gone: ended by signal SIGKILL/);
  expect(end.value).toBe(stepsOf(staged).at(-1)?.value ?? 0);
});

test("a runtime that hangs at the k-th start ends the ramp with those before it alive", async () => {
  // One instance is made to learn which files a start names, one warms up.
  const fake = createFakeDriver({ healthyInstances: 2 + 7 });
  const target = targetsOf([fake]).find(({ variant }) => variant === "never-ready");
  if (target === undefined) throw new Error("The fake has no such variant.");
  staged = await stageRun([target]);
  await measureDensity(staged.run, { ...plan, startsAtOnce: 1, timeoutSeconds: 5 });
  expect(stepsOf(staged).map(({ value, outcome }) => [value, outcome])).toEqual([
    [4, "ok"],
    [7, "failed"],
  ]);
  const end = endOf(staged);
  // CPUs that were busy meanwhile, with whatever, account for it, and a step with busy CPUs was not healthy.
  const wereBusy = /; CPUs [0-9]+ % busy$/.test(end.why);
  expect(end).toMatchObject({
    value: wereBusy ? 4 : 7,
    boundBy: wereBusy ? "cpu" : "runtime",
    why: expect.stringMatching(/no ready line came within 5 s/),
    leftBehind: nothing,
  });
});

test("a limit on processes is named", async (context) => {
  requires(context, "root", lacksRoot());
  staged = await stageBaseline();
  const folder = staged.scope.context.cgroup?.folders.find((path) => {
    try {
      return readFileSync(join(path, "pids.max"), "utf8") !== "";
    } catch {
      return false;
    }
  });
  requires(context, "pids-controller", folder === undefined ? "No hierarchy limits processes." : undefined);
  writeFileSync(join(folder ?? "", "pids.max"), "20");
  await measureDensity(staged.run, plan);
  const end = endOf(staged);
  expect(end).toMatchObject({ boundBy: "pids", leftBehind: nothing });
  expect(end.why).toMatch(/EAGAIN.*20 of 20 pids are used/);
  expect(end.value).toBeGreaterThan(10);
  expect(end.value).toBeLessThan(20);
});

test("a limit on the launcher's own file descriptors is named as the harness's", async (context) => {
  requires(context, "prlimit", lacksRoot() ?? lacksCommand("prlimit"));
  staged = await stageBaseline();
  await execa("prlimit", ["--pid", String(staged.launcher.pid), "--nofile=100:100"]);
  await measureDensity(staged.run, plan);
  const end = endOf(staged);
  expect(end).toMatchObject({ boundBy: "harness", why: expect.stringMatching(/EMFILE/), leftBehind: nothing });
  expect(end.value).toBeGreaterThan(5);
});

test("the out-of-memory killer strikes, in a cgroup of the test's own: named as memory, and nothing is left", async (context) => {
  requires(context, "root", lacksRoot());
  staged = await stageBaseline();
  const { run, launcher } = staged;
  const parent = run.context.cgroup?.folders.find((folder) => cgroupMemory([folder]) !== null);
  requires(context, "memory-controller", parent === undefined ? "No hierarchy accounts memory." : undefined);
  const folder = join(parent ?? "", "small");
  mkdirSync(folder);
  const limit = existsSync(join(folder, "memory.max")) ? "memory.max" : "memory.limit_in_bytes";
  writeFileSync(join(folder, limit), String(40 * 1024 ** 2));
  const confined: Launcher = {
    clock: launcher.clock,
    pid: launcher.pid,
    clockPpm: launcher.clockPpm,
    launch: (request) => launcher.launch({ ...request, cgroupFolders: [folder] }),
    launchThroughEngine: (request) => launcher.launchThroughEngine(request),
    close: async () => {},
  };
  const confinedRun = { ...run, launcher: confined };
  const [subject] = await subjectsOf(confinedRun, await run.workload("hold"));
  if (subject === undefined) throw new Error("There is no subject.");
  const greedy: Subject = {
    ...subject,
    populate(prefix, options) {
      const population = subject.populate(prefix, options);
      const grow = population.grow.bind(population);
      population.grow = async (count) => {
        const growth = await grow(count);
        await population.fill(8 * 1024 ** 2, 10_000);
        return growth;
      };
      return population;
    },
  };
  await ramp(confinedRun, { ...plan, firstStep: 2, largestStep: 2 }, 1, greedy);
  expect(endOf(staged)).toMatchObject({
    boundBy: "memory",
    why: expect.stringMatching(/out-of-memory killer struck/),
    leftBehind: nothing,
  });
  expect(stepsOf(staged).length).toBeGreaterThan(1);
});

test("an interrupt ends a ramp and leaves nothing", async () => {
  const interrupt = new AbortController();
  if (baseline === undefined) throw new Error("There is no baseline.");
  staged = await stageRun([baseline], interrupt.signal);
  const { run, launcher, scope } = staged;
  const interrupting = {
    ...run,
    record(samples: Parameters<typeof run.record>[0]) {
      run.record(samples);
      interrupt.abort(new Error("interrupted"));
    },
  };
  await expect(measureDensity(interrupting, plan)).rejects.toThrow("interrupted");
  expect(processesOfRun(scope.runId).filter((pid) => pid !== launcher.pid)).toEqual([]);
});
