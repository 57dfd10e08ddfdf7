import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { expect, test } from "vitest";
import { groupedFit, linearFit } from "./linear-fit.ts";

/** R's `cars`, first ten rows: speed and stopping distance. */
const cars = [
  [4, 2],
  [4, 10],
  [7, 4],
  [7, 22],
  [8, 16],
  [9, 10],
  [10, 18],
  [10, 26],
  [10, 34],
  [11, 17],
].map(([x = 0, y = 0]) => ({ x, y }));

test("points on a line give it back, with intervals of no width", () => {
  const fit = linearFit(
    [1, 2, 5, 10].map((x) => ({ x, y: 3 + 2 * x })),
    0.95,
  );
  expect(fit?.slope.value).toBeCloseTo(2, 12);
  expect(fit?.intercept.value).toBeCloseTo(3, 12);
  expect(fit?.slope.interval?.low).toBeCloseTo(2, 9);
  expect(fit?.slope.interval?.high).toBeCloseTo(2, 9);
});

test("the normal equations hold: deviations sum to nothing, weighted by x too", () => {
  const fit = linearFit(cars, 0.95);
  const deviations = cars.map(({ x, y }) => y - (fit?.intercept.value ?? 0) - (fit?.slope.value ?? 0) * x);
  expect(deviations.reduce((sum, one) => sum + one, 0)).toBeCloseTo(0, 9);
  expect(deviations.reduce((sum, one, index) => sum + one * (cars[index]?.x ?? 0), 0)).toBeCloseTo(0, 9);
});

test("the slope's interval at 95 % holds the true slope about 95 times in 100", () => {
  const random = xoroshiro128plus(7);
  const noise = (): number => uniformFloat64(random) - 0.5;
  let held = 0;
  const rounds = 2000;
  for (let round = 0; round < rounds; round++) {
    const points = [1, 2, 5, 10, 20].map((x) => ({ x, y: 4 + 0.3 * x + noise() }));
    const { low, high } = linearFit(points, 0.95)?.slope.interval ?? { low: Number.NaN, high: Number.NaN };
    if (low <= 0.3 && 0.3 <= high) held++;
  }
  expect(held / rounds).toBeGreaterThan(0.93);
  expect(held / rounds).toBeLessThan(0.97);
});

test("two points give a line and no interval; one x gives nothing", () => {
  expect(
    linearFit(
      [
        { x: 1, y: 1 },
        { x: 2, y: 3 },
      ],
      0.95,
    ),
  ).toMatchObject({ slope: { value: 2, interval: undefined }, residual: undefined });
  expect(
    linearFit(
      [
        { x: 1, y: 1 },
        { x: 1, y: 3 },
      ],
      0.95,
    ),
  ).toBeUndefined();
  expect(linearFit([], 0.95)).toBeUndefined();
});

const drifting = [0, 40, -25].map((shift, group) => [1, 2, 5].map((x) => ({ x, y: shift + (2 + 0.1 * group) * x })));

test("groups with baselines of their own: the mean of their lines, and the interval that they give together", () => {
  const fit = groupedFit(drifting, 0.95);
  expect(fit?.slope.value).toBeCloseTo(2.1, 12);
  expect(fit?.intercept.value).toBeCloseTo(5, 12);
  // t(0.975, 2) = 4.30265 times 0.1 / sqrt(3).
  expect(fit?.slope.interval?.high).toBeCloseTo(2.1 + (4.302_652_7 * 0.1) / Math.sqrt(3), 6);
  expect(fit?.points).toBe(9);
});

test("two groups have no interval, however many points; one of one level is left out", () => {
  expect(groupedFit(drifting.slice(0, 2), 0.95)?.slope.interval).toBeUndefined();
  expect(groupedFit([...drifting, [{ x: 1, y: 7 }]], 0.95)?.points).toBe(9);
  expect(groupedFit([[{ x: 1, y: 7 }]], 0.95)).toBeUndefined();
});

function holdsThree(fit: ReturnType<typeof linearFit>): number {
  const { low, high } = fit?.slope.interval ?? { low: Number.NaN, high: Number.NaN };
  return low <= 3 && 3 <= high ? 1 : 0;
}

test("the interval of groups that drift holds the true slope about 95 times in 100; the pooled one far less often", () => {
  const random = xoroshiro128plus(11);
  const noise = (): number => uniformFloat64(random) - 0.5;
  let [grouped, pooled] = [0, 0];
  const rounds = 2000;
  for (let round = 0; round < rounds; round++) {
    const climbs = Array.from({ length: 3 }, () => {
      const drift = noise();
      return [1, 2, 5, 10, 20].map((x) => ({ x, y: (3 + 0.2 * drift) * x + 0.1 * noise() }));
    });
    grouped += holdsThree(groupedFit(climbs, 0.95));
    pooled += holdsThree(linearFit(climbs.flat(), 0.95));
  }
  expect(grouped / rounds).toBeGreaterThan(0.92);
  expect(pooled / rounds).toBeLessThan(0.85);
});
