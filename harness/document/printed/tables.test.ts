import { expect, test } from "vitest";
import { claims } from "../claims/index.ts";
import { comparisonTable, overheadTable, saidInCell } from "./tables.ts";
import { technologies } from "./technologies.ts";

const tables = [comparisonTable, overheadTable];

test("every claim of the two tables stands in one cell, whose words it quotes", () => {
  for (const claim of claims) {
    const table = tables.find(({ section }) => section === claim.section);
    if (table === undefined) continue;
    const cells = table.rows.filter((row) => saidInCell(table, row, claim.technology, [claim]).length === 1);
    expect(
      cells.map(({ label }) => label),
      claim.id,
    ).toHaveLength(1);
    expect(cells[0]?.cells[claim.technology], claim.id).toContain(claim.printed);
  }
});

test.each([
  [comparisonTable, "启动时间"],
  [overheadTable, "启动"],
] as const)("each technology's startup is claimed: %#", (table, label) => {
  const row = table.rows.find((one) => one.label === label);
  for (const technology of technologies) {
    expect(row && saidInCell(table, row, technology, claims)).toHaveLength(1);
  }
});
