import { expect, test } from "vitest";
import { binomialCdf, binomialUpperTail } from "./binomial.ts";

/** Independent of the code under test: every term by exact integer arithmetic, for p = numerator / denominator. */
function exactCdf(k: number, n: number, numerator: bigint, denominator: bigint): number {
  const scale = 10n ** 40n;
  let coefficient = 1n;
  let sum = 0n;
  for (let i = 0n; i <= BigInt(k); i++) {
    sum += coefficient * numerator ** i * (denominator - numerator) ** (BigInt(n) - i);
    coefficient = (coefficient * (BigInt(n) - i)) / (i + 1n);
  }
  return Number((sum * scale) / denominator ** BigInt(n)) / Number(scale);
}

test.each([
  [0, 6, 1n, 2n],
  [3, 6, 1n, 2n],
  [5, 10, 3n, 10n],
  [1, 100, 1n, 100n],
  [98, 100, 99n, 100n],
  [40, 100, 1n, 2n],
  [297, 300, 99n, 100n],
  [950, 1000, 95n, 100n],
])("P(X ≤ %d) of %d trials, p = %d/%d", (k, n, numerator, denominator) => {
  const p = Number(numerator) / Number(denominator);
  const expected = exactCdf(k, n, numerator, denominator);
  expect(binomialCdf(k, n, p) / expected).toBeCloseTo(1, 10);
  expect(binomialUpperTail(k + 1, n, p)).toBeCloseTo(1 - expected, 10);
});

test("far tails keep their relative precision", () => {
  expect(binomialUpperTail(300, 300, 0.99) / 0.99 ** 300).toBeCloseTo(1, 10);
  expect(binomialUpperTail(50, 50, 0.001) / 1e-150).toBeCloseTo(1, 10);
});

test("the edges are certain", () => {
  expect(binomialCdf(-1, 5, 0.5)).toBe(0);
  expect(binomialCdf(5, 5, 0.5)).toBe(1);
  expect(binomialCdf(3, 5, 0)).toBe(1);
  expect(binomialCdf(3, 5, 1)).toBe(0);
  expect(binomialUpperTail(0, 5, 0.5)).toBe(1);
  expect(binomialUpperTail(6, 5, 0.5)).toBe(0);
  expect(binomialUpperTail(1, 5, 0)).toBe(0);
  expect(binomialUpperTail(5, 5, 1)).toBe(1);
});

test("a million trials: the two tails are complementary", () => {
  for (const k of [989_000, 990_000, 991_000]) {
    expect(binomialCdf(k, 1e6, 0.99) + binomialUpperTail(k + 1, 1e6, 0.99)).toBeCloseTo(1, 6);
  }
});
