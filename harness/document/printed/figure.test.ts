import { expect, test } from "vitest";
import { figure, roundsTo } from "./figure.ts";

test.each([
  ["4.25", 4.25, 0.01],
  ["+1.04", 1.04, 0.01],
  ["-1.46", -1.46, 0.01],
  ["28%", 0.28, 0.01],
  ["↓60%", 0.6, 0.01],
  ["~25%", 0.25, 0.01],
  [">70%", 0.7, 0.01],
  ["447M", 447e6, 1e6],
  ["1.8M", 1.8e6, 1e5],
  ["50K实例/机", 50_000, 1000],
  ["41.7 倍", 41.7, 0.1],
  ["10,000", 10_000, 1],
  ["10 万+函数/机", 100_000, 10_000],
  ["800ms", 800, 1],
  ["2.5 年", 2.5, 0.1],
])("%s is %d in steps of %d", (printed, value, step) => {
  const parsed = figure(printed);
  expect(parsed.value).toBeCloseTo(value, 12);
  expect(parsed.step).toBeCloseTo(step, 12);
});

test("what begins with no number is none", () => {
  expect(() => figure("分钟级")).toThrow('[figure] "分钟级" begins with no number.');
});

test.each([
  [41.684, "41.7", true],
  [41.649, "41.7", false],
  [1.0326, "1.04", false],
  [1.035, "1.04", true],
  [0.2865, "28%", false],
  [0.285, "28%", true],
  [447.2136e6, "447M", true],
  [-1.463, "-1.46", true],
])("%d rounds to %s: %s", (value, printed, expected) => {
  expect(roundsTo(value, figure(printed))).toBe(expected);
});
