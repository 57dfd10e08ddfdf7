import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openRunScope, type RunScope } from "../../harness/host/run-scope.ts";
import { processesOfRun } from "../../harness/host/leftovers.ts";
import { createFakeDriver } from "../../harness/testing/fake-driver.ts";
import { buildWorkload } from "../../workloads/build.ts";
import type { BuiltWorkload } from "../../workloads/types.ts";
import type { PreparedWorkload } from "../types.ts";
import { DriverError } from "./driver-error.ts";
import { probeByTrial, type Trial } from "./trial.ts";

let scope: RunScope;
let noop: BuiltWorkload;

beforeAll(async () => {
  scope = openRunScope();
  noop = await buildWorkload("noop", { cache: scope.context.cacheDir });
});

afterAll(async () => {
  await scope.close();
});

/** Long enough for any start here; a test that needs it has failed. */
const AMPLE_MS = 60_000;

async function tryFault(fault: string, limitMs: number): Promise<Trial> {
  const fake = createFakeDriver({ healthyInstances: 0 });
  return await probeByTrial(() => fake.prepare(fault, noop, scope.context), scope.context, limitMs);
}

/** One shell script, whatever it does, as an instance. */
function scripted(script: string, destroy: () => Promise<void> = async () => {}): () => Promise<PreparedWorkload> {
  return async () => ({
    artefactSha256: "",
    async createInstance(id) {
      const command = { argv: ["/bin/sh", "-c", script] as const, env: { PATH: "/usr/bin:/bin" } };
      return { id, command, processes: async () => [], cgroups: async () => [], destroy };
    },
    async [Symbol.asyncDispose]() {},
  });
}

function throwing(error: Error): () => Promise<PreparedWorkload> {
  return async () => {
    throw error;
  };
}

async function tryScript(script: string, limitMs: number): Promise<Trial> {
  return await probeByTrial(scripted(script), scope.context, limitMs);
}

describe("probeByTrial", () => {
  test("says yes where the ready line comes, though the instance would go on", async () => {
    expect(await tryFault("none", AMPLE_MS)).toEqual({ ready: true, readyMs: expect.any(Number) });
    expect(await tryScript("echo '@ready 1'; exec sleep infinity", AMPLE_MS)).toMatchObject({ ready: true });
    expect(processesOfRun(scope.runId)).toEqual([]);
  });

  test.each([
    ["never-ready", 100, "No ready line came within 100 ms."],
    ["dies-by-signal", AMPLE_MS, "It ended by SIGSEGV before its ready line."],
    ["disappears", AMPLE_MS, expect.stringMatching(/^It could not be started: spawn \S+ ENOENT\.$/)],
  ])("%s", async (fault, limitMs, reason) => {
    expect(await tryFault(fault, limitMs)).toEqual({ ready: false, reason });
    expect(processesOfRun(scope.runId)).toEqual([]);
  });

  test("repeats the last words of one that ends before its ready line", async () => {
    expect(await tryScript("echo first >&2; echo 'no /dev/kvm' >&2; exit 3", AMPLE_MS)).toEqual({
      ready: false,
      reason: "It ended with status 3 before its ready line; its last message: no /dev/kvm",
    });
  });

  test("only a whole line that starts so is a ready line", async () => {
    const script = "echo 'not @ready 1'; printf '@ready 2'; exit 0";
    expect(await tryScript(script, AMPLE_MS)).toEqual({
      ready: false,
      reason: "It ended with status 0 before its ready line.",
    });
    expect(await tryScript("printf '@re'; sleep 0.1; echo 'ady 2'", AMPLE_MS)).toMatchObject({ ready: true });
  });

  test("does not keep a flood without line ends", async () => {
    const before = process.memoryUsage().rss;
    expect(await tryScript("exec tr '\\0' x < /dev/zero", 1_000)).toMatchObject({ ready: false });
    expect(process.memoryUsage().rss - before).toBeLessThan(256 * 2 ** 20);
  });

  test("ends a whole process group, and does not wait for one that keeps the output open from elsewhere", async () => {
    const script = "sleep infinity & setsid sleep infinity & exit 4";
    expect(await tryScript(script, AMPLE_MS)).toMatchObject({
      ready: false,
      reason: "It ended with status 4 before its ready line.",
    });
    // What left the group is a driver's to end; here nobody does but the scope.
    const escaped = processesOfRun(scope.runId);
    expect(escaped).toHaveLength(1);
    for (const pid of escaped) process.kill(pid, "SIGKILL");
  });

  test("an interrupt ends it", async () => {
    const interrupt = new AbortController();
    const context = { runId: scope.runId, signal: interrupt.signal };
    const trial = probeByTrial(scripted("exec sleep infinity"), context, AMPLE_MS);
    interrupt.abort();
    expect(await trial).toEqual({ ready: false, reason: "It was interrupted." });
    expect(processesOfRun(scope.runId)).toEqual([]);
  });

  test("a driver's own error is an answer with its remedy; another error is a defect", async () => {
    const lacking = new DriverError("runc", "prepare", "There is no runc.", "Install it.");
    expect(await probeByTrial(throwing(lacking), scope.context, AMPLE_MS)).toEqual({
      ready: false,
      reason: "There is no runc.",
      remedy: "Install it.",
    });
    await expect(probeByTrial(throwing(new TypeError("x")), scope.context, AMPLE_MS)).rejects.toThrow(TypeError);
  });

  test("one that starts but cannot be removed is not usable", async () => {
    const stuck = new DriverError("runc", "destroy", "Process 1 still holds a cgroup.", "Look at its stack.");
    const prepare = scripted("echo '@ready 1'", async () => {
      throw stuck;
    });
    expect(await probeByTrial(prepare, scope.context, AMPLE_MS)).toEqual({
      ready: false,
      reason: "Process 1 still holds a cgroup.",
      remedy: "Look at its stack.",
    });
  });
});
