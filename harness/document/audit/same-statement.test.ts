import { expect, test } from "vitest";
import { atLeast, below, span } from "../printed/figure.ts";
import { sameStatement, withinLevel } from "./same-statement.ts";

const head = { id: "x", at: "1-VII-2", elsewhere: "1-II", of: { en: "density", zh: "密度" } } as const;

test.each([
  [span("10-50", 10, 50), span("10-100", 10, 100), "inconsistent", "10 to 50 in common"],
  [span("10-50", 10, 50), span("60-100", 60, 100), "inconsistent", "no common value"],
  [span("10-50", 10, 50), span("10-50/台", 10, 50), "consistent", "the same"],
  [atLeast("10w+", 100_000), atLeast("100,000+", 100_000), "consistent", "the same"],
])("%o and %o", (here, there, verdict, recomputed) => {
  expect(sameStatement({ ...head, here, there })).toMatchObject({ verdict, recomputed: { en: recomputed } });
});

test.each([
  [span("1-3秒", 1, 3), span("秒级", 1, 60), "consistent"],
  [span("0.5-3秒", 0.5, 3), span("秒级", 1, 60), "inconsistent"],
  [below("<10毫秒", 0.01), span("毫秒级", 0.001, 1), "consistent"],
  [below("<1微秒", 1e-6), span("毫秒级", 0.001, 1), "inconsistent"],
  [below("<2秒", 2), span("毫秒级", 0.001, 1), "inconsistent"],
])("%o within %o is %s", (here, level, verdict) => {
  expect(withinLevel({ ...head, here, level }).verdict).toBe(verdict);
});
