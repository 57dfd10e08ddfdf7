import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { expect, test } from "vitest";
import { changePoints } from "./change-points.ts";

const random = xoroshiro128plus(4);
const normal = (): number =>
  Math.sqrt(-2 * Math.log(1 - uniformFloat64(random))) * Math.cos(2 * Math.PI * uniformFloat64(random));

/** So many values around each level, standard deviation 1. */
function levels(...parts: readonly (readonly [level: number, values: number])[]): number[] {
  return parts.flatMap(([level, values]) => Array.from({ length: values }, () => level + normal()));
}

test.each([
  ["a step", levels([0, 15], [8, 15]), [15]],
  ["a step in the last values", levels([0, 30], [8, 4]), [30]],
  ["two steps up", levels([0, 12], [8, 12], [16, 12]), [12, 24]],
  ["a level that came and went", levels([0, 12], [8, 10], [0, 13]), [12, 22]],
])("finds %s", (_name, values, expected) => {
  expect(changePoints(values, 0.01).map(({ index }) => index)).toEqual(expected);
});

test("MongoDB's implementation divides at the same place", () => {
  // signal-processing-algorithms 2.1.6: e_divisive(…, pvalue=0.01, permutations=1999) gives [10].
  const values = [...Array<number>(10).fill(1), ...Array<number>(10).fill(2)];
  expect(changePoints(values, 0.01)).toEqual([{ index: 10, p: 1 / 500 }]);
});

test("an outlier is no new level", () => {
  expect(changePoints([0.1, -0.2, 0.2, 0, 0.1, -0.1, 0.2, 0, 8, 0.1, 0, -0.2, 0.1, 0.2, -0.1], 0.01)).toEqual([]);
});

test.each([[[]], [[1]], [[1, 2, 3]], [Array<number>(20).fill(7)]])("there is none in %j", (values) => {
  expect(changePoints(values, 0.01)).toEqual([]);
});

test("where nothing changed one is rarely found", () => {
  const rounds = 200;
  const found = Array.from({ length: rounds }, () => changePoints(levels([0, 20]), 0.01).length > 0).filter(Boolean);
  // Three standard errors above the level.
  expect(found.length / rounds).toBeLessThanOrEqual(0.031);
});

test("two stretches must be long enough: by chance alone four and four would come too often", () => {
  expect(changePoints([0, 0.1, 0.2, 0.3, 0.4, 0.5, 9, 9.1, 9.2, 9.3, 9.4, 9.5], 0.01)).toHaveLength(1);
  expect(changePoints([0, 0.1, 0.2, 0.3, 9, 9.1, 9.2, 9.3], 0.01)).toEqual([]);
});
