import { array, assert, constant, integer, oneof, property } from "fast-check";
import { expect, test } from "vitest";
import { countBelow, ecdfSteps } from "./ecdf.ts";
import { thinnedEcdf } from "./thinned-ecdf.ts";

const COLUMNS_PER_DECADE = 100;
const COLUMN = 10 ** (1 / COLUMNS_PER_DECADE);

const durations = array(oneof(integer({ min: 1, max: 10 ** 11 }), constant(Infinity)), { maxLength: 300 }).map(
  (values) => Float64Array.from(values).toSorted(),
);

test("keeps points of the function itself, in order", () => {
  assert(
    property(durations, (sorted) => {
      const all = new Map(ecdfSteps(sorted).map(({ value, share }) => [value, share]));
      let before = 0;
      for (const { value, share } of thinnedEcdf(sorted, COLUMNS_PER_DECADE)) {
        expect(all.get(value)).toBe(share);
        expect(share).toBeGreaterThan(before);
        before = share;
      }
    }),
  );
});

test("is nowhere off by more than a column", () => {
  assert(
    property(durations, (sorted) => {
      const thinned = thinnedEcdf(sorted, COLUMNS_PER_DECADE);
      for (const { value, share } of ecdfSteps(sorted)) {
        const shown = thinned.findLast((step) => step.value <= value * COLUMN * (1 + 1e-9))?.share ?? 0;
        expect(shown).toBeGreaterThanOrEqual(share);
      }
      const last = thinned.at(-1)?.share ?? 0;
      expect(last).toBe(sorted.length === 0 ? 0 : countBelow(sorted, Infinity) / sorted.length);
    }),
  );
});

test("has no more steps than columns, however many samples", () => {
  const million = Float64Array.from({ length: 1_000_000 }, (_, index) => 1e6 * (1 + index / 1e6));
  expect(thinnedEcdf(million, COLUMNS_PER_DECADE).length).toBeLessThanOrEqual(Math.log10(2) * COLUMNS_PER_DECADE + 1);
});

test("a clock that shows nothing is one step", () => {
  expect(thinnedEcdf(Float64Array.of(0, 0, 0), COLUMNS_PER_DECADE)).toEqual([{ value: 0, share: 1 }]);
  expect(thinnedEcdf(Float64Array.of(), COLUMNS_PER_DECADE)).toEqual([]);
});
