import { expect, test } from "vitest";
import { steadyState } from "./steady-state.ts";

test.each([
  ["one", [7], { from: 0, value: 7, isSteady: true }],
  ["two: the second", [9, 7], { from: 1, value: 7, isSteady: true }],
  ["three: the last two", [90, 8, 6], { from: 1, value: 7, isSteady: false }],
  ["ten: the last five", [50, 30, 9, 9, 9, 5, 4.9, 5, 5.1, 5], { from: 5, value: 5, isSteady: true }],
])("of %s", (_, values, expected) => {
  expect(steadyState(values)).toEqual(expected);
});

test("a warm-up that takes longer than the first half is told", () => {
  expect(steadyState([9, 9, 9, 9, 9, 9, 9, 5, 5, 5])).toMatchObject({ value: 5, isSteady: false });
});

test("one disturbed repetition moves nothing", () => {
  expect(steadyState([5, 5, 5, 5, 5, 5, 50, 5, 5, 5])).toEqual({ from: 5, value: 5, isSteady: true });
});

test("a state that got slower is taken as it is, not the fast beginning", () => {
  expect(steadyState([5, 5, 5, 6, 6, 6, 6, 6, 6, 6]).value).toBe(6);
});
