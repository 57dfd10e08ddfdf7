import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

/** Of this sandgauge, as package.json has it. */
export function version(): string {
  // Beside this file's folder in a checkout, one further up in the published package.
  for (const folder of ["..", "../.."]) {
    try {
      const text = readFileSync(join(import.meta.dirname, folder, "package.json"), "utf8");
      return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
    } catch {
      // Not there.
    }
  }
  return "unknown";
}
