/** What a run must know to find its engine again: kept in the run's folder, so that `clean` can ask after a kill -9. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { z } from "zod";

const noteFile = (runDir: string, driver: string): string => join(runDir, "engines", `${driver}.json`);

export function writeEngineNote(runDir: string, driver: string, note: object): void {
  mkdirSync(join(runDir, "engines"), { recursive: true });
  writeFileSync(noteFile(runDir, driver), JSON.stringify(note));
}

/** @returns undefined where the run has never asked that engine anything. */
export function readEngineNote<T>(runDir: string, driver: string, schema: z.ZodType<T>): T | undefined {
  const file = noteFile(runDir, driver);
  return existsSync(file) ? schema.parse(JSON.parse(readFileSync(file, "utf8"))) : undefined;
}
