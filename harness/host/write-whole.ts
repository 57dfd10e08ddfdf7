import { renameSync, writeFileSync } from "node:fs";

/** In place of what was there; whole or not at all. */
export function writeWhole(file: string, text: string): void {
  writeFileSync(`${file}.part`, text);
  renameSync(`${file}.part`, file);
}
