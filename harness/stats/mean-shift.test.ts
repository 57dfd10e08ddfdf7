import { expect, test } from "vitest";
import { studentShift, welchShift } from "./mean-shift.ts";

const before = [1, 1.2, 0.9];
const after = [1.5, 1.45, 1.7, 1.4];

test("Welch's is SciPy's, but for the degrees of freedom, which are rounded down", () => {
  // ttest_ind(after, before, equal_var=False): 4.014 degrees of freedom, p 0.0120, interval [0.1742, 0.7842].
  const { value, interval, p, degrees } = welchShift(before, after, 0.95);
  expect(value).toBeCloseTo(0.479_166_666_7, 9);
  expect(degrees).toBe(4);
  expect(p).toBeCloseTo(0.012, 3);
  expect(interval?.low).toBeCloseTo(0.1742, 2);
  expect(interval?.high).toBeCloseTo(0.7842, 2);
});

test("Student's is SciPy's", () => {
  // ttest_ind(after, before, equal_var=True).
  const { interval, p } = studentShift(before, after, 0.95);
  expect(p).toBeCloseTo(0.006_585_796_212, 9);
  expect(interval?.low).toBeCloseTo(0.203_543_094, 5);
  expect(interval?.high).toBeCloseTo(0.754_789_238, 5);
});

test("a single new value is held against the prediction interval", () => {
  const { interval, p } = studentShift([5, 5.2, 4.9, 5.1, 5.05], [5.6], 0.95);
  expect(5.6 - 5.05).toBeCloseTo(0.55, 12);
  expect(interval?.low).toBeCloseTo(0.209_956_309_7, 8);
  expect(interval?.high).toBeCloseTo(0.890_043_690_3, 8);
  expect(p).toBeCloseTo(0.010_899_698_57, 9);
});

test("figures that never vary differ or do not", () => {
  expect(welchShift([2, 2, 2], [2, 2, 2], 0.95)).toMatchObject({ value: 0, interval: { low: 0, high: 0 }, p: 1 });
  expect(welchShift([2, 2, 2], [3, 3, 3], 0.95)).toMatchObject({ value: 1, interval: { low: 1, high: 1 }, p: 0 });
  expect(studentShift([2, 2, 2], [3], 0.95)).toMatchObject({ value: 1, p: 0 });
});
