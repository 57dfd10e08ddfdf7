/** What was observed of a claim and why it has its verdict, in few words. */
import type { ClaimVerdict } from "../../document/verdict.ts";
import { formatObserved } from "../format-observed.ts";
import type { Messages } from "./messages/messages-of.ts";
import { outcomes } from "./outcome.ts";
import type { Wording } from "../../wording.ts";

/** From the lowest to the highest of the targets that count; undefined where none does or nothing is a quantity. */
export function observedText({ observed, interval, unit }: ClaimVerdict, { never }: Messages): string | undefined {
  const range = observed ?? interval;
  if (range === null || unit === "facts") return undefined;
  const [low, high] = [range.low, range.high].map((value) => formatObserved(value, unit, never));
  return low === high ? low : `${low} – ${high}`;
}

/** All stand in the details. An ordering has a target for each pair, with two names in each. */
const MOST_NAMES = 5;
const MOST_PAIRS = 2;

function named(targets: readonly Wording[], most: number, { language, listSeparator }: Messages): string {
  const names = targets.map((target) => target[language]);
  const more = names.length - most;
  return more <= 0 ? names.join(listSeparator) : [...names.slice(0, most), `… (+${more})`].join(listSeparator);
}

/** What is said of which targets: `slower than claimed: jco; as claimed: wasmtime/aot, wasmtime/jit`. */
export function shortReason(judged: ClaimVerdict, messages: Messages): string {
  const groups = outcomes(judged);
  if (groups.size === 0) return messages.nothingMeasured;
  const most = judged.unit === "ratio" ? MOST_PAIRS : MOST_NAMES;
  return Array.from(
    groups,
    ([outcome, targets]) => messages.outcomes[outcome] + messages.colon + named(targets, most, messages),
  ).join(messages.groupSeparator);
}
