import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { expect, test } from "vitest";
import { dip, hasSeveralModes } from "./dip.ts";

test.each([
  // The Python package diptest 0.12, which wraps M. Maechler's translation of the algorithm that the authors published.
  ["uniform", [0.11, 0.24, 0.26, 0.32, 0.33, 0.37, 0.39, 0.44, 0.48, 0.79, 0.87, 0.99], 0.075_980_392_156_862_75],
  [
    "two groups",
    [
      -0.84, -0.65, -0.3, -0.04, 0.26, 0.36, 0.61, 0.86, 1.44, 1.51, 5.76, 6.18, 6.36, 7.14, 7.76, 7.84, 7.88, 8.22,
      8.36, 9.55,
    ],
    0.139_598_540_145_985_44,
  ],
  ["ties", [0.1, 0.2, 0.3, 0.3, 0.4, 0.5, 0.7, 0.7, 0.9, 1.3, 1.4, 1.9, 2.2, 2.4, 2.9], 0.066_666_666_666_666_65],
  ["one value", [5], 0.5],
  ["all the same", [3, 3, 3, 3], 0.125],
])("of %s", (_name, values, expected) => {
  expect(dip(Float64Array.from(values))).toBeCloseTo(expected, 12);
});

const random = xoroshiro128plus(9);
const uniform = (): number => uniformFloat64(random);
const normal = (): number => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());

function share(draw: () => number, size: number): number {
  const rounds = 200;
  let found = 0;
  for (let round = 0; round < rounds; round++) {
    if (hasSeveralModes(Float64Array.from({ length: size }, draw).toSorted())) found++;
  }
  return found / rounds;
}

test.each([20, 150, 800])("of %d values with one mode hardly any have several", (size) => {
  // Three standard errors above the level of 1 %, which the uniform distribution reaches and no other.
  expect(share(uniform, size)).toBeLessThanOrEqual(0.031);
  expect(share(normal, size)).toBe(0);
  expect(share(() => -Math.log(1 - uniform()), size)).toBeLessThanOrEqual(0.01);
});

test("two modes far enough apart are found", () => {
  expect(share(() => normal() + (uniform() < 0.5 ? 0 : 5), 150)).toBeGreaterThan(0.95);
  expect(share(() => normal() + (uniform() < 0.35 ? 6 : 0), 300)).toBeGreaterThan(0.95);
});

test("few values tell nothing", () => {
  expect(hasSeveralModes(Float64Array.of(1, 1, 1, 1, 9, 9, 9, 9))).toBe(false);
});
