/** How a verdict of the audit is shown: never by colour alone. */
import type { AuditVerdict } from "../document/audit/item.ts";
import type { Look } from "./look.ts";

export const auditLooks: Readonly<Record<AuditVerdict, Look>> = {
  consistent: { symbol: "✓", color: "green" },
  inconsistent: { symbol: "✗", color: "red" },
  underdetermined: { symbol: "?", color: "yellow" },
};
