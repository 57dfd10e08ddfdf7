import type { AuditItem } from "../../../document/audit/item.ts";
import { sectionCodeOf } from "../../../document/printed/sections.ts";
import type { Messages } from "../messages/messages-of.ts";
import type { Column } from "./column.ts";

/** One row for each printed result. */
export function auditColumns({ audit, auditVerdicts, language }: Messages): Column<AuditItem>[] {
  const { columns } = audit;
  return [
    { heading: columns.printed, cell: ({ printed }) => ({ foreign: printed[language] }) },
    { heading: columns.verdict, cell: ({ verdict }) => auditVerdicts[verdict] },
    { heading: columns.section, cell: ({ section }) => sectionCodeOf(section) },
    {
      heading: columns.recomputed,
      cell: ({ recomputed }) => (recomputed === null ? "–" : { foreign: recomputed[language] }),
    },
  ];
}
