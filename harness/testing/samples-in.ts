import { existsSync, readFileSync } from "node:fs";
import { samplesFile } from "../records/run-folder.ts";
import type { Sample } from "../records/sample.ts";

/** Of a run that may still be going on: none where it has not begun, and a line that is still being written is left out. */
export function samplesIn(folder: string): Sample[] {
  const file = samplesFile(folder);
  const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n").slice(0, -1) : [];
  return lines.map((line) => JSON.parse(line) as Sample);
}
