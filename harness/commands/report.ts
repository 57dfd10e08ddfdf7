/** `sandgauge report`: one document from one or more runs of a host. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { audit } from "../document/audit.ts";
import { claims } from "../document/claims/index.ts";
import { judge } from "../document/judge.ts";
import { type ExitCode, exitCode, messageOf, UsageError } from "../errors.ts";
import { readRunPlan } from "../measure/run-plan.ts";
import { nearestName } from "../nearest-name.ts";
import { printable } from "../output/printable.ts";
import { csvReport } from "../output/report/csv-report.ts";
import { reportPage } from "../output/report/html/page.ts";
import { jsonReport } from "../output/report/json-report.ts";
import { markdownReport } from "../output/report/markdown-report.ts";
import { messagesOf } from "../output/report/messages/messages-of.ts";
import { type ReportedRun, type ReportModel, reportModel } from "../output/report/report-model.ts";
import { readRuns } from "../records/recorded-runs.ts";
import { hostFile, planFile } from "../records/run-folder.ts";
import { version } from "../version.ts";
import { type Command, type Io, parseArguments } from "./command.ts";
import { type Language, languages } from "../wording.ts";

const formats = ["html", "md", "csv", "json"] as const;
type Format = (typeof formats)[number];

/** Words are in one of the languages; columns and keys are the same for every reader. */
const worded: readonly Format[] = ["html", "md"];

/** Standard output, where a file could be named. */
const STANDARD_OUTPUT = "-";

/** @throws UsageError for a name that is none of them. */
function oneOf<Name extends string>(option: string, given: string, names: readonly Name[]): Name {
  const name = names.find((one) => one === given);
  if (name !== undefined) return name;
  throw new UsageError(`--${option}`, `There is no ${option} ${JSON.stringify(given)}.`, nearestName(given, names));
}

function readRun(folder: string): ReportedRun {
  return {
    host: z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(hostFile(folder), "utf8"))),
    plan: existsSync(planFile(folder)) ? readRunPlan(folder) : undefined,
  };
}

function readModel(folders: readonly string[], io: Pick<Io, "err">): ReportModel {
  const recorded = readRuns(folders);
  for (const warning of recorded.warnings) io.err(`${printable(warning)}\n`);
  return reportModel(recorded, {
    runs: folders.map(readRun),
    judged: judge(claims, recorded),
    audit: audit(),
    version: version(),
  });
}

async function textOf(model: ReportModel, format: Format, language: Language): Promise<string> {
  switch (format) {
    case "html":
      return await reportPage(model, messagesOf(language));
    case "md":
      return markdownReport(model, messagesOf(language));
    case "csv":
      return csvReport(model);
    case "json":
      return jsonReport(model);
  }
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (cause) {
    throw new UsageError("--out", `${file} cannot be written: ${messageOf(cause)}.`, "Name another file.", { cause });
  }
}

export const report: Command = {
  help: `Usage: sandgauge report RUN… [--format ${formats.join("|")}] [--lang ${languages.join("|")}] [--out FILE]

  RUN       folder of a run; several must be of one host
  --format  html  one self-contained page, for the screen, a phone or paper (default)
            md    one markdown document
            csv   every claim against every target that it was judged by, one row each
            json  everything that the others show, in the units of the records
  --lang    of html and md: ${languages.join(" or ")} (default: ${languages[0]}); csv and json, whose
            columns and keys programs read, are in English
  --out     the file to write, ${STANDARD_OUTPUT} for standard output (default: report.html in the
            folder of the first run, whose path is printed; standard output for the
            other formats)

Exit status: 0 done, 2 wrong usage or results that cannot be read.`,
  async run(args, io): Promise<ExitCode> {
    const { values, positionals } = parseArguments("report", {
      args: [...args],
      options: {
        format: { type: "string", default: "html" },
        lang: { type: "string", default: languages[0] },
        out: { type: "string" },
      },
      allowPositionals: true,
    });
    const format = oneOf("format", values.format, formats);
    const language = oneOf("lang", values.lang, languages);
    if (language !== languages[0] && !worded.includes(format)) {
      throw new UsageError(
        "--lang",
        `${format} is for programs and has no ${language}.`,
        `Leave --lang out, or ask for ${worded.join(" or ")}.`,
      );
    }
    const [first] = positionals;
    if (first === undefined) throw new UsageError("report", "No run is named.", "Name the folder that run printed.");
    const text = await textOf(readModel(positionals, io), format, language);
    const out = values.out ?? (format === "html" ? join(first, "report.html") : STANDARD_OUTPUT);
    if (out === STANDARD_OUTPUT) io.out(text);
    else {
      write(out, text);
      io.out(`${out}\n`);
    }
    return exitCode.done;
  },
};
