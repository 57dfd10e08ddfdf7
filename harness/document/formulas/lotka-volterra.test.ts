import * as fc from "fast-check";
import { expect, test } from "vitest";
import { adoptionAfter } from "./adoption.ts";
import { lotkaVolterraEquilibria } from "./lotka-volterra-equilibria.ts";
import { type LotkaVolterra, lotkaVolterraAfter, lotkaVolterraRates } from "./lotka-volterra.ts";

const sandboxes: LotkaVolterra = {
  growth: [0.15, 0.45, 0.8],
  capacity: [0.75, 0.6, 0.8],
  interaction: [
    [0, -0.2, -0.3],
    [0.15, 0, -0.4],
    [0.2, 0.25, 0],
  ],
};

const rate = fc.integer({ min: 5, max: 100 }).map((hundredths) => hundredths / 100);
const effect = fc.integer({ min: -50, max: 50 }).map((hundredths) => hundredths / 100);
const systems = fc.integer({ min: 1, max: 3 }).chain((size) => {
  const each = <T>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: size, maxLength: size });
  return fc
    .record({ growth: each(rate), capacity: each(rate), interaction: each(each(effect)) })
    .map(({ interaction, ...rest }) => ({
      ...rest,
      interaction: interaction.map((row, i) => row.map((entry, j) => (i === j ? 0 : entry))),
    }));
});

test("equilibria are zeros of the vector field", () => {
  fc.assert(
    fc.property(systems, (system) => {
      const equilibria = lotkaVolterraEquilibria(system);
      expect(equilibria.length).toBeGreaterThanOrEqual(1);
      for (const { state } of equilibria) {
        const size = 1 + Math.max(...state.map(Math.abs));
        for (const change of lotkaVolterraRates(system, state)) expect(Math.abs(change)).toBeLessThan(1e-9 * size ** 2);
      }
    }),
  );
});

test("what starts near a stable equilibrium ends in it", () => {
  fc.assert(
    fc.property(systems, (system) => {
      for (const { state, growthRates, isStable, isFeasible } of lotkaVolterraEquilibria(system)) {
        // Slow ones take longer than a test; large ones may leave the basin by a small step.
        if (!isStable || !isFeasible || (growthRates[0] ?? 0) > -0.05 || Math.max(...state) > 5) continue;
        const end = lotkaVolterraAfter(
          system,
          state.map((share) => share + 1e-4),
          400,
        );
        for (const [index, share] of end.entries()) expect(share).toBeCloseTo(state[index] ?? Number.NaN, 5);
      }
    }),
    { numRuns: 20 },
  );
});

test("one species alone grows logistically", () => {
  fc.assert(
    fc.property(rate, rate, rate, (growth, capacity, part) => {
      const system = { growth: [growth], capacity: [capacity], interaction: [[0]] };
      const [end] = lotkaVolterraAfter(system, [part * capacity], 6);
      expect(end).toBeCloseTo(adoptionAfter(part * capacity, { growth, capacity }, 1, 6), 8);
    }),
    { numRuns: 30 },
  );
});

test.each([
  // scipy.integrate.solve_ivp(f, (0, T), x0, rtol=1e-11, atol=1e-14).y[:, -1]
  [[0.7, 0.25, 0.05], 6, [0.246_454_19, 0.320_575_94, 0.910_579_08]],
  [[0.78, 0.28, 0.12], 5, [0.281_387_9, 0.314_876_32, 0.916_004_96]],
  [[0.9, 0.01, 0.01], 400, [0, 0.152_941_176, 0.838_235_294]],
])("from %o after %d years: %o", (start, years, expected) => {
  const end = lotkaVolterraAfter(sandboxes, start, years);
  for (const [index, share] of end.entries()) expect(share).toBeCloseTo(expected[index] ?? Number.NaN, 7);
});

test("three technologies have eight equilibria, one of them stable", () => {
  // By hand: with C = 0, 0.75 S + 0.4 W = 0.45 and W = 0.8 + 0.25 S give S = 0.13 / 0.85.
  const equilibria = lotkaVolterraEquilibria(sandboxes);
  expect(equilibria).toHaveLength(8);
  const [stable, ...others] = equilibria.filter(({ isStable }) => isStable);
  expect(others).toHaveLength(0);
  expect(stable?.state[0]).toBe(0);
  expect(stable?.state[1]).toBeCloseTo(0.13 / 0.85, 12);
  expect(stable?.state[2]).toBeCloseTo(0.8 + (0.25 * 0.13) / 0.85, 12);
  // numpy.linalg.eigvals of the Jacobian there.
  const expected = [-0.132_058_82, -0.132_881_25, -0.820_059_93];
  for (const [index, growth] of (stable?.growthRates ?? []).entries())
    expect(growth).toBeCloseTo(expected[index] ?? 0, 7);
  // With all three present containers would be negative.
  expect(equilibria.find(({ state }) => state.every((share) => share !== 0))).toMatchObject({ isFeasible: false });
});

test("parts that do not fit each other are no system", () => {
  expect(() => lotkaVolterraRates({ ...sandboxes, capacity: [0.75, 0.6] }, [0, 0, 0])).toThrow("[Lotka-Volterra]");
  expect(() => lotkaVolterraAfter(sandboxes, [0.5, -0.1, 0.2], 1)).toThrow(
    "[Lotka-Volterra] It starts at 0.5, -0.1, 0.2",
  );
});
