import { expect, test } from "vitest";
import type { RecordedSurface } from "../records/isolation-line.ts";
import { IsolationCollector, type IsolationSeries } from "../records/isolation-series.ts";
import type { IsolationAnswer } from "../records/isolation-sample.ts";
import { exampleIsolation } from "../testing/example-isolation.ts";
import { exampleCommon } from "../testing/example-sample.ts";
import { compareIsolation } from "./compare-isolation.ts";

function asked(target: string, answer: IsolationAnswer): IsolationSeries[] {
  return exampleIsolation({ of: { target }, answers: { "host-file": answer, clock: "denied" } });
}

test.each<[IsolationAnswer, IsolationAnswer, string]>([
  ["denied", "reached", "worse"],
  ["absent", "reached", "worse"],
  ["reached", "denied", "better"],
  ["denied", "absent", "no change"],
  ["denied", "undecided", "unsure"],
  ["undecided", "reached", "unsure"],
])("%s and then %s is %s", (before, after, verdict) => {
  const { changed, same } = compareIsolation(asked("runc", before), asked("runc", after));
  expect(changed).toEqual([
    {
      target: "runc",
      check: "host-file",
      statement: "It reads a file of the host",
      base: before,
      head: after,
      verdict,
    },
  ]);
  expect(same).toBe(1);
});

test("a target that only one run asked is told, and compared with nothing", () => {
  const compared = compareIsolation(
    [...asked("runc", "denied"), ...asked("jco", "absent")],
    [...asked("runc", "denied"), ...asked("youki", "reached")],
  );
  expect(compared).toMatchObject({ changed: [], same: 2, onlyInBase: ["jco"], onlyInHead: ["youki"] });
});

function traced(calls: readonly string[]): IsolationSeries[] {
  const common = exampleCommon();
  const collector = new IsolationCollector();
  const sample: RecordedSurface = {
    ...common,
    metric: "isolation",
    view: "surface",
    flags: [],
    value: calls.length,
    unit: "system calls",
    answered: 0,
    calls: [{ phase: "start", component: "runtime", counts: Object.fromEntries(calls.map((call) => [call, 1])) }],
    tracer: "perf 6.1",
  };
  collector.add(sample);
  return collector.series();
}

test("system calls that are new or gone are facts without a verdict", () => {
  const { surfaces } = compareIsolation(
    traced(["read", "write", "openat"]),
    traced(["read", "write", "io_uring_enter"]),
  );
  expect(surfaces).toEqual([
    { target: "process", workload: "noop", base: 3, head: 3, added: ["io_uring_enter"], gone: ["openat"] },
  ]);
  expect(compareIsolation(traced(["read"]), traced(["read"])).surfaces).toEqual([]);
});
