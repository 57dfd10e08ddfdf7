import { UsageError } from "../errors.ts";

/** @param fact with file and line, a sentence without its end; never what stands there, which is untrusted. */
export function malformed(fact: string, cause?: unknown): UsageError {
  return new UsageError("results", `${fact}.`, "Correct or remove that line; only sandgauge should write there.", {
    cause,
  });
}
