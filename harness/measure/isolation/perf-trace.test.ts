import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseThreads, parseTrace } from "./perf-trace.ts";

/** Printed by perf 6.1.187. */
function recorded(file: string): string {
  return readFileSync(join(import.meta.dirname, "fixtures", file), "utf8");
}

describe("perf trace -T", () => {
  test("an instance of hold that is sent seven bytes and then the end", () => {
    const { calls, lost } = parseTrace(recorded("perf-trace-process.txt"));
    const counts = Map.groupBy(calls, ({ name }) => name);
    expect(counts.get("read")).toHaveLength(8);
    expect(counts.get("write")).toHaveLength(2);
    expect(calls.at(-1)?.name).toBe("exit_group");
    // That by which perf itself started it was begun before the recording: only its end is in there.
    expect(counts.has("execve")).toBe(false);
    expect(new Set(calls.map(({ tid }) => tid)).size).toBe(1);
    expect(lost).toBe(0);
  });

  test("a call that lasts while another thread calls is counted once, and a new thread's first return is none", () => {
    const { calls } = parseTrace(recorded("perf-trace-gvisor.txt"));
    const byThread = Map.groupBy(calls, ({ tid }) => tid);
    expect([...byThread.keys()]).toEqual([28496, 28499, 28500, 28501]);
    expect(calls.filter(({ name }) => name === "clone")).toHaveLength(3);
    expect(byThread.get(28500)?.some(({ name }) => name === "clone")).toBe(false);
    expect(calls.find(({ name }) => name === "rt_sigreturn")?.atNs).toBeCloseTo(15_176_254_967_000, 0);
  });

  test("what found no room is counted", () => {
    expect(parseTrace("LOST 17 events!\nLOST 3 events!\n").lost).toBe(20);
  });

  test("a line that is not understood is no call that is left out", () => {
    expect(() => parseTrace("12.345 [ 0.001 ms]: reach/12 read()")).toThrow("is not understood");
  });
});

test("perf script -F pid,tid: the process of each thread", () => {
  const threads = parseThreads(recorded("perf-script-threads.txt"));
  expect(threads.get(28503)).toBe(28496);
  expect(threads.get(28505)).toBe(28505);
});
