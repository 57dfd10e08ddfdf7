import { expect, test } from "vitest";
import { audit } from "../../document/audit.ts";
import { claims } from "../../document/claims/index.ts";
import { judge } from "../../document/judge.ts";
import { register } from "../../document/register/index.ts";
import { exampleRecords } from "../../testing/example-report.ts";
import { exampleRuns } from "../../testing/example-runs.ts";
import { statementsOf } from "./statements.ts";

const items = audit();
const statements = statementsOf(judge(claims, exampleRecords()), items);
const byId = new Map(statements.map((statement) => [statement.entry.id, statement]));

test("every entry of the register is a statement, in its order", () => {
  expect(statements.map(({ entry }) => entry)).toEqual(register);
});

test.each([
  // Judged itself, and once more where it is restated.
  ["overhead-startup-container", "contradicted"],
  // No driver starts Kuasar.
  ["c4-process-overhead", "unmeasured"],
  // One of the items that redo it does not hold.
  ["npv-wasm", "inconsistent"],
  ["tco-formula", "external"],
])("%s stands as %s", (id, standing) => {
  expect(byId.get(id)?.standing).toBe(standing);
});

test("what is computed stands as the worst of what redoes it", () => {
  for (const { entry, standing, audit: own } of statements) {
    if (entry.class !== "computed") continue;
    const worst = (["inconsistent", "underdetermined"] as const).find((verdict) =>
      items.some((item) => entry.audit.includes(item.id) && item.verdict === verdict),
    );
    expect(standing, entry.id).toBe(worst ?? "consistent");
    expect(own.map(({ id }) => id)).toEqual(entry.audit);
  }
});

test("without samples no statement that is measured stands as anything else", () => {
  const measured = statementsOf(judge(claims, exampleRuns()), items).filter(({ entry }) => entry.class === "measured");
  expect(new Set(measured.map(({ standing }) => standing))).toEqual(new Set(["unmeasured"]));
});
