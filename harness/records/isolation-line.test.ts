import { describe, expect, test } from "vitest";
import { exampleCommon } from "../testing/example-sample.ts";
import { isolationLine } from "./isolation-line.ts";

const common = exampleCommon();
const isolation = { ...common, metric: "isolation", block: 1 };

/** As a run on Debian 12 wrote them, without what all lines have. */
const boundary = {
  ...isolation,
  workload: "reach",
  view: "boundary",
  check: "host-file",
  value: "denied",
  unit: "answer",
  why: "No such file or directory",
  facts: { through: "/host", opened: ["/", "."], visible: 1 },
};
const surface = {
  ...isolation,
  view: "surface",
  value: 2,
  unit: "system calls",
  answered: 100,
  calls: [
    { phase: "start", component: "workload", counts: { write: 1 } },
    { phase: "work", component: "workload", counts: { read: 792, write: 100 } },
  ],
  tracer: "perf version 6.1.187",
};

test.each([
  ["a finding", boundary],
  ["one that nothing is to be said of", { ...boundary, value: "undecided" }],
  ["one that is not trusted", { ...boundary, outcome: "wrong-answer", value: null, error: "It claims too much." }],
  ["a check of a later version", { ...boundary, check: "host-dreams" }],
  ["system calls", surface],
  ["what could not be traced", { ...surface, outcome: "failed", value: null, calls: [], error: "Not traced." }],
])("%s is read", (_, line) => {
  expect(isolationLine.safeParse(line).success).toBe(true);
});

describe("what cannot be is refused", () => {
  test.each([
    ["another answer", { ...boundary, value: "maybe" }],
    ["no answer without a reason", { ...boundary, value: null }],
    ["an answer that failed", { ...boundary, outcome: "failed", error: "It ended." }],
    ["an object as a fact", { ...boundary, facts: { through: {} } }],
    ["a flood of facts", { ...boundary, facts: { opened: Array.from({ length: 301 }, () => "/") } }],
    ["a sentence without end", { ...boundary, why: "x".repeat(1001) }],
    ["another view", { ...boundary, view: "rumour" }],
    ["more distinct calls than there are", { ...surface, value: 3 }],
    ["no calls at all", { ...surface, value: 0, calls: [] }],
    [
      "a call that was made no time",
      { ...surface, calls: [{ phase: "work", component: "a", counts: { read: 0, write: 1 } }] },
    ],
    ["another phase", { ...surface, calls: [{ phase: "rest", component: "a", counts: { read: 1, write: 1 } }] }],
  ])("%s", (_, line) => {
    expect(isolationLine.safeParse(line).success).toBe(false);
  });
});
