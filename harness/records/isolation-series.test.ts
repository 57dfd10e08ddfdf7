import { expect, test } from "vitest";
import { exampleIsolation } from "../testing/example-isolation.ts";
import { exampleCommon } from "../testing/example-sample.ts";
import type { RecordedSurface } from "./isolation-line.ts";
import { isolationMatrix } from "./isolation-matrix.ts";
import { IsolationCollector } from "./isolation-series.ts";
import { surfaceFigures } from "./isolation-surface.ts";

test("the matrix has a row for each check that was asked, in its order, and a cell for each target", () => {
  const series = exampleIsolation(
    { of: { target: "runc" }, answers: { clock: "denied", "host-kernel": "reached" } },
    { of: { target: "jco" }, answers: { clock: "absent" } },
  );
  const rows = isolationMatrix(series);
  expect(series.map(({ target }) => target)).toEqual(["jco", "runc"]);
  expect(rows.map(({ check, cells }) => [check.name, ...cells.map((cell) => cell?.answer)])).toEqual([
    ["host-kernel", undefined, "reached"],
    ["clock", "absent", "denied"],
  ]);
});

test("what cannot be trusted is neither reached nor held", () => {
  const untrusted = { value: null, outcome: "wrong-answer", error: "It claims too much." } as const;
  const [series] = exampleIsolation({ of: { ...untrusted }, answers: { clock: "reached" } });
  const [row] = isolationMatrix(series === undefined ? [] : [series]);
  expect(row?.cells[0]).toMatchObject({ answer: "untrusted" });
});

test("asked twice, the last answer counts; another version of the runtime is another series", () => {
  const series = exampleIsolation(
    { of: { versions: { runc: "1.1.5" } }, answers: { clock: "reached" } },
    { of: { versions: { runc: "1.1.5" } }, answers: { clock: "denied" } },
    { of: { versions: { runc: "1.3.0" } }, answers: { clock: "reached" } },
  );
  expect(series.map(({ findings }) => findings.get("clock")?.value)).toEqual(["denied", "reached"]);
});

const common = exampleCommon();

const hold: RecordedSurface = {
  ...common,
  workload: "hold",
  metric: "isolation",
  view: "surface",
  flags: [],
  value: 3,
  unit: "system calls",
  answered: 100,
  calls: [
    { phase: "start", component: "workload", counts: { execve: 1, write: 1 } },
    { phase: "work", component: "workload", counts: { read: 792, write: 100 } },
  ],
  tracer: "perf version 6.1.187",
};

test("a surface is one series with the findings of the same target, though its workload is another", () => {
  const collector = new IsolationCollector();
  for (const { findings } of exampleIsolation({
    of: { facts: { processes: ["workload: user 0"] } },
    answers: { confinement: "reached" },
  })) {
    for (const finding of findings.values()) collector.add(finding);
  }
  collector.add(hold);
  collector.add({
    ...hold,
    workload: "noop",
    outcome: "failed",
    value: null,
    answered: 0,
    calls: [],
    error: "Not traced.",
  });
  expect(surfaceFigures(collector.series())).toEqual([
    {
      target: "process",
      workload: "hold",
      distinct: 3,
      whileAnswering: [{ component: "workload", names: ["read", "write"] }],
      callsEach: 8.92,
      rights: ["workload: user 0"],
      why: undefined,
    },
    {
      target: "process",
      workload: "noop",
      distinct: undefined,
      whileAnswering: [],
      callsEach: undefined,
      rights: ["workload: user 0"],
      why: "Not traced.",
    },
  ]);
});
