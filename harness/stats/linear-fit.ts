/** A straight line through points, with the uncertainty of both its parameters. */
import { linearRegression } from "simple-statistics";
import type { Interval } from "./quantile-interval.ts";
import { studentT } from "./student-t.ts";

export interface Estimate {
  readonly value: number;
  /** Undefined for fewer than three points, or where all lie at one x. */
  readonly interval: Interval | undefined;
}

export interface LinearFit {
  /** y = intercept + slope · x. */
  readonly intercept: Estimate;
  readonly slope: Estimate;
  readonly points: number;
  /** Standard deviation of the points around the line; undefined for fewer than three points. */
  readonly residual: number | undefined;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * Ordinary least squares; intervals by Student's t with n - 2 degrees of freedom (Draper and Smith, Applied Regression
 * Analysis, 3rd ed., section 1.4). They take the deviations of the points for independent of each other.
 *
 * @param points at two or more different x.
 * @returns undefined where all points lie at one x: there is no slope.
 */
export function linearFit(points: readonly Point[], confidence: number): LinearFit | undefined {
  const n = points.length;
  const meanX = points.reduce((sum, { x }) => sum + x, 0) / n;
  const spreadX = points.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0);
  if (n < 2 || spreadX === 0) return undefined;
  const { m, b } = linearRegression(points.map(({ x, y }) => [x, y]));
  if (n < 3) {
    const slope = { value: m, interval: undefined };
    return { slope, intercept: { value: b, interval: undefined }, points: n, residual: undefined };
  }
  const residual = Math.sqrt(points.reduce((sum, { x, y }) => sum + (y - b - m * x) ** 2, 0) / (n - 2));
  const t = studentT(confidence, n - 2);
  const estimate = (value: number, error: number): Estimate => ({
    value,
    interval: { low: value - t * error, high: value + t * error },
  });
  return {
    slope: estimate(m, residual / Math.sqrt(spreadX)),
    intercept: estimate(b, residual * Math.sqrt(1 / n + meanX ** 2 / spreadX)),
    points: n,
    residual,
  };
}
