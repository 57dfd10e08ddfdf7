/**
 * Sentences that runs recorded, in every language. Records are in English. What the harness and its drivers write there
 * has its Chinese here, in `recorded-wording/`; what a runtime, a tool or a kernel said stays as it was said, and so does
 * a sentence that is not known here.
 */
import { everywhere, type Wording } from "../wording.ts";
import { availability } from "./recorded-wording/availability.ts";
import { boundary } from "./recorded-wording/boundary.ts";
import { leftOut } from "./recorded-wording/left-out.ts";
import { probe } from "./recorded-wording/probe.ts";
import { processEnds } from "./recorded-wording/process-ends.ts";
import { ramp } from "./recorded-wording/ramp.ts";
import { remedies } from "./recorded-wording/remedies.ts";
import type { Rule } from "./recorded-wording/rule.ts";
import { systemErrors } from "./recorded-wording/system-errors.ts";
import { work } from "./recorded-wording/work.ts";

/** A reason whose last words are a tool's ends without a full stop: the remedy is told from it by being known. */
const behindReason: readonly Rule[] = remedies.map(([remedy]) => [
  new RegExp(`^(.+) (${remedy.source.slice(1, -1)})$`, "s"),
  (reason, asked) => `${reason}${/[。.]$/.test(reason) ? "" : "。"}${asked}`,
]);

const rules: readonly Rule[] = [
  ...remedies,
  ...behindReason,
  ...processEnds,
  ...work,
  ...ramp,
  ...boundary,
  ...probe,
  ...leftOut,
  ...availability,
];

/** @returns undefined where none fits. */
function ruled(text: string): string | undefined {
  if (Object.hasOwn(systemErrors, text)) return systemErrors[text];
  for (const [pattern, inChinese] of rules) {
    const parts = pattern.exec(text);
    if (parts !== null) return inChinese(...parts.slice(1).map((part) => part && inChineseOf(part)));
  }
  // A sentence of which there is a rule for what stands before its full stop.
  if (text.endsWith(".")) {
    const sentence = ruled(text.slice(0, -1));
    if (sentence !== undefined) return `${sentence}。`;
  }
  return undefined;
}

/** Whole, or sentence by sentence. */
function inChineseOf(text: string): string {
  const whole = ruled(text);
  if (whole !== undefined) return whole;
  const [first, ...rest] = text.split(/(?<=\.) (?=[A-Z/])/);
  if (first === undefined || rest.length === 0) return text;
  const others = inChineseOf(rest.join(" "));
  const known = ruled(first);
  return known === undefined ? `${first} ${others}` : known + others;
}

/** No sentence of the harness is longer; of what is, nothing is looked for. */
const LONGEST = 2000;

export function recordedWording(text: string): Wording {
  if (text.length > LONGEST) return everywhere(text);
  const zh = inChineseOf(text);
  return zh === text ? everywhere(text) : { en: text, zh };
}
