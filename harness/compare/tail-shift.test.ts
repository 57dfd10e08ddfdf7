import { expect, test } from "vitest";
import { normalSource } from "../testing/example-comparison.ts";
import { estimateTailShift } from "./tail-shift.ts";

/** Twenty stretches of fifty values, of which every hundredth is so much larger. */
function stretches(seed: number, tail: number, factor = 1): Float64Array[] {
  const normal = normalSource(seed);
  return Array.from({ length: 20 }, (_, stretch) =>
    Float64Array.from(
      { length: 50 },
      (__, index) => factor * Math.exp(0.05 * normal()) * ((50 * stretch + index) % 40 === 0 ? tail : 1),
    ),
  );
}

test("a tail that is as long has a shift around none", () => {
  const { value, interval, p } = estimateTailShift(stretches(1, 3), stretches(2, 3), 0.99, 0);
  expect(Math.abs(value)).toBeLessThan(0.1);
  expect(interval?.low).toBeLessThan(0);
  expect(interval?.high).toBeGreaterThan(0);
  expect(p).toBeGreaterThan(0.05);
});

test("one that is twice as long is found, and without what the host did", () => {
  const { value, interval, p } = estimateTailShift(stretches(1, 3), stretches(2, 6, 1.3), 0.99, Math.log(1.3));
  expect(Math.abs(value - Math.log(2))).toBeLessThan(0.1);
  expect(interval?.low).toBeGreaterThan(0);
  expect(p).toBeLessThan(1e-4);
});

function few(seed: number): Float64Array[] {
  return stretches(seed, 3).slice(0, 6);
}

function whole(seed: number): Float64Array[] {
  return [Float64Array.from(stretches(seed, 3).flatMap((one) => [...one]))];
}

test("few samples, or a single stretch of many, have no interval, and tell nothing", () => {
  expect(estimateTailShift(few(1), few(2), 0.99, 0)).toMatchObject({ interval: undefined, p: 1 });
  expect(estimateTailShift(whole(1), whole(2), 0.99, 0)).toMatchObject({ interval: undefined, units: [1, 1] });
});
