/** However the native launcher ends, nothing that it started outlives it. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { describe, expect, test } from "vitest";
import { isGone, kinds, nativeLauncherUnderTest, untilEnded } from "./fixtures/native-launcher-under-test.ts";
import type { Launch, ProcessLauncher } from "./types.ts";

describe.each(kinds)("$name", ({ sanitized }) => {
  const { built, start, request, pidOf } = nativeLauncherUnderTest(sanitized);

  async function heldBy(launcher: ProcessLauncher): Promise<{ launches: Launch[]; pids: number[] }> {
    const launches = Array.from({ length: 10 }, () => launcher.launch(request(["deaf"], { awaits: "ready" })));
    const spawned = await Promise.all(launches.map((launch) => launch.spawned));
    return { launches, pids: spawned.map(({ pid }) => pid) };
  }

  describe("its end", () => {
    test("by SIGKILL ends its children and is told to every caller", async () => {
      const launcher = await start();
      const { launches, pids } = await heldBy(launcher);
      process.kill(await pidOf(launcher), "SIGKILL");
      for (const launch of launches) {
        await expect(launch.exited).rejects.toThrow(
          "[launcher] The launcher was ended by signal SIGKILL with 10 instances in its care.",
        );
      }
      await Promise.all(pids.map(untilEnded));
      const late = launcher.launch(request(["ready"]));
      expect(await late.ready).toBeNull();
      await expect(late.spawned).rejects.toThrow("ended by signal SIGKILL");
    });

    test.each(["SIGTERM", "SIGINT", "SIGHUP"] as const)("by %s ends its children first", async (signal) => {
      const launcher = await start();
      const { launches, pids } = await heldBy(launcher);
      process.kill(await pidOf(launcher), signal);
      for (const launch of launches) expect(await launch.exited).toMatchObject({ signal: "SIGKILL", timedOut: false });
      await launcher.close();
      expect(pids.filter((pid) => !isGone(pid))).toEqual([]);
    });

    test("comes with that of its client, daemons included", async () => {
      const launcher = spawn(built.launcher, [], { stdio: ["pipe", "pipe", "inherit"] });
      const strings = `${built.child}\0daemon-hold\0`;
      launcher.stdin.write(`start 1 60000000000 1 0 2 0 0 0 0 ${strings.length}\n${strings}`);
      let said = "";
      for await (const chunk of launcher.stdout) {
        said += String(chunk);
        if (said.includes("@ready")) break; // and destroys the stream, as a dead client would
      }
      const daemon = Number(said.match(/@ready (\d+)/)?.[1]);
      await once(launcher, "exit");
      expect(launcher.exitCode).toBe(0);
      expect(isGone(daemon)).toBe(true);
    });
  });
});
