import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { EngineLoad } from "./engine-load.ts";
import { createLeaf } from "./run-cgroup.ts";
import { openRunScope, type RunScope } from "./run-scope.ts";

let scope: RunScope;
beforeAll(() => void (scope = openRunScope()));
afterAll(async () => await scope.close());

describe("a process that computes without end, in a cgroup of its own", () => {
  test("is counted, waited for, and no more once it has ended", async ({ skip }) => {
    const { cgroup } = scope.context;
    if (cgroup === undefined) return skip("cgroups may not be made here");
    const engine = spawn("sh", ["-c", "read go; while :; do :; done"], { stdio: ["pipe", "ignore", "inherit"] });
    const ended = once(engine, "exit");
    try {
      for (const leaf of createLeaf(cgroup, "engine")) writeFileSync(join(leaf, "cgroup.procs"), String(engine.pid));
      const load = new EngineLoad();
      load.watch([engine.pid ?? 0]);
      const before = load.cpuNs();
      engine.stdin.end("\n");
      while (load.cpuNs() - before < 20e6) await load.settled();
    } finally {
      engine.kill("SIGKILL");
      await ended;
    }
    const load = new EngineLoad();
    load.watch([engine.pid ?? 0]);
    expect(load.cpuNs()).toBe(0); // it is no more
  });

  test("the harness's own cgroup is nobody's engine", async () => {
    const load = new EngineLoad();
    load.watch([process.pid, process.ppid]);
    expect(load.cpuNs()).toBe(0);
    await load.settled();
  });
});
