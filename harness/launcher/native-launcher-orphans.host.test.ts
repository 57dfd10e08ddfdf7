/** What a process leaves behind is found and ended. */
import { readFileSync } from "node:fs";
import { setImmediate as nextTurn } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { isGone, kinds, nativeLauncherUnderTest, untilEnded } from "./fixtures/native-launcher-under-test.ts";

/** What the launcher has killed it reaps a moment later. A child that is never reaped ends in the test's time limit. */
async function untilChildless(pid: number): Promise<void> {
  while (readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8") !== "") await nextTurn();
}

describe.each(kinds)("$name", ({ sanitized }) => {
  const { start, request, pidOf } = nativeLauncherUnderTest(sanitized);

  describe("what is left behind", () => {
    test("in the process group is killed and counted", async () => {
      const launcher = await start();
      const launch = launcher.launch(request(["background"]));
      expect(await launch.exited).toMatchObject({ code: 0, leftBehind: 1 });
      await untilChildless(await pidOf(launcher));
    });

    test("in a session of its own is killed and counted, whatever else lives", async () => {
      const launcher = await start();
      const other = launcher.launch(request(["daemon-hold"], { stdin: "open", awaits: "ready" }));
      const othersDaemon = Number((await other.ready)?.line.slice("@ready ".length));
      const launch = launcher.launch(request(["daemon"]));
      const daemon = Number((await launch.ready)?.line.slice("@ready ".length));
      expect(await launch.exited).toMatchObject({ code: 0, leftBehind: 1 });
      await untilEnded(daemon);
      expect(isGone(othersDaemon)).toBe(false);
      other.closeInput();
      expect(await other.exited).toMatchObject({ code: 0, leftBehind: 1 });
      await untilEnded(othersDaemon);
    });

    test("is nothing where nothing is left", async () => {
      const launcher = await start();
      expect(await launcher.launch(request(["burn-child", "1"])).exited).toMatchObject({ code: 0, leftBehind: 0 });
    });

    test("after a time limit is killed too", async () => {
      const launcher = await start();
      const launch = launcher.launch(request(["daemon-hold"], { stdin: "open", timeoutNs: 3e8 }));
      const daemon = Number((await launch.ready)?.line.slice("@ready ".length));
      expect(await launch.exited).toMatchObject({ timedOut: true, leftBehind: 1 });
      await untilEnded(daemon);
    });
  });
});
