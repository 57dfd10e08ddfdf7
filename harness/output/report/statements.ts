/** What became of each statement of the document. */
import type { AuditItem, AuditVerdict } from "../../document/audit/item.ts";
import type { RegisterEntry } from "../../document/register/entry.ts";
import { register } from "../../document/register/index.ts";
import type { ClaimVerdict, Verdict } from "../../document/verdict.ts";

/** `external`: nothing here could tell. */
export type Standing = Verdict | AuditVerdict | "external";

export interface Statement {
  readonly entry: RegisterEntry;
  readonly standing: Standing;
  /** The claim that says it, and what came of it; undefined where no target can judge it. */
  readonly judged: ClaimVerdict | undefined;
  /** What redoes it or holds it against another statement. */
  readonly audit: readonly AuditItem[];
}

/** One thing that does not hold decides, then one that is open. */
const worstFirst: readonly AuditVerdict[] = ["inconsistent", "underdetermined", "consistent"];

function standingOf(entry: RegisterEntry, judged: ClaimVerdict | undefined, items: readonly AuditItem[]): Standing {
  switch (entry.class) {
    case "measured":
      return judged?.verdict ?? "unmeasured";
    case "computed":
      return worstFirst.find((verdict) => items.some((item) => item.verdict === verdict)) ?? "underdetermined";
    case "external":
      return "external";
  }
}

/** In the order of the document. */
export function statementsOf(judged: readonly ClaimVerdict[], audit: readonly AuditItem[]): Statement[] {
  const byClaim = new Map(judged.map((one) => [one.claim.id, one]));
  const byItem = new Map(audit.map((item) => [item.id, item]));
  return register.map((entry) => {
    const claim = entry.judgedAs === null ? undefined : byClaim.get(entry.judgedAs);
    const items = entry.audit.flatMap((id) => byItem.get(id) ?? []);
    return { entry, standing: standingOf(entry, claim, items), judged: claim, audit: items };
  });
}
