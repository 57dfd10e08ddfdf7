import { expect, test } from "vitest";
import { levelChanges } from "./level-changes.ts";

test("the level before a change point is that since the one before it", () => {
  const levels = [1, 1, 1, 2, 2, 2, 50, 3, 3, 3].map((level) => Math.log(level));
  const changes = levelChanges(levels, [3, 7]);
  expect(changes.map(({ index }) => index)).toEqual([3, 7]);
  expect(changes[0]?.change).toBeCloseTo(1); // the one outlier does not move a median
  expect(changes[1]?.change).toBeCloseTo(0.5);
});

test("without a change point nothing changes", () => {
  expect(levelChanges([0, 1, 2], [])).toEqual([]);
});
