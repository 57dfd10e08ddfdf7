/**
 * Writes the README's tables from runs of one host: `node infra/readme-tables.ts RUN… --parts startup,memory`. Each part
 * says at its place in the README by its name what it is. With `--check` it writes nothing and ends with status 1 where
 * the README says something else than the runs.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { readRuns } from "../harness/records/recorded-runs.ts";
import { withGeneratedParts } from "./generated-parts.ts";
import { readmeParts } from "./readme-parts.ts";

const { values, positionals: folders } = parseArgs({
  options: { parts: { type: "string" }, check: { type: "boolean", default: false } },
  allowPositionals: true,
});
const wanted = values.parts?.split(",");
if (folders.length === 0 || wanted === undefined) {
  throw new Error("Name the folders of runs, and parts: node infra/readme-tables.ts results/… --parts startup,memory.");
}
const runs = readRuns(folders);
const parts = wanted.map((name) => {
  const part = Object.hasOwn(readmeParts, name) ? readmeParts[name] : undefined;
  if (part !== undefined) return [name, part(runs)] as const;
  throw new Error(`There is no part ${name}; there are: ${Object.keys(readmeParts).join(", ")}.`);
});
const readme = join(import.meta.dirname, "..", "README.md");
const before = readFileSync(readme, "utf8");
const after = withGeneratedParts(before, Object.fromEntries(parts));
if (!values.check) {
  writeFileSync(readme, after);
} else if (after !== before) {
  const command = `node infra/readme-tables.ts ${folders.join(" ")} --parts ${wanted.join(",")}`;
  console.error(`README.md does not say what these runs say. Write it anew: ${command}`);
  process.exitCode = 1;
}
