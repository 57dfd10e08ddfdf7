import { expect, test } from "vitest";
import { UsageError } from "../errors.ts";
import { builtInPlans, parsePlan, readPlan, workloadsOf } from "./plan.ts";

test.each(builtInPlans)(
  "the built-in plan %s is valid and has the serial warm series that claims are judged by",
  (name) => {
    const plan = readPlan(name);
    expect(plan.name).toBe(name);
    expect(plan.startup?.series).toContainEqual(expect.objectContaining({ cache: "warm", concurrency: 1 }));
  },
);

test.each(["nightly", "full", "machines"])("the built-in plan %s has blocks enough for a loss to be judged", (name) => {
  const { performance } = readPlan(name);
  expect(performance?.blocks).toBeGreaterThanOrEqual(10);
  expect(workloadsOf(readPlan(name))).toEqual(expect.arrayContaining(performance?.workloads ?? [""]));
});

const text = JSON.stringify(readPlan("quick"), undefined, 2);

test.each([
  ["a wrong type", text.replace('"warmups": 2', '"warmups": "two"'), "warmups", "expected number"],
  ["a wrong word", text.replace('"cache": "cold"', '"cache": "icy"'), "cache", '"warm"'],
  ["an unknown key", text.replace('"warmups"', '"warmup"'), "startup", "warmup"],
  ["a number out of range", text.replace('"concurrency": 10', '"concurrency": 0'), "concurrency", ">=1"],
])("%s is named with file, line and what was expected", (_, broken, where, expected) => {
  const line = broken.split("\n").findIndex((one, index) => one !== text.split("\n")[index]) + 1;
  let message = "";
  try {
    parsePlan(broken, "mine.json");
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    ({ message } = error);
  }
  expect(message).toContain(where);
  expect(message).toContain(expected);
  // An unknown key is reported at the object that has it, which begins no later than the key.
  const object = broken.split("\n").findIndex((one) => one.includes('"startup"')) + 1;
  expect(message).toContain(`mine.json:${where === "startup" ? object : line}:`);
});

test("what is not JSON is named with its line", () => {
  expect(() => parsePlan('{\n  "name": quick\n}', "mine.json")).toThrow(/mine\.json:2 is not JSON/);
  expect(() => parsePlan("", "mine.json")).toThrow(UsageError);
});

test("an unknown plan is told with the nearest, a missing file with its path", () => {
  expect(() => readPlan("quik")).toThrow(
    expect.objectContaining({ remedy: expect.stringMatching(/Did you mean quick/) }),
  );
  expect(() => readPlan("/nowhere/plan.json")).toThrow(/\/nowhere\/plan\.json cannot be read/);
});
