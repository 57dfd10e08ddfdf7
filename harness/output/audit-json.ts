import type { AuditItem } from "../document/audit/item.ts";

/** The stable shape of `audit --json`. */
export function auditDocument(items: readonly AuditItem[]): object[] {
  return items.map(({ id, section, printed, recomputed, verdict, why }) => ({
    id,
    section,
    printed: printed.en,
    recomputed: recomputed?.en ?? null,
    verdict,
    why: why.en,
  }));
}
