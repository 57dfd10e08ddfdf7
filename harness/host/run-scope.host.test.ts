import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { once } from "node:events";
import { type ChildProcess, spawn } from "node:child_process";
import { afterEach, beforeEach, expect, test } from "vitest";
import { lacksRoot } from "../testing/lacks.ts";
import { requires } from "../testing/requires.ts";
import { mountsBelow, processesOfRun } from "./leftovers.ts";
import { abandonedRuns, openRunScope, removeAbandonedRun } from "./run-scope.ts";
import { runCgroupFolders } from "./run-cgroup.ts";

let state: string;
beforeEach(() => {
  state = mkdtempSync(join(tmpdir(), "sandgauge-state-"));
  process.env["SANDGAUGE_STATE"] = state;
});
afterEach(() => {
  delete process.env["SANDGAUGE_STATE"];
  rmSync(state, { recursive: true });
});

const leftCgroups = (runId: string): string[] => runCgroupFolders(runId).filter((folder) => existsSync(folder));

function sleep(runId: string): ChildProcess {
  return spawn("sleep", ["1000"], { env: { SANDGAUGE_RUN: runId }, stdio: "ignore" });
}

test("closing removes what was marked or placed, and nothing else", async () => {
  const scope = openRunScope();
  const marked = sleep(scope.runId);
  const bystander = sleep(`${scope.runId}0`);
  const ended = once(marked, "exit");
  await Promise.all([once(marked, "spawn"), once(bystander, "spawn")]);
  try {
    expect(processesOfRun(scope.runId)).toEqual([marked.pid]);
    expect(await scope.close()).toMatchObject({ processes: 1, mounts: 0 });
    expect(await ended).toEqual([null, "SIGKILL"]);
    expect(existsSync(scope.context.runDir)).toBe(false);
    expect(leftCgroups(scope.runId)).toEqual([]);
    expect(bystander.exitCode).toBeNull();
  } finally {
    bystander.kill("SIGKILL");
  }
});

test("after kill -9, the run is abandoned, and removing it leaves no process, mount, cgroup or file", async (context) => {
  requires(context, "mount", lacksRoot());
  const script = `
    import { openRunScope } from ${JSON.stringify(new URL("run-scope.ts", import.meta.url).href)};
    import { spawn, execFileSync } from "node:child_process";
    import { mkdirSync, writeFileSync } from "node:fs";
    const scope = openRunScope();
    const child = spawn("sleep", ["1000"], { env: { ...process.env, SANDGAUGE_RUN: scope.runId }, detached: true, stdio: "ignore" });
    for (const leaf of scope.launcherCgroups) writeFileSync(leaf + "/cgroup.procs", String(child.pid));
    const point = scope.context.runDir + "/a b";
    mkdirSync(point);
    execFileSync("mount", ["-t", "tmpfs", "tmpfs", point]);
    console.log(scope.runId);
    setInterval(() => {}, 1000);`;
  const harness = spawn(process.execPath, ["--input-type=module-typescript", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = (await once(harness.stdout, "data")) as [Buffer];
  const runId = line.toString().trim();
  const folder = join(state, runId);
  expect(abandonedRuns()).toEqual([]); // its owner lives
  expect(mountsBelow(folder)).toEqual([`${folder}/a b`]);

  harness.kill("SIGKILL");
  await once(harness, "exit");
  expect(abandonedRuns()).toEqual([runId]);
  expect(processesOfRun(runId)).toHaveLength(1);

  expect(await removeAbandonedRun(runId)).toMatchObject({ processes: 1, mounts: 1 });
  expect(processesOfRun(runId)).toEqual([]);
  expect(mountsBelow(folder)).toEqual([]);
  expect(leftCgroups(runId)).toEqual([]);
  expect(existsSync(folder)).toBe(false);
  expect(abandonedRuns()).toEqual([]);
});
