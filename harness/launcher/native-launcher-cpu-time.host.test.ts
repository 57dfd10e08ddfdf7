/** The CPU time that the native launcher tells, with perf and without. */
import { describe, expect, test } from "vitest";
import { requires } from "../testing/requires.ts";
import { kinds, nativeLauncherUnderTest } from "./fixtures/native-launcher-under-test.ts";

describe.each(kinds)("$name", ({ sanitized }) => {
  const { start, request } = nativeLauncherUnderTest(sanitized);

  describe("CPU time", () => {
    test("is that of the whole tree", async () => {
      const launcher = await start();
      const used = async (...argv: string[]): Promise<number> => {
        const { userNs, systemNs } = await launcher.launch(request(argv)).exited;
        return (userNs ?? 0) + (systemNs ?? 0);
      };
      const idle = await used("ready");
      expect(await used("burn", "50")).toBeGreaterThan(idle + 40e6);
      expect(await used("burn-child", "50")).toBeGreaterThan(idle + 40e6);
    });

    test("includes with perf what nobody has waited for", async (context) => {
      const launcher = await start();
      const run = async (...argv: string[]) => await launcher.launch(request(argv)).exited;
      const idle = (await run("ready")).taskClockNs;
      requires(context, "perf", idle === null ? "perf_event_open is not allowed." : undefined);
      for (const mode of ["burn", "burn-child", "burn-unwaited"]) {
        expect((await run(mode, "50")).taskClockNs).toBeGreaterThan((idle ?? 0) + 40e6);
      }
      const { userNs, systemNs } = await run("burn-unwaited", "50");
      expect((userNs ?? 0) + (systemNs ?? 0)).toBeLessThan(40e6); // wait4 does not know of it
    });

    test("is told apart for processes that run at once", async (context) => {
      const launcher = await start();
      const modes = ["ready", "burn", "ready", "burn"];
      const exits = await Promise.all(modes.map((mode) => launcher.launch(request([mode, "50"])).exited));
      const clocks = exits.map(({ taskClockNs }) => taskClockNs);
      requires(context, "perf", clocks[0] === null ? "perf_event_open is not allowed." : undefined);
      expect(clocks.map((clock) => (clock ?? 0) > 40e6)).toEqual([false, true, false, true]);
    });

    test("is without perf where that is not wanted", async () => {
      const launcher = await start({ counters: false });
      const exit = await launcher.launch(request(["burn", "5"])).exited;
      expect(exit).toMatchObject({ taskClockNs: null, cycles: null, instructions: null });
      expect((exit.userNs ?? 0) + (exit.systemNs ?? 0)).toBeGreaterThan(4e6);
    });
  });
});
