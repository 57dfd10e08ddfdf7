/**
 * Writes the README's tables from runs of one host: `node infra/readme-tables.ts RUN… [--check]`. With `--check` it
 * writes nothing and ends with status 1 where the README says something else than the runs.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readRuns } from "../harness/records/recorded-runs.ts";
import { withGeneratedParts } from "./generated-parts.ts";
import { readmeParts } from "./readme-parts.ts";

const readme = join(import.meta.dirname, "..", "README.md");
const folders = process.argv.slice(2).filter((word) => !word.startsWith("--"));
if (folders.length === 0) throw new Error("Name the folders of runs: node infra/readme-tables.ts results/….");
const before = readFileSync(readme, "utf8");
const after = withGeneratedParts(before, readmeParts(readRuns(folders)));
if (!process.argv.includes("--check")) {
  writeFileSync(readme, after);
} else if (after !== before) {
  const command = `node infra/readme-tables.ts ${folders.join(" ")}`;
  console.error(`README.md does not say what these runs say. Write it anew: ${command}`);
  process.exitCode = 1;
}
