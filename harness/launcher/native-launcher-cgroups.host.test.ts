/** The cgroups that the native launcher and its processes are put into. */
import { rmdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { afterEach, describe, expect, test } from "vitest";
import { cgroupHierarchies } from "../host/cgroup-mounts.ts";
import { lacksRoot } from "../testing/lacks.ts";
import { requires } from "../testing/requires.ts";
import {
  cgroupName,
  isGone,
  kinds,
  lacksCgroups,
  linesOf,
  makeCgroup,
  nativeLauncherUnderTest,
} from "./fixtures/native-launcher-under-test.ts";

/** Lines of /proc/self/cgroup that name this test's cgroup. */
function placed(lines: readonly string[]): string[] {
  return lines.filter((line) => line.startsWith("@") && line.endsWith(`:/${cgroupName}`));
}

describe.each(kinds)("$name", ({ sanitized }) => {
  const { start, closeAll, request } = nativeLauncherUnderTest(sanitized);

  describe("cgroups", () => {
    const made: string[] = [];
    function folders(version: 1 | 2): string[] {
      const paths = cgroupHierarchies()
        .filter((hierarchy) => hierarchy.version === version)
        .map(makeCgroup);
      made.push(...paths);
      return paths;
    }
    afterEach(async () => {
      await closeAll();
      for (const path of made.splice(0)) rmdirSync(path);
    });

    test.each([1, 2] as const)("of version %i take a single process", async (version) => {
      const lack = lacksCgroups(version);
      const paths = lack === undefined ? folders(version) : [];
      const launcher = await start();
      const inside = await linesOf(launcher.launch(request(["state"], { cgroupFolders: paths })));
      const outside = await linesOf(launcher.launch(request(["state"])));
      expect(placed(inside)).toHaveLength(paths.length);
      expect(placed(outside)).toEqual([]);
    });

    test("of both versions take the launcher and all it starts", async (context) => {
      requires(context, "cgroups", lacksCgroups(1) ?? lacksCgroups(2));
      const paths = [...folders(1), ...folders(2)];
      const launcher = await start({ cgroupFolders: paths });
      expect(placed(await linesOf(launcher.launch(request(["state"]))))).toHaveLength(paths.length);
    });

    test("that are none are named", async () => {
      const launcher = await start();
      for (const wrong of ["/nowhere", "/tmp", "/dev/null"]) {
        const launch = launcher.launch(request(["ready"], { cgroupFolders: [wrong] }));
        await expect(launch.exited).rejects.toThrow(`[launcher] Cgroup ${wrong} takes no process`);
      }
      expect((await launcher.launch(request(["ready"])).exited).code).toBe(0);
      await expect(start({ cgroupFolders: ["/nowhere"] })).rejects.toThrow("cgroup /nowhere cannot be entered");
    });

    test("v1's freezer: what does not die of SIGKILL is an error, and is reaped once it can", async (context) => {
      const freezer = cgroupHierarchies().find((hierarchy) => hierarchy.controllers.includes("freezer"));
      requires(context, "freezer", freezer === undefined ? "No v1 freezer is mounted." : lacksRoot());
      if (freezer === undefined) return;
      const path = makeCgroup(freezer);
      made.push(path);
      const launcher = await start({ killGraceMs: 100 });
      const launch = launcher.launch(request(["deaf"], { awaits: "ready", cgroupFolders: [path] }));
      const [{ pid }] = await Promise.all([launch.spawned, launch.ready]);
      writeFileSync(join(path, "freezer.state"), "FROZEN");
      launch.kill();
      await expect(launch.exited).rejects.toThrow("[launcher] A process does not end though SIGKILL was sent.");
      expect((await launcher.launch(request(["ready"])).exited).code).toBe(0);
      writeFileSync(join(path, "freezer.state"), "THAWED");
      while (!isGone(pid)) await nextTurn();
    });
  });
});
