/** A workload that misbehaves as a test wants it: its source is the given C statements. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildWorkload } from "../../workloads/build.ts";
import type { BuiltWorkload, WorkloadManifest } from "../../workloads/types.ts";

const HEADERS = ["stdio.h", "stdlib.h", "string.h", "time.h", "unistd.h"]
  .map((name) => `#include <${name}>\n`)
  .join("");

/**
 * @param folder of the test's own, with nothing but such workloads below it.
 * @param as `main`: the statements are those of its main function. `file`: they are all of the file.
 */
export async function oddWorkload(
  folder: string,
  cache: string,
  statements: string,
  manifest: Partial<WorkloadManifest> = {},
  as: "main" | "file" = "main",
): Promise<BuiltWorkload> {
  const { name = "odd" } = manifest;
  mkdirSync(join(folder, name), { recursive: true });
  // Unbuffered, as the protocol asks for.
  const main = `int main(void) { setvbuf(stdout, NULL, _IONBF, 0); ${statements} return 0; }`;
  const source = `${HEADERS}${as === "main" ? main : statements}\n`;
  writeFileSync(join(folder, name, "odd.c"), source);
  const whole = { name, summary: "odd", ends: "exit", expectedLines: ["@ready [0-9]+"], ...manifest };
  writeFileSync(join(folder, name, "manifest.json"), JSON.stringify(whole));
  return await buildWorkload(name, { cache, root: folder });
}
