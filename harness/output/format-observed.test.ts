import { expect, test } from "vitest";
import type { ObservedUnit } from "../document/verdict.ts";
import { formatInterval, formatObserved } from "./format-observed.ts";

test.each<[number, ObservedUnit, string]>([
  [31_600_000, "ns", "31.6 ms"],
  [Infinity, "ns", "never"],
  [2.14e7, "cycles", "2.1×10^7"],
  [0, "cycles", "0"],
  [Infinity, "cycles", "∞"],
  [0.990_064, "probability", "99.01 %"],
  [0.999_999, "probability", "99.99 %"],
  [0.000_001, "probability", "0.01 %"],
  [1, "probability", "100 %"],
  [0, "probability", "0 %"],
  [2.014, "ratio", "2.01×"],
  [0.0353, "ratio", "0.0353×"],
  [0, "ratio", "0×"],
  [4321, "ratio", "4321×"],
  [Infinity, "ratio", "∞"],
  [3_214_000, "bytes", "3.21 MB"],
  [999_960, "bytes", "1,000 kB"],
  [-512, "bytes", "-512 B"],
  [0, "bytes", "0 B"],
  [Infinity, "bytes", "∞"],
  [100_000, "instances", "100,000"],
  [0.0534, "share", "5.3 %"],
  [-0.004, "share", "-0.4 %"],
])("%d %s is %s", (value, unit, text) => {
  expect(formatObserved(value, unit)).toBe(text);
});

test("an interval without an upper end says so", () => {
  expect(formatInterval({ low: 6e6, high: Infinity }, "ns")).toBe("[6.00 ms, never]");
});
