import { sectionCodeOf } from "../../../document/printed/sections.ts";
import type { Messages } from "../messages/messages-of.ts";
import type { Statement, Standing } from "../statements.ts";
import type { Column } from "./column.ts";

/** The words for where a statement stands. */
export function standingWords({ verdicts, auditVerdicts, statements }: Messages): Readonly<Record<Standing, string>> {
  return { ...verdicts, ...auditVerdicts, external: statements.external };
}

/** One row for each statement of the document. */
export function statementColumns(messages: Messages): Column<Statement>[] {
  const { statements, technologies, listSeparator, language } = messages;
  const { columns, classes, topics } = statements;
  const words = standingWords(messages);
  return [
    { heading: columns.printed, cell: ({ entry }) => ({ foreign: entry.printed }) },
    { heading: columns.standing, cell: ({ standing }) => words[standing] },
    { heading: columns.class, cell: ({ entry }) => classes[entry.class] },
    {
      heading: columns.about,
      cell: ({ entry }) =>
        [topics[entry.topic], ...entry.technologies.map((technology) => technologies[technology])].join(listSeparator),
    },
    { heading: columns.section, cell: ({ entry }) => sectionCodeOf(entry.section) },
    { heading: columns.howTested, cell: ({ entry }) => entry.howTested[language] },
  ];
}
