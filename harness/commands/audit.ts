/** `sandgauge audit`: the document's own arithmetic. */
import { type ExitCode, exitCode } from "../errors.ts";
import { auditDocument } from "../output/audit-json.ts";
import { auditReport } from "../output/audit-report.ts";
import { type Command, parseArguments } from "./command.ts";

export const audit: Command = {
  help: `Usage: sandgauge audit [--json]

Recomputes every printed result of the document from its printed inputs and holds
its statements against each other; nothing is measured. A result is consistent,
inconsistent (with the right value and how far off it is) or underdetermined
(with the input that is missing, or the readings between which the document does
not choose).

  --json  one JSON document on standard output and nothing else

Exit status: 0 done, 2 wrong usage.`,
  async run(args, io): Promise<ExitCode> {
    const { values } = parseArguments("audit", {
      args: [...args],
      options: { json: { type: "boolean", default: false } },
    });
    // Only here: the solvers behind it take longer to load than other commands take to answer.
    const { audit: items } = await import("../document/audit.ts");
    io.out(
      values.json
        ? `${JSON.stringify({ items: auditDocument(items()) }, undefined, 2)}\n`
        : auditReport(items(), { columns: io.outColumns, color: io.color }),
    );
    return exitCode.done;
  },
};
