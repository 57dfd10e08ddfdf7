import { expect, test } from "vitest";
import { distinctCalls, surfaceCalls } from "./surface-calls.ts";

const moments = { readyNs: 100, lastAnswerNs: 200 };

test("calls are told apart by phase and by what made them", () => {
  const traced = [
    { atNs: 10, tid: 1, name: "clone" },
    { atNs: 100, tid: 2, name: "write" },
    { atNs: 101, tid: 2, name: "read" },
    { atNs: 150, tid: 3, name: "read" },
    { atNs: 200, tid: 2, name: "read" },
    { atNs: 201, tid: 2, name: "exit_group" },
  ];
  const calls = surfaceCalls(traced, moments, (tid) => (tid === 1 ? "ended" : "workload"));
  expect(calls).toEqual([
    { phase: "start", component: "ended", counts: { clone: 1 } },
    { phase: "start", component: "workload", counts: { write: 1 } },
    { phase: "work", component: "workload", counts: { read: 3 } },
    { phase: "end", component: "workload", counts: { exit_group: 1 } },
  ]);
  expect(distinctCalls(calls)).toEqual(["clone", "exit_group", "read", "write"]);
});

test("without a line to answer there is no work", () => {
  const calls = surfaceCalls([{ atNs: 150, tid: 1, name: "read" }], { readyNs: 100, lastAnswerNs: 100 }, () => "a");
  expect(calls).toEqual([{ phase: "end", component: "a", counts: { read: 1 } }]);
});
