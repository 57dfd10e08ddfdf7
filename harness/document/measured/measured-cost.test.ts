import * as fc from "fast-check";
import { expect, test } from "vitest";
import { exampleMemory } from "../../testing/example-memory.ts";
import { totalCost } from "../formulas/total-cost.ts";
import { costCoefficients } from "../printed/total-cost.ts";
import { measuredCosts, type TechnologyCost } from "./measured-cost.ts";
import { measuredFactors } from "./measured-factors.ts";

const wasm = { target: "wasmtime/aot", technology: "wasm" } as const;
const container = { target: "runc", technology: "container" } as const;
const vm = { target: "qemu/microvm", technology: "vm", accelerated: false } as const;

function costOf(technology: string, over: string, ...each: readonly number[]): TechnologyCost {
  const targets = [wasm, container, vm];
  const memory = exampleMemory(
    ...each.flatMap((bytes, index) => ({ of: targets[index] ?? {}, fixed: 0, each: bytes })),
  );
  const found = measuredCosts(measuredFactors(memory, [])).find(
    (one) => one.technology === technology && one.over === over,
  );
  if (found === undefined) throw new Error("There is no such pair.");
  return found;
}

test("as printed: WASM over containers", () => {
  const { printed, printedCase } = costOf("wasm", "container");
  // 0.01 / 0.3, 0.6 / 0.8, 0.2 / 1.5.
  expect(printed.terms.infrastructure.value).toBeCloseTo(1 / 30, 12);
  expect(printed.terms.operations).toBeCloseTo(0.75, 12);
  expect(printed.terms.securityLoss).toBeCloseTo(2 / 15, 12);
  expect(printed.mean.value).toBeCloseTo(0.305_556, 6);
  expect(printed.cheaper).toEqual({ low: 1, high: 1 });
  // 1 - (0.75 - 0.33)² / ((0.75 - 2/15) (0.75 - 1/30)) = 1 - 0.1764 / 0.441944.
  expect(printedCase?.printed).toBe("67%");
  expect(printed.asPrintedCase?.low).toBeCloseTo(0.600_855, 5);
});

test("with the measured density in place of the coefficient", () => {
  // Containers take as much as WASM: nothing is saved on infrastructure.
  const [ratio] = costOf("wasm", "container", 2e6, 2e6).measured;
  expect(ratio?.terms.infrastructure.value).toBeCloseTo(1, 6);
  expect(ratio?.range.high).toBeCloseTo(1, 3);
  expect(ratio?.byInfrastructure.map(({ share, ratio: { low, high } }) => [share, low, high])).toEqual([
    [0, expect.closeTo(2 / 15, 6), expect.closeTo(0.75, 6)],
    [0.25, expect.closeTo(0.25 + 0.1, 3), expect.closeTo(0.25 + 0.5625, 3)],
    [0.5, expect.closeTo(0.5 + 1 / 15, 3), expect.closeTo(0.875, 3)],
    [0.75, expect.closeTo(0.75 + 1 / 30, 3), expect.closeTo(0.9375, 3)],
    [1, expect.closeTo(1, 3), expect.closeTo(1, 3)],
  ]);
});

test("whatever the costs, the formula gives what the split of the cost says", () => {
  const amount = fc.double({ min: 0.01, max: 1000, noNaN: true });
  const { printed } = costOf("wasm", "container");
  fc.assert(
    fc.property(amount, amount, amount, (infrastructure, operations, securityLoss) => {
      const bases = { infrastructure, operations, securityLoss };
      const before = totalCost(bases, costCoefficients.container);
      const ratio = totalCost(bases, costCoefficients.wasm) / before;
      const { terms, range, byInfrastructure } = printed;
      const share = {
        infrastructure: (infrastructure * costCoefficients.container.density) / before,
        operations: (operations * costCoefficients.container.complexity) / before,
      };
      const split =
        share.infrastructure * (terms.infrastructure.value ?? 0) +
        share.operations * terms.operations +
        (1 - share.infrastructure - share.operations) * terms.securityLoss;
      expect(split).toBeCloseTo(ratio, 9);
      expect(ratio).toBeGreaterThanOrEqual(range.low - 1e-9);
      expect(ratio).toBeLessThanOrEqual(range.high + 1e-9);
      const above = byInfrastructure.filter((one) => one.share >= share.infrastructure);
      expect(ratio).toBeLessThanOrEqual(
        Math.max(byInfrastructure[0]?.ratio.high ?? 0, above[0]?.ratio.high ?? 0) + 1e-9,
      );
    }),
  );
});

test("one term swings the mean by a third of its own range", () => {
  const { printed } = costOf("wasm", "container");
  const operations = printed.swings.find(({ term }) => term === "operations");
  // 0.6 / 0.8 to 1.2 / 0.8.
  expect(operations?.range).toEqual({ low: expect.closeTo(0.75, 9), high: expect.closeTo(1.5, 9) });
  expect((operations?.mean.high ?? 0) - (operations?.mean.low ?? 0)).toBeCloseTo(0.25, 9);
  expect(printed.swings.map(({ term }) => term)).toEqual(["securityLoss", "operations", "infrastructure"]);
});

test("over an emulated machine the ratio is only the least", () => {
  const [ratio] = costOf("wasm", "vm", 2e6, 2e6, 1e8).measured;
  expect(ratio).toMatchObject({
    target: { en: "wasmtime/aot" },
    over: { en: "qemu/microvm" },
    atLeast: true,
    atMost: false,
  });
});

test("without memory nothing stands in for the measured density", () => {
  expect(costOf("wasm", "container").measured).toEqual([]);
});
