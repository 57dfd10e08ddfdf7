/**
 * Writes the README's tables from a run: `node infra/readme-tables.ts RUN [--check]`. With `--check` it writes nothing
 * and ends with status 1 where the README says something else than the run.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isStartClaim } from "../harness/document/claim.ts";
import { claims } from "../harness/document/claims/index.ts";
import { isPlainStart } from "../harness/document/evidence.ts";
import { judge } from "../harness/document/judge.ts";
import { startupTable } from "../harness/output/startup-table.ts";
import { verdictTable } from "../harness/output/verdict-table.ts";
import { readRuns } from "../harness/records/recorded-runs.ts";
import { withGeneratedParts } from "./generated-parts.ts";

const readme = join(import.meta.dirname, "..", "README.md");
const [run, ...options] = process.argv.slice(2);
if (run === undefined) throw new Error("Name the folder of a run: node infra/readme-tables.ts results/….");
const { startup } = readRuns([run]);
const before = readFileSync(readme, "utf8");
const after = withGeneratedParts(before, {
  startup: startupTable(startup.filter(isPlainStart)),
  verdicts: verdictTable(judge(claims.filter(isStartClaim), startup)),
});
if (!options.includes("--check")) {
  writeFileSync(readme, after);
} else if (after !== before) {
  console.error(`README.md does not say what ${run} says. Write it anew: node infra/readme-tables.ts ${run}`);
  process.exitCode = 1;
}
