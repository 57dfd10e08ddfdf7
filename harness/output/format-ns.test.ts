import { expect, test } from "vitest";
import { formatNs } from "./format-ns.ts";

test.each([
  [0, "0 ns"],
  [7, "7 ns"],
  [812, "812 ns"],
  [1_000, "1.00 µs"],
  [29_140, "29.1 µs"],
  [999_499, "999 µs"],
  [999_900, "1.00 ms"],
  [153_400_000, "153 ms"],
  [2_954_000_000, "2.95 s"],
  [60e9, "60.0 s"],
  [119e9, "119 s"],
  [120e9, "2.00 min"],
  [3600e9, "60.0 min"],
  [7200e9, "2.00 h"],
  [Infinity, "never"],
])("%d ns is %s", (ns, text) => {
  expect(formatNs(ns)).toBe(text);
});
