import { sentences, type Wording } from "../../wording.ts";
import type { Span } from "../printed/figure.ts";
import { type AuditItem, decided, type ItemHead } from "./item.ts";
import { inRange, theSame, fromTo } from "./phrases.ts";

/** Whether one range lies in the other. */
export function within(inner: Span, outer: Span): boolean {
  return inner.low >= outer.low && inner.high <= outer.high;
}

/** Two figures for one thing: consistent only where they are the same. */
export function sameStatement(
  head: Omit<ItemHead, "printed"> & {
    readonly here: Span;
    readonly there: Span;
    readonly elsewhere: string;
    /** What both are of, with its unit: `memory in MB`. */
    readonly of: Wording;
    readonly why?: Wording;
  },
): AuditItem {
  const { here, there, elsewhere, of } = head;
  const holds = here.low === there.low && here.high === there.high;
  const low = Math.max(here.low, there.low);
  const high = Math.min(here.high, there.high);
  const inCommon = fromTo(String(low), String(high));
  const isApart = low > high;
  const stands = {
    en: `The same statement (${of.en}) stands twice${holds ? ", alike" : " with different figures"}.`,
    zh: `同一说法（${of.zh}）出现两次，${holds ? "彼此一致" : "而数字不同"}。`,
  };
  const difference = isApart
    ? { en: "The two have no value in common.", zh: "二者没有共同的值。" }
    : {
        en: `Both hold only from ${inCommon.en}; the rest of the wider range is denied by the narrower.`,
        zh: `二者只在 ${inCommon.zh} 同时成立；较宽区间的其余部分被较窄的否定。`,
      };
  const apart = { en: "no common value", zh: "没有共同的值" };
  const common = { en: `${inCommon.en} in common`, zh: `共同部分为 ${inCommon.zh}` };
  return decided({
    id: head.id,
    at: head.at,
    printed: `${here.printed}; ${elsewhere}: ${there.printed}`,
    holds,
    recomputed: holds ? theSame : isApart ? apart : common,
    why: sentences([stands, ...(holds ? [] : [difference]), ...(head.why === undefined ? [] : [head.why])]),
  });
}

/** A figure and a word for its order of magnitude: consistent where the figure lies within what the word covers. */
export function withinLevel(
  head: Omit<ItemHead, "printed"> & {
    readonly here: Span;
    readonly level: Span;
    readonly elsewhere: string;
    of: Wording;
  },
): AuditItem {
  const { here, level, elsewhere, of } = head;
  const holds = here.open === true ? here.high > level.low && here.high <= level.high : within(here, level);
  const range = fromTo(String(level.low), String(level.high));
  return decided({
    id: head.id,
    at: head.at,
    printed: `${here.printed}; ${elsewhere}: ${level.printed}`,
    holds,
    recomputed: holds ? inRange : { en: "outside", zh: "在范围外" },
    why: {
      en: `${level.printed} is read as ${range.en} (${of.en}); ${here.printed} ${holds ? "is compatible with that" : "is not"}.`,
      zh: `${level.printed}理解为 ${range.zh}（${of.zh}）；${here.printed} ${holds ? "与之相容" : "与之不符"}。`,
    },
  });
}
