import * as fc from "fast-check";
import { expect, test } from "vitest";
import { adoptionAfter, adoptionPath, adoptionRate } from "./adoption.ts";

const parameters = fc.record({
  growth: fc.double({ min: 0.01, max: 2, noNaN: true }),
  capacity: fc.double({ min: 0.05, max: 1, noNaN: true }),
});
const part = fc.double({ min: 0.001, max: 1, noNaN: true });
const maturity = fc.double({ min: 0, max: 1, noNaN: true });
const years = fc.double({ min: 0, max: 20, noNaN: true });

test.each([
  // scipy.integrate.solve_ivp(lambda t, y: r*y*(1 - y/K)*E, (0, T), [P0], method="DOP853", rtol=1e-12, atol=1e-14)
  [0.05, { growth: 0.8, capacity: 0.75 }, 0.38, 1, 0.066_195_635_4],
  [0.25, { growth: 0.45, capacity: 0.6 }, 0.42, 1, 0.277_919_167_9],
  [0.12, { growth: 0.8, capacity: 0.75 }, 1, 5, 0.684_208_492_7],
])("from %d with %o and E = %d after %d years: %d", (start, given, ripeness, after, expected) => {
  expect(adoptionAfter(start, given, ripeness, after)).toBeCloseTo(expected, 9);
  expect(adoptionPath(start, given, () => ripeness, after)).toBeCloseTo(expected, 9);
});

test("monotonic and bounded by the start and the capacity", () => {
  fc.assert(
    fc.property(parameters, part, maturity, years, years, (given, from, ripeness, one, more) => {
      const start = from * given.capacity;
      const early = adoptionAfter(start, given, ripeness, one);
      const late = adoptionAfter(start, given, ripeness, one + more);
      expect(early).toBeGreaterThanOrEqual(start * (1 - 1e-12));
      expect(late).toBeGreaterThanOrEqual(early * (1 - 1e-12));
      expect(late).toBeLessThanOrEqual(given.capacity * (1 + 1e-12));
    }),
  );
});

test("two spans after each other are one, and going back returns", () => {
  fc.assert(
    fc.property(parameters, part, maturity, years, years, (given, from, ripeness, one, more) => {
      const start = 0.9 * from * given.capacity;
      const between = adoptionAfter(start, given, ripeness, one);
      fc.pre(between < 0.999_99 * given.capacity);
      expect(adoptionAfter(between, given, ripeness, more)).toBeCloseTo(
        adoptionAfter(start, given, ripeness, one + more),
        9,
      );
      expect(adoptionAfter(between, given, ripeness, -one)).toBeCloseTo(start, 6);
    }),
  );
});

test("where E varies, only its integral counts", () => {
  fc.assert(
    fc.property(parameters, part, fc.double({ min: 0.5, max: 8, noNaN: true }), (given, from, span) => {
      const start = from * given.capacity;
      // E rises evenly from 0.2 to 0.8: 0.5 on average.
      const integrated = adoptionPath(start, given, (time) => 0.2 + (0.6 * time) / span, span);
      expect(integrated).toBeCloseTo(adoptionAfter(start, given, 0.5, span), 7);
    }),
    { numRuns: 30 },
  );
});

test("nothing grows at nothing or at the capacity", () => {
  const given = { growth: 0.5, capacity: 0.6 };
  expect(adoptionRate(0, given, 1)).toBe(0);
  expect(adoptionRate(0.6, given, 1)).toBe(0);
  expect(adoptionAfter(0, given, 1, 10)).toBe(0);
  expect(adoptionAfter(0.6, given, 1, 10)).toBeCloseTo(0.6, 12);
});

test("a start above the capacity is outside the model", () => {
  expect(() => adoptionAfter(0.78, { growth: 0.15, capacity: 0.75 }, 1, 1)).toThrow(
    "[adoption] It starts at 0.78 with a capacity of 0.75.",
  );
  expect(() => adoptionPath(0.1, { growth: 0.15, capacity: 0.75 }, () => 1, -1)).toThrow("[adoption]");
});
