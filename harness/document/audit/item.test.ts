import { expect, test } from "vitest";
import { everywhere } from "../../wording.ts";
import { byReadings, decided, open, type Reading } from "./item.ts";

const head = { id: "x", at: "1-II", printed: "低" } as const;
const holds: Reading = {
  says: { en: "Read as A, it holds.", zh: "若理解为甲，则成立。" },
  holds: true,
  recomputed: { en: "a", zh: "甲" },
};
const fails: Reading = {
  says: { en: "Read as B, it fails.", zh: "若理解为乙，则不成立。" },
  holds: false,
  recomputed: { en: "b", zh: "乙" },
};
const soItIs = { en: "So it is.", zh: "如此。" };

test.each([
  [[holds, holds], "consistent", { en: "a", zh: "甲" }],
  [[fails, fails], "inconsistent", { en: "b", zh: "乙" }],
  [[holds, fails], "underdetermined", { en: "a; read otherwise: b", zh: "甲；另一种解读：乙" }],
  [[fails, holds], "underdetermined", { en: "b; read otherwise: a", zh: "乙；另一种解读：甲" }],
])("readings decide only where they agree", (readings, verdict, recomputed) => {
  expect(byReadings({ ...head, readings })).toMatchObject({ verdict, recomputed });
});

test("readings that disagree say that the document does not choose", () => {
  const { why } = byReadings({ ...head, readings: [holds, fails], why: soItIs });
  expect(why).toEqual({
    en: "Read as A, it holds. Read as B, it fails. The document does not say which is meant. So it is.",
    zh: "若理解为甲，则成立。若理解为乙，则不成立。文档没有说明指哪一种。如此。",
  });
});

test("what is missing is named", () => {
  expect(open({ ...head, missing: { en: "the price", zh: "价格" } })).toEqual({
    id: "x",
    section: expect.stringContaining("二、多维技术对比矩阵"),
    printed: everywhere("低"),
    recomputed: null,
    verdict: "underdetermined",
    why: { en: "Missing: the price.", zh: "缺少：价格。" },
  });
});

test("what is decided is so or not", () => {
  expect(decided({ ...head, holds: true, recomputed: everywhere("1"), why: soItIs }).verdict).toBe("consistent");
  expect(decided({ ...head, holds: false, recomputed: everywhere("1"), why: soItIs }).verdict).toBe("inconsistent");
});
