/** Whether a workload said what its manifest expects: a wrong answer is a failed sample, not a fast one. */
import { z } from "zod";
import type { WorkloadManifest } from "../../workloads/types.ts";

const resultLine = z.looseObject({ checksum: z.string() });

/** Lines come from inside the sandbox: shown shortened, never trusted. */
export function quoted(line: string): string {
  return JSON.stringify(line.length > 80 ? `${line.slice(0, 80)}…` : line);
}

function resultComplaint(line: string, checksum: string): string | undefined {
  let result: unknown;
  try {
    result = JSON.parse(line.slice("@result ".length));
  } catch {
    return `the result line ${quoted(line)} is not JSON`;
  }
  const parsed = resultLine.safeParse(result);
  if (!parsed.success) return `the result line ${quoted(line)} carries no checksum`;
  if (parsed.data.checksum === checksum) return undefined;
  return `the checksum is ${quoted(parsed.data.checksum)}, not ${quoted(checksum)}`;
}

/**
 * @param lines all `@` lines that the instance wrote, in order.
 * @returns what is wrong with them, as a sentence without its full stop; undefined where nothing is.
 */
export function wrongAnswer(manifest: WorkloadManifest, lines: readonly string[]): string | undefined {
  const { repetitions = 1 } = manifest;
  const repeated = Array<string>(repetitions).fill(manifest.expectedLines.at(-1) ?? "");
  const expectedLines = [...manifest.expectedLines.slice(0, -1), ...repeated];
  for (const [position, expected] of expectedLines.entries()) {
    const line = lines[position];
    if (line === undefined) return `line ${position + 1} is missing, ${quoted(expected)} was expected`;
    if (!new RegExp(`^(?:${expected})$`).test(line)) {
      return `line ${position + 1} is ${quoted(line)}, ${quoted(expected)} was expected`;
    }
  }
  const surplus = lines[expectedLines.length];
  if (surplus !== undefined) return `line ${quoted(surplus)} was not expected`;
  if (manifest.checksum === undefined) return undefined;
  const results = lines.filter((line) => line.startsWith("@result "));
  if (results.length === 0) return "there is no result line";
  for (const line of results) {
    const complaint = resultComplaint(line, manifest.checksum);
    if (complaint !== undefined) return complaint;
  }
  return undefined;
}
