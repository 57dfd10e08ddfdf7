/** What many items of the audit say alike. */
import { type Wording, worded } from "../../wording.ts";

export const possible: Wording = { en: "possible", zh: "有可能" };
export const theSame: Wording = { en: "the same", zh: "相同" };
export const inRange: Wording = { en: "within", zh: "在范围内" };
export const nothingToCompareWith: Wording = { en: "nothing to compare with", zh: "无可比对象" };

/** @param low figures with their units, as of all of these */
export function fromTo(low: string, high: string): Wording {
  return { en: `${low} to ${high}`, zh: `${low} 至 ${high}` };
}

export function times(figure: Wording | string): Wording {
  const { en, zh } = worded(figure);
  return { en: `${en} times`, zh: `${zh} 倍` };
}

export function orMore(figure: Wording | string): Wording {
  const { en, zh } = worded(figure);
  return { en: `${en} or more`, zh: typeof figure === "string" ? `${zh} 以上` : `${zh}以上` };
}

export function atLeast(figure: string): Wording {
  return { en: `at least ${figure}`, zh: `至少 ${figure}` };
}

export function atMost(figure: string): Wording {
  return { en: `at most ${figure}`, zh: `至多 ${figure}` };
}
