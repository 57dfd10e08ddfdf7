/** The native launcher where the kernel refuses the system calls that it would rather make. */
import { rmdirSync } from "node:fs";
import { beforeEach, describe, expect, test } from "vitest";
import { cgroupHierarchies } from "../host/cgroup-mounts.ts";
import { requires } from "../testing/requires.ts";
import { compileFixture } from "./fixtures/compile-fixture.ts";
import {
  cgroupName,
  kinds,
  lacksCgroups,
  linesOf,
  makeCgroup,
  nativeLauncherUnderTest,
} from "./fixtures/native-launcher-under-test.ts";

describe.each(kinds)("$name", ({ sanitized }) => {
  const { built, start, request } = nativeLauncherUnderTest(sanitized);

  describe("on a kernel without clone3, close_range and perf_event_open", () => {
    let denied: string;
    beforeEach(() => {
      denied = compileFixture(built.folder, "deny-syscalls", { LAUNCHER: built.launcher });
    });

    test("starts all the same", async () => {
      const launcher = await start({}, denied);
      const held = launcher.launch(request(["hold"], { stdin: "open", awaits: "ready" }));
      expect(await held.ready).not.toBeNull();
      const lines = await linesOf(launcher.launch(request(["state"])));
      expect(lines.filter((line) => line.startsWith("@fd "))).toEqual(["@fd 0", "@fd 1", "@fd 2"]);
      held.closeInput();
      expect(await held.exited).toMatchObject({ code: 0, taskClockNs: null });
    });

    test("moves a process into its v2 cgroup", async (context) => {
      requires(context, "cgroup v2", lacksCgroups(2));
      const paths = cgroupHierarchies()
        .filter(({ version }) => version === 2)
        .map(makeCgroup);
      const launcher = await start({}, denied);
      const lines = await linesOf(launcher.launch(request(["state"], { cgroupFolders: paths })));
      expect(lines).toContain(`@0::/${cgroupName}`);
      await launcher.close();
      for (const path of paths) rmdirSync(path);
    });
  });
});
