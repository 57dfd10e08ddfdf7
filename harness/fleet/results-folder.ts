import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { messageOf, UsageError } from "../errors.ts";

/**
 * The folder in which each host has one of its own.
 *
 * @param name below `results`, where none was given.
 * @returns its whole path.
 * @throws UsageError where it holds something, or cannot be written.
 */
export function openResultsFolder(given: string | undefined, name: string): string {
  const out = resolve(given ?? join("results", name));
  try {
    if (!existsSync(out) || readdirSync(out).length === 0) {
      mkdirSync(out, { recursive: true });
      return out;
    }
  } catch (cause) {
    throw new UsageError("out", `${out} cannot be written: ${messageOf(cause)}.`, "Name another with --out.", {
      cause,
    });
  }
  throw new UsageError("out", `${out} is not empty.`, "Name another folder with --out.");
}
