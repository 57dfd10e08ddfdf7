import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, onTestFinished, test } from "vitest";
import { openRunScope, type RunScope } from "../../harness/host/run-scope.ts";
import { requires } from "../../harness/testing/requires.ts";
import { processesIn, removeCgroups } from "./instance-cgroup.ts";
import { isGroupAlive } from "./process-tree.ts";

let scope: RunScope;

beforeEach(() => {
  scope = openRunScope();
});

afterEach(async () => {
  await scope.close();
});

/** One cgroup in each hierarchy that a process can be put into as it is. */
function makeCgroups(): string[] {
  return scope.launcherCgroups.map((leaf) => {
    const folder = join(leaf, "../instance");
    mkdirSync(folder);
    return folder;
  });
}

test("kills what lives in an instance's cgroups and removes them; again does nothing", async (context) => {
  requires(context, "cgroups", scope.context.cgroup === undefined ? "No cgroups may be made here." : undefined);
  const folders = makeCgroups();
  const script = "read -r _; sleep infinity & echo $!; wait";
  const child = spawn("/bin/sh", ["-c", script], { stdio: ["pipe", "pipe", "ignore"], detached: true });
  const { pid } = child;
  if (pid === undefined) throw new Error("no shell");
  onTestFinished(() => {
    if (isGroupAlive(pid)) process.kill(-pid, "SIGKILL");
  });
  for (const folder of folders) writeFileSync(join(folder, "cgroup.procs"), String(pid));
  child.stdin.write("born in there\n");
  const [forked] = (await once(child.stdout, "data")) as [Buffer];
  for (const folder of folders) expect(processesIn(folder)).toEqual([pid, Number(forked)]);
  await removeCgroups("runc", folders);
  expect(folders.filter((folder) => existsSync(folder))).toEqual([]);
  expect(isGroupAlive(pid)).toBe(false);
  await removeCgroups("runc", folders);
  expect(folders.flatMap(processesIn)).toEqual([]);
});
