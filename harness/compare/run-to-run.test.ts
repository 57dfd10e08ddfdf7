import { expect, test } from "vitest";
import { normalSource } from "../testing/example-comparison.ts";
import { runToRunSpread, widened } from "./run-to-run.ts";
import type { EstimatedShift } from "./shift.ts";

function shift(value: number, half: number): EstimatedShift {
  return { method: "rank-sum", units: [20, 20], value, interval: { low: value - half, high: value + half }, p: 1e-6 };
}

/** Shifts of unchanged series whose intervals are right, but for what differs between runs. */
function shifts(count: number, error: number, spread: number): EstimatedShift[] {
  const normal = normalSource(3);
  return Array.from({ length: count }, () => shift(error * normal() + spread * normal(), 1.96 * error));
}

test("what samples do not show is found from many series", () => {
  expect(runToRunSpread(shifts(400, 0.01, 0.02))).toBeGreaterThan(0.016);
  expect(runToRunSpread(shifts(400, 0.01, 0.02))).toBeLessThan(0.024);
  expect(runToRunSpread(shifts(400, 0.01, 0))).toBeLessThan(0.005);
});

test("a few series that did change do not widen it for all", () => {
  const changed = [...shifts(100, 0.01, 0.005), ...Array.from({ length: 15 }, () => shift(0.5, 0.02))];
  expect(runToRunSpread(changed)).toBeLessThan(0.012);
});

test("fewer than eight series cannot tell it", () => {
  expect(runToRunSpread(shifts(7, 0.01, 0.02))).toBeUndefined();
  expect(runToRunSpread(shifts(8, 0.01, 0.02))).toBeDefined();
  expect(
    runToRunSpread(Array.from({ length: 8 }, () => ({ ...shift(0.1, 0.1), interval: undefined }))),
  ).toBeUndefined();
});

test("widens the interval and takes certainty away, and leaves alone what needs neither", () => {
  const narrow = shift(0.1, 0.02);
  expect(widened(narrow, 0)).toBe(narrow);
  const wide = widened(narrow, 0.05);
  expect(wide.interval?.low).toBeCloseTo(0.1 - Math.hypot(0.02, 1.96 * 0.05), 12);
  expect(wide.p).toBeGreaterThan(0.01);
  expect(widened(shift(0.5, 0.02), 0.05).p).toBeLessThan(1e-5);
  // An interval that is wide already hardly changes.
  expect(widened(shift(0.1, 0.5), 0.01).interval?.high).toBeCloseTo(0.6, 2);
});

test("without any spread all is as it was", () => {
  expect(runToRunSpread(Array.from({ length: 10 }, () => shift(0, 0)))).toBe(0);
});
