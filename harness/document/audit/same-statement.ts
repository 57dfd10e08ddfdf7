import type { Span } from "../printed/figure.ts";
import { type AuditItem, decided, type ItemHead } from "./item.ts";

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
    readonly of: string;
    readonly why?: string;
  },
): AuditItem {
  const { here, there, elsewhere, of } = head;
  const holds = here.low === there.low && here.high === there.high;
  const low = Math.max(here.low, there.low);
  const high = Math.min(here.high, there.high);
  const difference =
    low > high
      ? "The two have no value in common."
      : `Both hold only from ${low} to ${high}; the rest of the wider range is denied by the narrower.`;
  return decided({
    id: head.id,
    at: head.at,
    printed: `${here.printed}; ${elsewhere}: ${there.printed}`,
    holds,
    recomputed: holds ? "the same" : low > high ? "no common value" : `${low} to ${high} in common`,
    why: [`The same statement (${of}) stands twice${holds ? ", alike" : " with different figures"}.`]
      .concat(holds ? [] : [difference], head.why === undefined ? [] : [head.why])
      .join(" "),
  });
}

/** A figure and a word for its order of magnitude: consistent where the figure lies within what the word covers. */
export function withinLevel(
  head: Omit<ItemHead, "printed"> & {
    readonly here: Span;
    readonly level: Span;
    readonly elsewhere: string;
    of: string;
  },
): AuditItem {
  const { here, level, elsewhere, of } = head;
  const holds = here.open === true ? here.high > level.low && here.high <= level.high : within(here, level);
  const range = `${level.low} to ${level.high}`;
  return decided({
    id: head.id,
    at: head.at,
    printed: `${here.printed}; ${elsewhere}: ${level.printed}`,
    holds,
    recomputed: holds ? "within" : "outside",
    why: `${level.printed} is read as ${range} (${of}); ${here.printed} ${holds ? "is compatible with that" : "is not"}.`,
  });
}
