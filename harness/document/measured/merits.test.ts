import { expect, test } from "vitest";
import { everywhere } from "../../wording.ts";
import { scenarioChoices } from "./scenario-choices.ts";
import { utilityRankings } from "./utility-rankings.ts";

const merit = (target: string, technology: "container" | "wasm" | "sandbox", value: number, work = "compute") => ({
  target: everywhere(target),
  technology,
  work,
  merit: value,
});
const runc = merit("runc", "container", 0.9);
const wasmtime = merit("wasmtime/aot", "wasm", 0.5);

test("with no merit known the weights prefer no order", () => {
  const { unknown, known } = utilityRankings([]);
  expect(known).toEqual([]);
  expect(unknown).toHaveLength(6);
  for (const { share } of unknown) expect(share).toBeCloseTo(1 / 6, 12);
});

test("a known performance moves the shares: counted elsewhere on two million random merits", () => {
  const [known] = utilityRankings([runc, wasmtime]).known;
  expect(Math.abs((known?.share ?? 0) - 0.066_458)).toBeLessThan(0.001);
  expect(Math.abs((known?.wasmOverContainer ?? 0) - 0.286_158)).toBeLessThan(0.002);
  // 0.3 · (0.9 - 0.5)
  expect(known?.neededLead).toBeCloseTo(0.12, 12);
});

test("the shares of all orders sum to one", () => {
  const sum = utilityRankings([]).unknown.reduce((total, { share }) => total + share, 0);
  expect(sum).toBeCloseTo(1, 12);
});

test("only targets that did the same work are compared, and no other sandbox stands for Kata", () => {
  const merits = [runc, merit("wasmtime/aot", "wasm", 0.5, "files"), merit("gvisor/systrap", "sandbox", 0.1)];
  expect(utilityRankings(merits).known).toEqual([]);
  expect(scenarioChoices(merits)).toHaveLength(1);
});

test("with no merit known each recommendation follows in half of all, and all five together hardly ever", () => {
  const [unknown] = scenarioChoices([]);
  for (const { share } of unknown?.scenarios ?? []) expect(share).toBeCloseTo(0.5, 12);
  // 0.0036495 counted elsewhere on four million random merits.
  expect(unknown?.together.interval.low).toBeLessThan(0.003_65);
  expect(unknown?.together.interval.high).toBeGreaterThan(0.003_65);
});

test("containers ahead in performance: no security and cost give all five recommendations", () => {
  const [, known] = scenarioChoices([merit("runc", "container", 0.9), merit("wasmtime/aot", "wasm", 0.7)]);
  // Counted elsewhere: 0.39693 for the first row, none of four million for all.
  expect(known?.scenarios[0]?.share).toBeCloseTo(0.397, 3);
  expect(known?.together).toMatchObject({ share: 0, interval: { low: 0 } });
});

test("the same merits give the same figures", () => {
  expect(scenarioChoices([runc, wasmtime])).toEqual(scenarioChoices([runc, wasmtime]));
});
