/** The native launcher with many processes, without descriptors and under a flood. */
import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { requires } from "../testing/requires.ts";
import { kinds, linesOf, nativeLauncherUnderTest } from "./fixtures/native-launcher-under-test.ts";

function lacksFiles(count: number): string | undefined {
  const limit = readFileSync("/proc/self/limits", "utf8").match(/^Max open files +\S+ +(\d+)/m)?.[1] ?? "unlimited";
  return limit === "unlimited" || Number(limit) >= count
    ? undefined
    : `At most ${limit} files may be open, not ${count}.`;
}

describe.each(kinds)("$name", ({ sanitized }) => {
  const { built, start, request, pidOf } = nativeLauncherUnderTest(sanitized);

  test("holds 2,000 processes at once and ends them", async (context) => {
    requires(context, "2,000 processes", lacksFiles(2000 * 7 + 64));
    const launcher = await start();
    const pid = await pidOf(launcher);
    const held = Array.from({ length: 2000 }, () =>
      launcher.launch(request(["hold"], { stdin: "open", awaits: "ready" })),
    );
    const ready = await Promise.all(held.map((launch) => launch.ready));
    expect(ready.filter((event) => event === null)).toEqual([]);
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ");
    expect(children).toHaveLength(2000);
    for (const launch of held) launch.closeInput();
    const exits = await Promise.all(held.map((launch) => launch.exited));
    expect(exits.filter(({ code }) => code !== 0)).toEqual([]);
    expect(readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8")).toBe("");
    // Nor are descriptors left behind.
    expect(await linesOf(launcher.launch(request(["state"])))).toContain("@fd 2");
  });

  test("goes on when it has run out of descriptors", async () => {
    const limited = join(built.folder, `limited-${sanitized}`);
    writeFileSync(limited, `#!/bin/sh\nulimit -n 64\nexec ${built.launcher} "$@"\n`);
    chmodSync(limited, 0o755);
    const launcher = await start({}, limited);
    const launches = Array.from({ length: 30 }, () =>
      launcher.launch(request(["hold"], { stdin: "open", awaits: "ready" })),
    );
    const ready = await Promise.all(launches.map((launch) => launch.ready));
    const failed = launches.filter((_, index) => ready[index] === null);
    expect(failed.length).toBeGreaterThan(0);
    expect(failed.length).toBeLessThan(30);
    for (const launch of failed) {
      await expect(launch.exited).rejects.toMatchObject({ remedy: expect.stringContaining("ulimit -n") });
    }
    for (const launch of launches) launch.closeInput();
    const ends = await Promise.allSettled(launches.map((launch) => launch.exited));
    expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(30 - failed.length);
    expect((await launcher.launch(request(["ready"])).exited).code).toBe(0);
  });

  test("does not grow with what a process floods it with", async () => {
    const launcher = await start();
    const pid = await pidOf(launcher);
    const peakBytes = (): number =>
      Number(readFileSync(`/proc/${pid}/status`, "utf8").match(/^VmHWM:\s+(\d+) kB$/m)?.[1]) * 1024;
    const before = peakBytes();
    const launch = launcher.launch(request(["flood"], { timeoutNs: 5e8 }));
    const { stdoutBytes } = await launch.exited;
    expect(stdoutBytes).toBeGreaterThan(16 << 20);
    expect(peakBytes() - before).toBeLessThan(4 << 20);
  });
});
