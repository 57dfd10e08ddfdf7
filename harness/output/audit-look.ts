/** How a verdict of the audit is shown: never by colour alone. */
import type { InspectColor } from "node:util";
import type { AuditVerdict } from "../document/audit/item.ts";

interface Look {
  readonly symbol: string;
  readonly color: InspectColor;
}

export const auditLooks: Readonly<Record<AuditVerdict, Look>> = {
  consistent: { symbol: "✓", color: "green" },
  inconsistent: { symbol: "✗", color: "red" },
  underdetermined: { symbol: "?", color: "yellow" },
};
