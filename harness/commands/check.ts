/** `sandgauge check`: which of the document's claims survive the samples of a run, and what its formulas make of them. */
import { claimedMetrics } from "../document/claim.ts";
import { judge } from "../document/judge.ts";
import { type FormulaPart, formulaParts, selectParts } from "../document/measured/formula-parts.ts";
import { technologies } from "../document/printed/technologies.ts";
import { allSectionNames, claimsJudging, type RegisterFilter, selectEntries } from "../document/register/select.ts";
import { type ClaimVerdict, type Verdict, verdicts } from "../document/verdict.ts";
import { type ExitCode, exitCode, UsageError } from "../errors.ts";
import { nearestName } from "../nearest-name.ts";
import { formulaDocument } from "../output/formulas/formula-json.ts";
import { formulaReport } from "../output/formulas/formula-report.ts";
import { printable } from "../output/printable.ts";
import { verdictDocument } from "../output/verdict-json.ts";
import { verdictReport } from "../output/verdict-report.ts";
import { readRuns } from "../records/recorded-runs.ts";
import { type Command, type Io, parseArguments } from "./command.ts";

/**
 * @param given as often as the option was, each with one or more names between commas.
 * @throws UsageError for a name that is none of them.
 */
function parseNames<Name extends string>(
  option: string,
  what: string,
  given: readonly string[],
  names: readonly Name[],
): Name[] {
  return given
    .flatMap((list) => list.split(","))
    .map((text) => {
      const name = names.find((one) => one === text);
      if (name !== undefined) return name;
      throw new UsageError(`--${option}`, `There is no ${what} ${JSON.stringify(text)}.`, nearestName(text, names));
    });
}

interface Shown {
  readonly judged: readonly ClaimVerdict[];
  readonly formulas: readonly FormulaPart[];
}

/** Blocks of claims, the formulas, and last all claims at a glance. */
function reportText({ judged, formulas }: Shown, io: Io): string {
  const look = { columns: io.outColumns, color: io.color };
  const formulaText = formulas.length === 0 ? "" : formulaReport(formulas, look);
  return judged.length === 0
    ? `${formulaText}No claim is left by the filters.\n`
    : verdictReport(judged, look, formulaText);
}

export const check: Command = {
  help: `Usage: sandgauge check RUN… [--section S] [--technology T] [--metric M] [--verdict V]
                       [--json] [--fail-on VERDICT,…]

  RUN           folder of a run; several must be of one host
  --section     only what the document says there, by part and number: 1-VII-2,
                1-VII, 3; also claims that stand first elsewhere
  --technology  only what is about: ${technologies.join(", ")}
  --metric      only what is about: ${claimedMetrics.join(", ")}
  --verdict     only claims with this verdict, and no formulas:
                ${verdicts.join(", ")}
  --json        one JSON document on standard output and nothing else
  --fail-on     end with status 1 where a claim that is shown has one of these verdicts

Each filter can be given several times or with a list: --technology container,wasm.
Behind the claims: what the document's formulas and decision trees give with measured
inputs, and which measurements they lack.

Exit status: 0 done, 1 by --fail-on, 2 wrong usage or results that cannot be read,
3 where no claim could be judged because nothing was measured.`,
  async run(args, io): Promise<ExitCode> {
    const { values, positionals } = parseArguments("check", {
      args: [...args],
      options: {
        section: { type: "string", multiple: true, default: [] },
        technology: { type: "string", multiple: true, default: [] },
        metric: { type: "string", multiple: true, default: [] },
        verdict: { type: "string", multiple: true, default: [] },
        json: { type: "boolean", default: false },
        "fail-on": { type: "string", multiple: true, default: [] },
      },
      allowPositionals: true,
    });
    const filter: RegisterFilter = {
      sections: parseNames("section", "section", values.section, allSectionNames),
      technologies: parseNames("technology", "technology", values.technology, technologies),
      topics: parseNames("metric", "metric", values.metric, claimedMetrics),
    };
    const wanted = new Set<Verdict>(parseNames("verdict", "verdict", values.verdict, verdicts));
    const gate = new Set<Verdict>(parseNames("fail-on", "verdict", values["fail-on"], verdicts));
    if (positionals.length === 0) {
      throw new UsageError("check", "No run is named.", "Name the folder that run printed: sandgauge check results/….");
    }
    const claims = claimsJudging(selectEntries(filter));
    if (claims.length === 0 && gate.size > 0) {
      throw new UsageError("--fail-on", "No claim is left by the filters, so it could never fail.", "Ask for more.");
    }
    const runs = readRuns(positionals);
    for (const warning of runs.warnings) io.err(`${printable(warning)}\n`);
    const judged = judge(claims, runs);
    const shown: Shown = {
      judged: judged.filter(({ verdict }) => wanted.size === 0 || wanted.has(verdict)),
      formulas: wanted.size === 0 ? selectParts(formulaParts(runs), filter) : [],
    };
    io.out(
      values.json
        ? `${JSON.stringify({ ...verdictDocument(shown.judged), ...formulaDocument(shown.formulas) }, undefined, 2)}\n`
        : reportText(shown, io),
    );
    if (shown.judged.some(({ verdict }) => gate.has(verdict))) return exitCode.gateFailed;
    const nothing = judged.length > 0 && judged.every(({ verdict }) => verdict === "unmeasured");
    return nothing ? exitCode.nothingMeasured : exitCode.done;
  },
};
