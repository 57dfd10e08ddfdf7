import * as fc from "fast-check";
import { expect, test } from "vitest";
import { metcalfeValue } from "./metcalfe-value.ts";

const count = fc.integer({ min: 0, max: 1_000_000 });

test("modules times runtimes times the root of developers", () => {
  expect(metcalfeValue({ modules: 100, runtimes: 3, developers: 2500 })).toBe(15_000);
});

test("homogeneous of degree two and a half in all counts", () => {
  fc.assert(
    fc.property(count, count, count, fc.integer({ min: 1, max: 50 }), (modules, runtimes, developers, times) => {
      const larger = metcalfeValue({
        modules: times * modules,
        runtimes: times * runtimes,
        developers: times * developers,
      });
      const expected = times ** 2.5 * metcalfeValue({ modules, runtimes, developers });
      expect(Math.abs(larger - expected)).toBeLessThanOrEqual(1e-9 * expected);
    }),
  );
});

test("counts are not negative", () => {
  expect(() => metcalfeValue({ modules: 1, runtimes: -1, developers: 1 })).toThrow("-1 runtimes");
});
