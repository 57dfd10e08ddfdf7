/**
 * Reads `samples.jsonl` line by line, so that a million samples are checked in seconds and never held at once. The file
 * is untrusted: whatever a summary rests on is validated, and an error never repeats what stands in the line.
 */
import { closeSync, openSync, readSync } from "node:fs";
import type { Layer, Technology } from "../../drivers/types.ts";
import { UsageError } from "../errors.ts";
import { type Outcome, type Sample, type SampleResources, SAMPLE_SCHEMA } from "./sample.ts";

/** A line beyond this is no sample, and would have to be held in memory whole. */
const LONGEST_LINE_BYTES = 1 << 20;

const NEWLINE = 0x0a;

/** What is read of a {@link Sample}; its other fields are for other readers. Flags of later versions are let through. */
export type RecordedSample = Pick<
  Sample,
  | "run"
  | "target"
  | "technology"
  | "layer"
  | "workload"
  | "metric"
  | "series"
  | "block"
  | "index"
  | "warmup"
  | "outcome"
  | "value"
  | "unit"
  | "accelerated"
  | "clock"
  | "versions"
  | "artefactSha256"
> & { readonly flags: readonly string[]; readonly resources?: RecordedResources };

type RecordedResources = Pick<SampleResources, "userNs" | "systemNs" | "taskClockNs" | "cycles">;

interface FieldCheck {
  readonly expected: string;
  readonly holds: (value: unknown) => boolean;
}

/** Of nanoseconds and cycles. JSON has no infinity, but 1e999 is read as one. */
const isCount = (value: unknown): boolean => typeof value === "number" && value >= 0 && value < Infinity;
const isCountOrAbsent = (value: unknown): boolean => value === undefined || isCount(value);
const isText = (value: unknown): value is string => typeof value === "string";
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Names end up in sentences, which a hostile one must not flood. */
const name: FieldCheck = {
  expected: "a text of at most 200 characters",
  holds: (value) => isText(value) && value.length <= 200,
};
const ordinal: FieldCheck = {
  expected: "a whole number from 0 on",
  holds: (value) => Number.isSafeInteger(value) && Number(value) >= 0,
};
const yesOrNo: FieldCheck = { expected: "true or false", holds: (value) => typeof value === "boolean" };

/** @param names as keys, so that the compiler finds one that is missing. */
function oneOf(names: Readonly<Record<string, true>>): FieldCheck {
  const known = new Set<unknown>(Object.keys(names));
  return { expected: `one of ${Object.keys(names).join(", ")}`, holds: (value) => known.has(value) };
}

/** By hand and not with zod, which would take as long again as parsing the JSON of a million lines. */
const fieldChecks: Readonly<Record<keyof RecordedSample, FieldCheck>> = {
  run: name,
  target: name,
  technology: oneOf({ process: true, vm: true, container: true, sandbox: true, wasm: true } satisfies Record<
    Technology,
    true
  >),
  layer: oneOf({ runtime: true, containerd: true, cri: true, docker: true, kubernetes: true } satisfies Record<
    Layer,
    true
  >),
  workload: name,
  metric: oneOf({ startup: true } satisfies Record<Sample["metric"], true>),
  series: {
    expected: "an object with cache (warm or cold) and concurrency (a whole number from 1 on)",
    holds: (value) =>
      isObject(value) &&
      (value["cache"] === "warm" || value["cache"] === "cold") &&
      Number.isInteger(value["concurrency"]) &&
      Number(value["concurrency"]) >= 1,
  },
  block: ordinal,
  index: ordinal,
  warmup: yesOrNo,
  outcome: oneOf({ ok: true, timeout: true, failed: true, "wrong-answer": true } satisfies Record<Outcome, true>),
  value: { expected: "null or a number that is not negative", holds: (value) => value === null || isCount(value) },
  unit: oneOf({ ns: true } satisfies Record<Sample["unit"], true>),
  accelerated: yesOrNo,
  clock: oneOf({ launcher: true, node: true } satisfies Record<Sample["clock"], true>),
  flags: { expected: "a list of texts", holds: (value) => Array.isArray(value) && value.every(isText) },
  resources: {
    expected: "absent, or an object of numbers that are not negative",
    holds: (value) =>
      value === undefined ||
      (isObject(value) &&
        isCount(value["userNs"]) &&
        isCount(value["systemNs"]) &&
        isCountOrAbsent(value["taskClockNs"]) &&
        isCountOrAbsent(value["cycles"])),
  },
  versions: {
    expected: "an object of texts",
    holds: (value) => isObject(value) && Object.values(value).every(isText),
  },
  artefactSha256: name,
};
const checkedFields = Object.entries(fieldChecks);

/** @throws UsageError naming the first field that is not as it should be. */
function assertSample(line: Readonly<Record<string, unknown>>, where: string): asserts line is RecordedSample {
  for (const [field, { expected, holds }] of checkedFields) {
    if (!holds(line[field])) throw malformed(`${where}: ${field} is not ${expected}`);
  }
  if ((line["outcome"] === "ok") !== (line["value"] !== null)) {
    throw malformed(`${where}: value is not a number for outcome ok and null for any other`);
  }
}

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

function malformed(fact: string, cause?: unknown): UsageError {
  return new UsageError("results", `${fact}.`, "Correct or remove that line; only sandgauge should write there.", {
    cause,
  });
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
  if (isText(metric) && metric !== "startup") return undefined;
  assertSample(parsed, where);
  return parsed;
}

/**
 * Calls `visit` for each sample of metric `startup`, in the order of the file. A truncated last line is tolerated.
 *
 * @throws UsageError where the file cannot be read, is of a newer schema, or is malformed anywhere else.
 */
export function readSamples(file: string, visit: (sample: RecordedSample) => void): ReadResult {
  const chunk = Buffer.allocUnsafe(2 * LONGEST_LINE_BYTES);
  let lines = 0;
  let skipped = 0;
  const take = (text: string): void => {
    lines++;
    const sample = parseSample(text, `${file}:${lines}`);
    if (sample === undefined) skipped++;
    else visit(sample);
  };

  const descriptor = openToRead(file);
  try {
    let held = 0;
    for (;;) {
      const got = readSync(descriptor, chunk, held, chunk.length - held, null);
      const filled = chunk.subarray(0, held + got);
      let start = 0;
      for (let end = filled.indexOf(NEWLINE); end >= 0; end = filled.indexOf(NEWLINE, start)) {
        take(filled.toString("utf8", start, end));
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
