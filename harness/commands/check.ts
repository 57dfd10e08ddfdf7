/** `sandgauge check`: which of the document's claims survive the samples of a run. */
import { claims } from "../document/claims/index.ts";
import { judge } from "../document/judge.ts";
import { type Verdict, verdicts } from "../document/verdict.ts";
import { type ExitCode, exitCode, UsageError } from "../errors.ts";
import { nearestName } from "../nearest-name.ts";
import { printable } from "../output/printable.ts";
import { verdictDocument } from "../output/verdict-json.ts";
import { verdictReport } from "../output/verdict-report.ts";
import { readRuns } from "../records/recorded-runs.ts";
import { type Command, parseArguments } from "./command.ts";

/** @throws UsageError for a name that is no verdict. */
function parseVerdicts(list: string | undefined): ReadonlySet<Verdict> {
  const names = list?.split(",") ?? [];
  return new Set(
    names.map((name) => {
      const verdict = verdicts.find((one) => one === name);
      if (verdict !== undefined) return verdict;
      throw new UsageError("--fail-on", `There is no verdict ${JSON.stringify(name)}.`, nearestName(name, verdicts));
    }),
  );
}

export const check: Command = {
  help: `Usage: sandgauge check RUN… [--json] [--fail-on VERDICT,…]

  RUN        folder of a run; several must be of one host
  --json     one JSON document on standard output and nothing else
  --fail-on  end with status 1 where a claim has one of these verdicts:
             ${verdicts.join(", ")}

Exit status: 0 done, 1 by --fail-on, 2 wrong usage or results that cannot be read,
3 where no claim could be judged because nothing was measured.`,
  async run(args, io): Promise<ExitCode> {
    const { values, positionals } = parseArguments("check", {
      args: [...args],
      options: { json: { type: "boolean", default: false }, "fail-on": { type: "string" } },
      allowPositionals: true,
    });
    const gate = parseVerdicts(values["fail-on"]);
    if (positionals.length === 0) {
      throw new UsageError("check", "No run is named.", "Name the folder that run printed: sandgauge check results/….");
    }
    const runs = readRuns(positionals);
    for (const warning of runs.warnings) io.err(`${printable(warning)}\n`);
    const judged = judge(claims, runs);
    io.out(
      values.json
        ? `${JSON.stringify(verdictDocument(judged), undefined, 2)}\n`
        : verdictReport(judged, { columns: io.outColumns, color: io.color }),
    );
    if (judged.some(({ verdict }) => gate.has(verdict))) return exitCode.gateFailed;
    return judged.every(({ verdict }) => verdict === "unmeasured") ? exitCode.nothingMeasured : exitCode.done;
  },
};
