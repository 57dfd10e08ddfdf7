/** Counted against a workload whose every system call is known. */
import { afterEach, beforeEach, expect, test, type TestContext } from "vitest";
import { drivers, targetsOf } from "../../../drivers/index.ts";
import type { SurfaceSample } from "../../records/isolation-sample.ts";
import { lacksCommand, lacksRoot } from "../../testing/lacks.ts";
import { type StagedRun, stageRun } from "../../testing/metric-run.ts";
import { requires } from "../../testing/requires.ts";
import { findPerf, type Perf } from "./perf.ts";
import { traceSurface } from "./trace-surface.ts";

let staged: StagedRun;
beforeEach(async () => {
  staged = await stageRun(targetsOf(drivers).filter(({ name }) => name === "process"));
});
afterEach(() => staged.close());

async function traced(name: string, lines: number, perf: Perf | undefined): Promise<SurfaceSample> {
  const workload = await staged.run.workload(name);
  const [participant] = await staged.run.participants(workload);
  if (participant === undefined) throw new Error("A plain process always runs.");
  return await traceSurface(staged.run, perf, { participant, workload, block: 2, lines, timeoutMs: 30_000 });
}

async function usablePerf(context: TestContext): Promise<Perf> {
  const perf = await findPerf(staged.run);
  requires(context, "perf", perf === undefined ? "There is no perf that starts." : lacksRoot());
  if (perf === undefined) throw new Error("It was found.");
  return perf;
}

function countOf({ calls }: SurfaceSample, phase: string, name: string): number {
  return calls.filter((one) => one.phase === phase).reduce((sum, { counts }) => sum + (counts[name] ?? 0), 0);
}

test("hold reads its input a byte at a time and answers each line in one write", async (context) => {
  const sample = await traced("hold", 5, await usablePerf(context));
  expect(sample).toMatchObject({ outcome: "ok", answered: 5, tracer: expect.stringMatching(/^perf version /) });
  // Each byte of "line 1" to "line 5", each with its end, and the end of input: the reads at the edges of a phase wait.
  const reads = ["start", "work", "end"].map((phase) => countOf(sample, phase, "read"));
  expect(reads.reduce((sum, each) => sum + each)).toBe(5 * "line 1\n".length + 1);
  expect(countOf(sample, "work", "write")).toBe(5);
  expect(countOf(sample, "start", "write")).toBe(1);
  expect(countOf(sample, "end", "exit_group")).toBe(1);
  const work = sample.calls.filter(({ phase }) => phase === "work");
  expect(work.map(({ component, counts }) => [component, Object.keys(counts)])).toEqual([
    ["workload", ["read", "write"]],
  ]);
});

test("noop says that it is ready, and ends", async (context) => {
  const sample = await traced("noop", 0, await usablePerf(context));
  const all = sample.calls.flatMap(({ counts }) => Object.entries(counts));
  expect(new Map(all).get("write")).toBe(1);
  expect(sample.value).toBe(new Set(all.map(([name]) => name)).size);
});

test("a host without a tracer", async () => {
  expect(await traced("noop", 0, undefined)).toMatchObject({
    outcome: "failed",
    value: null,
    calls: [],
    error: expect.stringContaining("Not traced: there is no perf"),
  });
});

test("a host without the permission to trace", async (context) => {
  const perf = await usablePerf(context);
  requires(context, "setpriv", lacksCommand("setpriv"));
  const asNobody = ["/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--"] as const;
  const sample = await traced("noop", 0, { ...perf, tool: { command: [...asNobody, ...perf.tool.command] } });
  expect(sample).toMatchObject({ outcome: "failed", value: null, calls: [] });
  expect(sample.error).toMatch(/^Not traced: ended by exit status [0-9]+.*saying: .*raw_syscalls/);
});
