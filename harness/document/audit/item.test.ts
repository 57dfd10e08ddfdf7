import { expect, test } from "vitest";
import { byReadings, decided, open, type Reading } from "./item.ts";

const head = { id: "x", at: "1-II", printed: "低" } as const;
const holds: Reading = { says: "Read as A, it holds.", holds: true, recomputed: "a" };
const fails: Reading = { says: "Read as B, it fails.", holds: false, recomputed: "b" };

test.each([
  [[holds, holds], "consistent", "a"],
  [[fails, fails], "inconsistent", "b"],
  [[holds, fails], "underdetermined", "a; read otherwise: b"],
  [[fails, holds], "underdetermined", "b; read otherwise: a"],
])("readings decide only where they agree", (readings, verdict, recomputed) => {
  expect(byReadings({ ...head, readings })).toMatchObject({ verdict, recomputed });
});

test("readings that disagree say that the document does not choose", () => {
  const { why } = byReadings({ ...head, readings: [holds, fails], why: "So it is." });
  expect(why).toBe("Read as A, it holds. Read as B, it fails. The document does not say which is meant. So it is.");
});

test("what is missing is named", () => {
  expect(open({ ...head, missing: "the price" })).toEqual({
    id: "x",
    section: expect.stringContaining("二、多维技术对比矩阵"),
    printed: "低",
    recomputed: null,
    verdict: "underdetermined",
    why: "Missing: the price.",
  });
});

test("what is decided is so or not", () => {
  expect(decided({ ...head, holds: true, recomputed: "1", why: "So." }).verdict).toBe("consistent");
  expect(decided({ ...head, holds: false, recomputed: "1", why: "Not so." }).verdict).toBe("inconsistent");
});
