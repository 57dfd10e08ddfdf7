/** `sandgauge report`: one document from one or more runs of a host. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { z } from "zod";
import { isStartClaim } from "../document/claim.ts";
import { claims } from "../document/claims/index.ts";
import { judge } from "../document/judge.ts";
import { type ExitCode, exitCode, messageOf, UsageError } from "../errors.ts";
import { readRunPlan } from "../measure/run-plan.ts";
import { nearestName } from "../nearest-name.ts";
import { markdownReport, type ReportedRun } from "../output/markdown-report.ts";
import { printable } from "../output/printable.ts";
import { readRuns } from "../records/recorded-runs.ts";
import { hostFile, planFile } from "../records/run-folder.ts";
import { type Command, parseArguments } from "./command.ts";

const formats = ["md"];

function readRun(folder: string): ReportedRun {
  return {
    host: z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(hostFile(folder), "utf8"))),
    plan: existsSync(planFile(folder)) ? readRunPlan(folder) : undefined,
  };
}

export const report: Command = {
  name: "report",
  summary: "one document from one or more runs of a host",
  help: `Usage: sandgauge report RUN… [--format md] [--out FILE]

  RUN       folder of a run; several must be of one host
  --format  there is: ${formats.join(", ")}
  --out     the file to write (default: standard output)

Exit status: 0 done, 2 wrong usage or results that cannot be read.`,
  async run(args, io): Promise<ExitCode> {
    const { values, positionals } = parseArguments("report", {
      args: [...args],
      options: { format: { type: "string", default: "md" }, out: { type: "string" } },
      allowPositionals: true,
    });
    if (!formats.includes(values.format)) {
      throw new UsageError(
        "report",
        `There is no format ${JSON.stringify(values.format)}.`,
        nearestName(values.format, formats),
      );
    }
    if (positionals.length === 0)
      throw new UsageError("report", "No run is named.", "Name the folder that run printed.");
    const { startup, warnings } = readRuns(positionals);
    for (const warning of warnings) io.err(`${printable(warning)}\n`);
    const text = markdownReport(positionals.map(readRun), startup, judge(claims.filter(isStartClaim), startup));
    if (values.out === undefined) io.out(text);
    else {
      try {
        writeFileSync(values.out, text);
      } catch (cause) {
        throw new UsageError("out", `${values.out} cannot be written: ${messageOf(cause)}.`, "Name another file.", {
          cause,
        });
      }
    }
    return exitCode.done;
  },
};
