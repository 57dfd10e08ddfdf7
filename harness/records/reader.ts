/**
 * Reads `samples.jsonl` line by line, so that a million samples are checked in seconds and never held at once. The file
 * is untrusted: whatever a summary rests on is validated, and an error never repeats what stands in the line.
 */
import { closeSync, openSync, readSync } from "node:fs";
import type { z } from "zod";
import { UsageError } from "../errors.ts";
import { densityLine, type RecordedDensity } from "./density-line.ts";
import { isolationLine, type RecordedIsolation } from "./isolation-line.ts";
import { malformed } from "./malformed-line.ts";
import { memoryLine, type RecordedMemory } from "./memory-line.ts";
import { performanceLine, type RecordedPerformance } from "./performance-line.ts";
import { SAMPLE_SCHEMA } from "./common-sample.ts";
import { StartupLineShapes } from "./startup-line-shapes.ts";
import { assertRecordedStart, isObject, isText, type RecordedStart } from "./startup-line.ts";

/** A line beyond this is no sample, and would have to be held in memory whole. */
const LONGEST_LINE_BYTES = 1 << 20;

const NEWLINE = 0x0a;

/** Lines of the metrics of which there are few, by metric. */
const schemas = new Map<string, z.ZodType<Exclude<RecordedSample, RecordedStart>>>([
  ["memory", memoryLine],
  ["density", densityLine],
  ["performance", performanceLine],
  ["isolation", isolationLine],
]);

/** A sample as far as it is read back; see the line of each metric. */
export type RecordedSample = RecordedStart | RecordedMemory | RecordedDensity | RecordedPerformance | RecordedIsolation;

export interface ReadResult {
  /** Of any metric. */
  readonly lines: number;
  /** Of metrics that this reader does not read. */
  readonly skipped: number;
  /** Where the last line was being written when the run was killed: one sentence. */
  readonly warning: string | undefined;
}

function openToRead(file: string): number {
  try {
    return openSync(file, "r");
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError("results", `${file} cannot be read: ${reason}.`, "Name the folder of a run.", { cause });
  }
}

/** @throws UsageError naming file and line. @returns undefined for a metric that is not read here. */
function parseSample(line: string, where: string): RecordedSample | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch (cause) {
    throw malformed(`${where} is not JSON`, cause);
  }
  if (!isObject(parsed)) throw malformed(`${where} is not an object`);
  const { schema, metric } = parsed;
  if (typeof schema === "number" && schema > SAMPLE_SCHEMA) {
    throw new UsageError(
      "results",
      `${where} has schema ${schema}; this version of sandgauge reads up to schema ${SAMPLE_SCHEMA}.`,
      "Read these results with the version of sandgauge that wrote them, or a later one.",
    );
  }
  if (schema !== SAMPLE_SCHEMA) throw malformed(`${where}: schema is not ${SAMPLE_SCHEMA}`);
  if (metric === "startup") {
    assertRecordedStart(parsed, where);
    return parsed;
  }
  if (!isText(metric)) throw malformed(`${where}: metric is not a text`);
  const read = schemas.get(metric)?.safeParse(parsed);
  if (read === undefined || read.success) return read?.data;
  const [issue] = read.error.issues;
  throw malformed(`${where}: ${issue?.path.join(".") ?? "it"} is not as it should be: ${issue?.message ?? ""}`);
}

/**
 * Calls `visit` for each sample of a metric that is known here, in the order of the file. A truncated last line is tolerated.
 *
 * @throws UsageError where the file cannot be read, is of a newer schema, or is malformed anywhere else.
 */
export function readSamples(file: string, visit: (sample: RecordedSample) => void): ReadResult {
  const chunk = Buffer.allocUnsafe(2 * LONGEST_LINE_BYTES);
  let lines = 0;
  let skipped = 0;
  const shapes = new StartupLineShapes();
  const view = new DataView(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  const take = (bytes: Buffer, start: number, end: number): void => {
    lines++;
    const known = shapes.read(view, start, end);
    if (known !== undefined) {
      visit(known);
      return;
    }
    const line = bytes.toString("utf8", start, end);
    const sample = parseSample(line, `${file}:${lines}`);
    if (sample === undefined) skipped++;
    else {
      if (sample.metric === "startup") shapes.learn(view, start, end, line, sample);
      visit(sample);
    }
  };

  const descriptor = openToRead(file);
  try {
    let held = 0;
    for (;;) {
      const got = readSync(descriptor, chunk, held, chunk.length - held, null);
      const filled = chunk.subarray(0, held + got);
      let start = 0;
      for (let end = filled.indexOf(NEWLINE); end >= 0; end = filled.indexOf(NEWLINE, start)) {
        take(filled, start, end);
        start = end + 1;
      }
      held = filled.length - start;
      if (got === 0) break;
      if (held > LONGEST_LINE_BYTES) {
        throw malformed(`${file}:${lines + 1} is longer than a mebibyte`);
      }
      filled.copyWithin(0, start);
    }
    if (held === 0) return { lines, skipped, warning: undefined };
    return {
      lines,
      skipped,
      warning: `${file}:${lines + 1} is cut off: that sample was lost when the run was killed.`,
    };
  } finally {
    closeSync(descriptor);
  }
}
