/**
 * Writes the README's tables from runs of one host: `node infra/readme-tables.ts RUN… [--check]`. With `--check` it writes nothing
 * and ends with status 1 where the README says something else than the run.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { claims } from "../harness/document/claims/index.ts";
import { isPlainStart } from "../harness/document/evidence.ts";
import { judge } from "../harness/document/judge.ts";
import { densityTable } from "../harness/output/density-table.ts";
import { memoryTable } from "../harness/output/memory-table.ts";
import { startupTable } from "../harness/output/startup-table.ts";
import { verdictTable } from "../harness/output/verdict-table.ts";
import { readRuns } from "../harness/records/recorded-runs.ts";
import { withGeneratedParts } from "./generated-parts.ts";

const readme = join(import.meta.dirname, "..", "README.md");
const folders = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const [run] = folders;
if (run === undefined) throw new Error("Name the folder of a run: node infra/readme-tables.ts results/….");
const runs = readRuns(folders);
const before = readFileSync(readme, "utf8");
const after = withGeneratedParts(before, {
  startup: startupTable(runs.startup.filter(isPlainStart)),
  memory: memoryTable(runs.memory),
  density: densityTable(runs.density, runs.memory),
  verdicts: verdictTable(judge(claims, runs)),
});
if (!process.argv.includes("--check")) {
  writeFileSync(readme, after);
} else if (after !== before) {
  console.error(`README.md does not say what ${run} says. Write it anew: node infra/readme-tables.ts ${run}`);
  process.exitCode = 1;
}
