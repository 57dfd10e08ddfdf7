/** Two small samples compared by their means, for units that are taken for normal around them. */
import type { Shift } from "./rank-sum.ts";
import { studentT, studentTwoSidedP } from "./student-t.ts";

export interface MeanShift extends Shift {
  /** Two-sided. */
  readonly p: number;
  readonly degrees: number;
}

interface Moments {
  readonly n: number;
  readonly mean: number;
  readonly squares: number;
}

function momentsOf(values: readonly number[]): Moments {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  return { n, mean, squares: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) };
}

function shiftOf(value: number, error: number, degrees: number, confidence: number): MeanShift {
  const reach = studentT(confidence, degrees) * error;
  const p = error === 0 ? Number(value === 0) : studentTwoSidedP(Math.abs(value) / error, degrees);
  return { value, interval: { low: value - reach, high: value + reach }, p, degrees };
}

/**
 * By how much the mean of the second sample lies above that of the first, whatever their variances: B. L. Welch, "The
 * Generalization of 'Student's' Problem when Several Different Population Variances are Involved", Biometrika 34 (1947)
 * 28-35. His degrees of freedom are rounded down.
 *
 * @param first, second finite, two or more each.
 */
export function welchShift(first: readonly number[], second: readonly number[], confidence: number): MeanShift {
  const [a, b] = [momentsOf(first), momentsOf(second)];
  const [varianceA, varianceB] = [a.squares / (a.n - 1) / a.n, b.squares / (b.n - 1) / b.n];
  const variance = varianceA + varianceB;
  const degrees = variance ** 2 / (varianceA ** 2 / (a.n - 1) + varianceB ** 2 / (b.n - 1));
  // Without any variance there is nothing to estimate; as many as there can be.
  const whole = variance === 0 ? a.n + b.n - 2 : Math.max(1, Math.floor(degrees));
  return shiftOf(b.mean - a.mean, Math.sqrt(variance), whole, confidence);
}

/**
 * The same with one variance for both (Student's), so that one of them may have a single value: it then tells whether a
 * new value is like those before it, by Student's prediction interval.
 *
 * @param first, second finite; three or more together, one or more each.
 */
export function studentShift(first: readonly number[], second: readonly number[], confidence: number): MeanShift {
  const [a, b] = [momentsOf(first), momentsOf(second)];
  const degrees = a.n + b.n - 2;
  const variance = ((a.squares + b.squares) / degrees) * (1 / a.n + 1 / b.n);
  return shiftOf(b.mean - a.mean, Math.sqrt(variance), degrees, confidence);
}
