/** Whole runs through engines of the test's own: dozens of containers come and go, also after a kill -9. */
import { existsSync, globSync, mkdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { lacksFor } from "../../infra/engines/up.ts";
import { engineNames } from "../../infra/engines/state.ts";
import { mounts } from "../host/mountinfo.ts";
import { runCgroupFolders } from "../host/run-cgroup.ts";
import { type CommandLine, commandLine } from "../testing/command-line.ts";
import { startEngines } from "../testing/engines.ts";
import { requires } from "../testing/requires.ts";
import { samplesIn } from "../testing/samples-in.ts";
import { watchUntil } from "../testing/watch-until.ts";

/** CI has little time; `TEST_CONTAINERS=200` is what a release is tried with. */
const COUNT = Number(process.env["TEST_CONTAINERS"] ?? 50);

/** A container takes a quarter of a second through an engine, and many times that on a busy machine. */
const LIMIT_MS = 300_000;

const density = {
  workload: "hold",
  most: COUNT,
  firstStep: 20,
  largestStep: 40,
  startsAtOnce: 4,
  askEvery: 1,
  answerLimitMilliseconds: 60_000,
  startLimitMilliseconds: 120_000,
  memoryFloorMebibytes: 512,
  secondsPerTarget: 600,
  timeoutSeconds: 120,
};

const startup = {
  workload: "noop",
  warmups: 1,
  timeoutSeconds: 60,
  gapMilliseconds: 0,
  series: [{ cache: "warm", concurrency: 1, samples: 5, secondsPerTarget: 60, atLeast: 5 }],
};

const lack = lacksFor(engineNames);
let engines: Awaited<ReturnType<typeof startEngines>> | undefined;
let environment: Record<string, string>;
let cli: CommandLine;

beforeAll(async () => {
  if (lack !== undefined) return;
  engines = await startEngines(...engineNames);
  const { containerd, docker } = engines.layout;
  environment = {
    CONTAINERD_ADDRESS: containerd.socket,
    CONTAINER_RUNTIME_ENDPOINT: `unix://${containerd.socket}`,
    DOCKER_HOST: `unix://${docker.socket}`,
  };
});
afterAll(async () => {
  await engines?.[Symbol.asyncDispose]();
});
beforeEach((context) => {
  requires(context, "engines", lack);
  cli = commandLine();
  return () => cli.remove();
});

/** What containers, their shims and their mounts would be seen by, engine by engine. */
function leftInEngines(): string[] {
  const folder = engines?.layout.folder ?? "/none";
  const shims = globSync("/proc/[0-9]*/comm").filter((file) => {
    try {
      const ours = readFileSync(file.replace(/comm$/, "cmdline"), "latin1").includes(folder);
      return ours && readFileSync(file, "latin1").startsWith("containerd-shim");
    } catch {
      return false; // ended meanwhile
    }
  });
  const points = mounts().map(({ mountPoint }) => mountPoint);
  const tasks = globSync(join(folder, "state/io.containerd.runtime.v2.task/*/*")).map((path) => basename(path));
  return [...shims, ...points.filter((point) => point.startsWith(`${folder}/`)), ...tasks];
}

describe.each(["containerd/runc", "cri/runc", "docker/runc"])("%s", (target) => {
  test(
    `${COUNT} live at once, each answers, and nothing is left`,
    async () => {
      const before = leftInEngines();
      const out = join(cli.folder, "run");
      const plan = cli.planOf([target], { density });
      const ran = await cli.start(["run", "--plan", plan, "--out", out], environment);
      expect(ran.exitCode, ran.stderr).toBe(0);
      const steps = samplesIn(out).filter((sample) => sample.target === target);
      expect(steps.at(-1)).toMatchObject({ value: COUNT, boundBy: "plan", phase: "end" });
      expect(steps.every(({ layer }) => target.startsWith(layer))).toBe(true);
      expect(leftInEngines()).toEqual(before);
    },
    LIMIT_MS,
  );

  test(
    "a start's steps follow each other, and all of it is in them",
    async () => {
      const out = join(cli.folder, "run");
      const plan = cli.planOf([target], { startup });
      const ran = await cli.start(["run", "--plan", plan, "--out", out], environment);
      expect(ran.exitCode, ran.stderr).toBe(0);
      const taken = samplesIn(out).flatMap((sample) =>
        sample.metric === "startup" && sample.target === target ? [sample] : [],
      );
      expect(taken.length).toBeGreaterThanOrEqual(5);
      for (const { outcome, clock, value, events } of taken) {
        expect({ outcome, clock }).toEqual({ outcome: "ok", clock: "node" });
        const { create = 0, start = 0, remove = 0 } = events.phases ?? {};
        expect([create, start, remove].every((at) => at > 0)).toBe(true);
        expect(create).toBeLessThan(value ?? 0);
        expect(events.readyLateAtMostNs).toBeGreaterThan(0);
        expect(remove).toBe(Math.max(...Object.values(events.phases ?? {}), events.exitedNs ?? 0));
      }
    },
    LIMIT_MS,
  );

  test(
    "kill -9 of the harness at full height, then clean: nothing is left",
    async () => {
      const before = leftInEngines();
      const out = join(cli.folder, "run");
      mkdirSync(out);
      const plan = cli.planOf([target], { density: { ...density, most: COUNT + 1000 } });
      const run = cli.start(["run", "--plan", plan, "--out", out], environment);
      await watchUntil(out, () =>
        samplesIn(out).some((one) => one.metric === "density" && one.target === target && one.value >= COUNT),
      );
      run.kill("SIGKILL");
      await run;
      const { run: runId } = JSON.parse(readFileSync(join(out, "plan.json"), "utf8"));
      const cleaned = await cli.start(["clean"]); // without being told where the engine is
      expect(cleaned.exitCode, cleaned.stderr).toBe(0);
      expect(cleaned.stderr).toMatch(/\b[1-9][0-9]{1,2} sandboxes of engines/);
      expect(leftInEngines()).toEqual(before);
      expect(runCgroupFolders(runId).filter((folder) => existsSync(folder))).toEqual([]);
    },
    LIMIT_MS,
  );
});
