import { expect, test } from "vitest";
import { settle, standsStill } from "./settle.ts";

const MEBIBYTE = 1024 * 1024;

test.each([
  ["too few readings", [[1], [1], [1]], false],
  ["four that agree", [[1], [1], [1], [1]], true],
  ["only the last four count", [[900 * MEBIBYTE], [1], [1], [1], [1]], true],
  ["within half a mebibyte", [[0], [500_000], [0], [500_000]], true],
  ["beyond it", [[0], [600_000], [0], [600_000]], false],
  ["within 0.2 % of what the instances hold", [1000, 1001, 1000, 1001].map((value) => [value * MEBIBYTE]), true],
  [
    "0.2 % of the host's memory is no measure",
    [20_000, 20_001, 20_000, 20_001].map((value) => [1, value * MEBIBYTE]),
    false,
  ],
  ["every figure has to", [0, 0, 0, 9].map((value) => [1, value * MEBIBYTE]), false],
])("%s", (_name, readings, still) => {
  expect(standsStill(readings)).toBe(still);
});

test("reads on until it stands still, and gives the last reading", async () => {
  const readings = [9, 5, 2, 1, 1, 1, 1].map((mebibytes) => mebibytes * MEBIBYTE);
  let next = 0;
  const { state, settled } = await settle(
    async () => readings[next++] ?? Number.NaN,
    (value) => [value],
    new AbortController().signal,
  );
  expect({ state, settled, next }).toEqual({ state: MEBIBYTE, settled: true, next: 7 });
});

test("an interrupt ends the wait", async () => {
  const moving = settle(
    async () => Math.random() * 1e12,
    (value) => [value],
    AbortSignal.abort(new Error("interrupted")),
  );
  await expect(moving).rejects.toThrow("interrupted");
});
