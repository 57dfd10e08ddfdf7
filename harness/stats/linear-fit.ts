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

/** The mean of some estimates of one figure; its interval is Student's, undefined for fewer than three. */
function meanOf(values: readonly number[], confidence: number): Estimate {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  if (n < 3) return { value: mean, interval: undefined };
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1));
  const error = (studentT(confidence, n - 1) * deviation) / Math.sqrt(n);
  return { value: mean, interval: { low: mean - error, high: mean + error } };
}

/**
 * One line through several groups of points, of which those of one group share a baseline and its drift: a line through
 * each group, and the mean of their parameters. Deviations within a group are not independent of each other, groups are;
 * so the intervals are those of the groups' parameters (the summary-measures method: J. N. S. Matthews et al., BMJ 300
 * (1990) 230-235), and undefined for fewer than three groups.
 *
 * @param groups those that have no two different x are left out.
 * @returns undefined where none is left.
 */
export function groupedFit(groups: readonly (readonly Point[])[], confidence: number): LinearFit | undefined {
  const fits = groups.flatMap((points) => linearFit(points, confidence) ?? []);
  if (fits.length === 0) return undefined;
  const points = fits.reduce((sum, fit) => sum + fit.points, 0);
  const residuals = fits.flatMap(({ residual }) => residual ?? []);
  return {
    slope: meanOf(
      fits.map(({ slope }) => slope.value),
      confidence,
    ),
    intercept: meanOf(
      fits.map(({ intercept }) => intercept.value),
      confidence,
    ),
    points,
    residual: residuals.length === 0 ? undefined : Math.max(...residuals),
  };
}
