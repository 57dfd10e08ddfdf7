import { expect, test } from "vitest";
import { everywhere } from "../../wording.ts";
import { figure } from "../printed/figure.ts";
import { recomputed } from "./recompute.ts";

const base = { id: "x", at: "3-III-2", shown: everywhere("6 / 4"), formula: (a: number, b: number) => a / b } as const;

test("what rounds to the printed figure is consistent", () => {
  const item = recomputed({ ...base, result: figure("1.5 倍"), inputs: [figure("6"), figure("4")] });
  expect(item).toMatchObject({
    verdict: "consistent",
    printed: everywhere("1.5 倍"),
    recomputed: everywhere("1.5"),
    why: { en: "6 / 4 = 1.5.", zh: "6 / 4 = 1.5。" },
  });
  expect(recomputed({ ...base, result: figure("2"), inputs: [figure("6"), figure("4")] }).verdict).toBe("consistent");
});

test("what does not is off by so much, and rounding of the inputs may account for it", () => {
  const item = recomputed({ ...base, result: figure("1.7"), inputs: [figure("6"), figure("4")] });
  // 6 stands for 5.5 to 6.5, 4 for 3.5 to 4.5: 5.5 / 4.5 = 1.22 to 6.5 / 3.5 = 1.86.
  expect(item).toMatchObject({ verdict: "inconsistent", recomputed: everywhere("1.5") });
  expect(item.why.en).toBe(
    "6 / 4 = 1.5. The printed figure is 0.2 more, 1.13 times what follows. Digits of the inputs that are not printed " +
      "could account for it: rounded as they are, they allow 1.2 to 1.9.",
  );
  expect(item.why.zh).toBe(
    "6 / 4 = 1.5。所印数字多 0.2，为应得结果的 1.13 倍。输入中未印出的位数可以解释：按其舍入，结果可为 1.2 至 1.9。",
  );
});

test("or may not", () => {
  const item = recomputed({ ...base, result: figure("1.2"), inputs: [figure("6.0"), figure("4.0")] });
  expect(item.why.en).toContain("The printed figure is 0.3 less, 0.8 times what follows.");
  expect(item.why.en).toContain("No digits that rounding of the inputs hides account for it");
});

test("shares are off by percentage points", () => {
  const item = recomputed({ ...base, result: figure("40%"), inputs: [figure("0.30"), figure("0.90")] });
  expect(item).toMatchObject({ verdict: "inconsistent", recomputed: everywhere("33.33 %") });
  expect(item.why.en).toContain("The printed figure is 6.67 percentage points more, 1.2 times what follows.");
});

test("a result of zero has no factor", () => {
  const item = recomputed({ ...base, result: figure("1"), inputs: [figure("0.000"), figure("4.0")] });
  expect(item.why.en).toContain("The printed figure is 1 more.");
});
