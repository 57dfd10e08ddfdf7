import { stripVTControlCharacters } from "node:util";
import stringWidth from "string-width";
import { expect, test } from "vitest";
import { audit } from "../document/audit.ts";
import { auditReport } from "./audit-report.ts";

const items = audit();

test.each([60, 80, 140])("no line is wider than a terminal of %d columns", (columns) => {
  const lines = auditReport(items, { columns, color: false }).split("\n");
  expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(columns);
});

test("colour adds nothing that is not said in symbols and words", () => {
  const plain = auditReport(items, { columns: 80, color: false });
  expect(plain).not.toContain("\u001B");
  const colored = auditReport(items, { columns: 80, color: true });
  expect(colored).toContain("\u001B[");
  expect(stripVTControlCharacters(colored)).toBe(plain);
});

test("items stand under their section with symbol, word, what follows and why; counts at the end", () => {
  const network = items.filter(({ section }) => section.includes("网络效应"));
  expect(auditReport(network, { columns: 80, color: false })).toBe(`\
What the document prints, recomputed from what it prints. Sections are named by
part and number: 1-VII-2 is part 1, section 七, 2.

3-V-2  五、未来趋势预测的形式化模型 / 2. 生态系统网络效应模型（Metcalfe 定律扩展
）

✗ inconsistent: 5000 × 8 × √20000 ≈ 1.8M
    Recomputed: 5.657M
    5000 × 8 × √20000 = 5.657M. The printed figure is 3.857M less, 0.318 times
    what follows. No digits that rounding of the inputs hides account for it:
    they allow 5.3M to 6.0M. 1.8M is what about 2,025 developers give, a tenth
    of those printed.

✓ consistent: 50000 × 20 × √200000 ≈ 447M
    50000 × 20 × √200000 = 447.21M.

✗ inconsistent: n_modules > 10,000: 预计 2026 年突破; 5000 (2024), 50000
    (2027)
    Recomputed: 2024 or 2025
    From 2024 to 2027 the count passes 10,000 after 0.333 years if it grows by
    equal amounts, after 0.903 if by equal factors: before the end of 2025 even
    if both counts are those at the end of their years.

3 items: 1 consistent, 2 inconsistent, 0 underdetermined.
`);
});
