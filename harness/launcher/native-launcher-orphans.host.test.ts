/** What a process leaves behind is found and ended. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { isGone, kinds, nativeLauncherUnderTest, untilEnded } from "./fixtures/native-launcher-under-test.ts";

describe.each(kinds)("$name", ({ sanitized }) => {
  const { start, request, pidOf } = nativeLauncherUnderTest(sanitized);

  describe("what is left behind", () => {
    test("in the process group is killed and counted", async () => {
      const launcher = await start();
      const launch = launcher.launch(request(["background"]));
      expect(await launch.exited).toMatchObject({ code: 0, leftBehind: 1 });
      const pid = await pidOf(launcher);
      expect(readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8")).toBe("");
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
