import { readFileSync } from "node:fs";
import { isErrno } from "../../drivers/lib/errno.ts";

/** @returns undefined where there is no such file. */
export function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (isErrno(error, "ENOENT")) return undefined;
    throw error;
  }
}
