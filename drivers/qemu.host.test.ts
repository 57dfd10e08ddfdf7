import { readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openRunScope, type RunScope } from "../harness/host/run-scope.ts";
import { startLauncher } from "../harness/launcher/launcher.ts";
import type { Launcher } from "../harness/launcher/types.ts";
import { requires } from "../harness/testing/requires.ts";
import { buildWorkload } from "../workloads/build.ts";
import type { BuiltWorkload } from "../workloads/types.ts";
import { qemu } from "./qemu.ts";
import type { Availability } from "./types.ts";

let scope: RunScope;
let launcher: Launcher;
let noop: BuiltWorkload;
let hold: BuiltWorkload;

beforeAll(async () => {
  scope = openRunScope();
  launcher = await startLauncher({ runId: scope.runId, cgroupFolders: scope.launcherCgroups });
  noop = await buildWorkload("noop", { cache: scope.context.cacheDir });
  hold = await buildWorkload("hold", { cache: scope.context.cacheDir });
});

afterAll(async () => {
  await launcher.close();
  await scope.close();
});

/** Fields 14 and 15 of /proc/<pid>/stat, utime and stime, in ticks of 10 ms. */
function cpuTicks(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return Number(fields[11]) + Number(fields[12]);
}

function lackOf(availability: Availability): string | undefined {
  return availability.status === "missing" ? availability.reason : undefined;
}

describe.each(["microvm", "q35", "virt"])("qemu/%s", (variant) => {
  test("an idle guest whose standard input is at its end neither spins nor ends", async (context) => {
    const availability = await qemu.probe(variant, noop, scope.context);
    requires(context, `qemu/${variant}`, lackOf(availability));
    const prepared = await qemu.prepare(variant, hold, scope.context);
    const { command } = await prepared.createInstance("idle");
    const launch = launcher.launch({ ...command, stdin: "closed", awaits: "ready", timeoutNs: 60e9 });
    const { pid } = await launch.spawned;
    expect(await launch.ready).toMatchObject({ line: expect.stringMatching(/^@ready [0-9]+$/) });
    const before = cpuTicks(pid);
    await delay(2_000);
    expect(cpuTicks(pid) - before).toBeLessThan(100); // of 200: one that spins takes a whole CPU or more
    launch.kill();
    await launch.exited;
    await prepared[Symbol.asyncDispose]();
  });

  test("says what kernel it is where that is none", async (context) => {
    const availability = await qemu.probe(variant, noop, scope.context);
    requires(context, `qemu/${variant}`, lackOf(availability));
    const other = { ...scope.context, findAsset: () => ({ path: "/bin/true", version: "none" }) };
    const answer = await qemu.probe(variant, noop, other);
    expect(answer).toMatchObject({ status: "missing", reason: expect.stringMatching(/\S/) });
  });
});
