/** The lines of metric `startup`, of which there can be millions. */
import type { Layer, Technology } from "../../drivers/types.ts";
import type { Clock } from "../launcher/types.ts";
import { malformed } from "./malformed-line.ts";
import type { Outcome } from "./common-sample.ts";
import type { SampleResources, StartupSample } from "./startup-sample.ts";

/** What is read of a {@link StartupSample}; its other fields are for other readers. Flags of later versions are let through. */
export type RecordedStart = Pick<
  StartupSample,
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
  | "bootNs"
  | "events"
> & { readonly flags: readonly string[]; readonly resources?: RecordedResources };

type RecordedResources = Pick<SampleResources, "userNs" | "systemNs" | "taskClockNs" | "cycles">;

interface FieldCheck {
  readonly expected: string;
  readonly holds: (value: unknown) => boolean;
}

/** Of nanoseconds and cycles. JSON has no infinity, but 1e999 is read as one. */
const isCount = (value: unknown): boolean => typeof value === "number" && value >= 0 && value < Infinity;
const isCountOrAbsent = (value: unknown): boolean => value === undefined || isCount(value);
export const isText = (value: unknown): value is string => typeof value === "string";
export const isObject = (value: unknown): value is Record<string, unknown> =>
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
const fieldChecks: Readonly<Record<keyof RecordedStart, FieldCheck>> = {
  run: name,
  target: name,
  technology: oneOf({ process: true, vm: true, container: true, sandbox: true, wasm: true } satisfies Record<
    Technology,
    true
  >),
  layer: oneOf({
    "in-process": true,
    runtime: true,
    containerd: true,
    cri: true,
    docker: true,
    kubernetes: true,
  } satisfies Record<Layer, true>),
  workload: name,
  metric: oneOf({ startup: true } satisfies Record<StartupSample["metric"], true>),
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
  unit: oneOf({ ns: true } satisfies Record<StartupSample["unit"], true>),
  accelerated: yesOrNo,
  clock: oneOf({ launcher: true, node: true } satisfies Record<Clock, true>),
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
  events: {
    expected:
      "an object, in which phases are absent or an object of numbers that are not negative, and readyLateAtMostNs absent or such a number",
    holds: (value) =>
      isObject(value) &&
      isCountOrAbsent(value["readyLateAtMostNs"]) &&
      (value["phases"] === undefined || (isObject(value["phases"]) && Object.values(value["phases"]).every(isCount))),
  },
  bootNs: {
    expected: "absent, or an object of numbers that are not negative",
    holds: (value) => value === undefined || (isObject(value) && Object.values(value).every(isCount)),
  },
};
const checkedFields = Object.entries(fieldChecks);

/** @throws UsageError naming the first field that is not as it should be. */
export function assertRecordedStart(
  line: Readonly<Record<string, unknown>>,
  where: string,
): asserts line is RecordedStart {
  for (const [field, { expected, holds }] of checkedFields) {
    if (!holds(line[field])) throw malformed(`${where}: ${field} is not ${expected}`);
  }
  if ((line["outcome"] === "ok") !== (line["value"] !== null)) {
    throw malformed(`${where}: value is not a number for outcome ok and null for any other`);
  }
}
