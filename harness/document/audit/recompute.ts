import { everywhere, sentences, type Wording } from "../../wording.ts";
import { type Figure, roundsTo } from "../printed/figure.ts";
import { type AuditItem, decided, type ItemHead } from "./item.ts";
import { fromTo } from "./phrases.ts";
import { asPrinted, short } from "./number-text.ts";

/** The values that inputs could have had before they were rounded: all combinations of the ends of their last places. */
function corners([first, ...rest]: readonly Figure[]): number[][] {
  if (first === undefined) return [[]];
  const ends = [first.value - first.step / 2, first.value + first.step / 2];
  return corners(rest).flatMap((others) => ends.map((end) => [end, ...others]));
}

/**
 * Whether rounding of the inputs could account for a result that does not follow from them as printed. The formulas are
 * monotonic in each input, so their extremes lie at the corners.
 */
function roundingNote(result: Figure, inputs: readonly Figure[], formula: (...values: number[]) => number): Wording {
  const values = corners(inputs).map((corner) => formula(...corner));
  const low = Math.min(...values);
  const high = Math.max(...values);
  const allowed = fromTo(asPrinted(low, result), asPrinted(high, result));
  const reachable = high >= result.value - result.step / 2 && low <= result.value + result.step / 2;
  return reachable
    ? {
        en: `Digits of the inputs that are not printed could account for it: rounded as they are, they allow ${allowed.en}.`,
        zh: `输入中未印出的位数可以解释：按其舍入，结果可为 ${allowed.zh}。`,
      }
    : {
        en: `No digits that rounding of the inputs hides account for it: they allow ${allowed.en}.`,
        zh: `输入舍去的位数不能解释：它们只允许 ${allowed.zh}。`,
      };
}

/** Below this a factor says nothing that the difference does not. */
const NOTABLE_FACTOR = 1.05;

function howFarOff(value: number, result: Figure): Wording {
  const difference = result.value - value;
  const points = short(100 * Math.abs(difference));
  const amount: Wording =
    result.suffix === "%"
      ? { en: `${points} percentage points`, zh: `${points} 个百分点` }
      : everywhere(asPrinted(Math.abs(difference), result, 2));
  const factor = result.value / value;
  const isNotable = Number.isFinite(factor) && (factor > NOTABLE_FACTOR || (factor > 0 && factor < 1 / NOTABLE_FACTOR));
  return {
    en: `The printed figure is ${amount.en} ${difference > 0 ? "more" : "less"}${isNotable ? `, ${short(factor)} times what follows` : ""}.`,
    zh: `所印数字${difference > 0 ? "多" : "少"} ${amount.zh}${isNotable ? `，为应得结果的 ${short(factor)} 倍` : ""}。`,
  };
}

/**
 * A printed result against its formula with the inputs as printed: consistent where it rounds to the printed figure.
 * @param item.shown the computation, without its result
 */
export function recomputed(
  item: Omit<ItemHead, "printed"> & {
    readonly printed?: string | Wording;
    readonly result: Figure;
    readonly inputs: readonly Figure[];
    readonly formula: (...values: number[]) => number;
    readonly shown: Wording;
    readonly why?: Wording;
  },
): AuditItem {
  const { result, inputs, formula, shown } = item;
  const value = formula(...inputs.map((input) => input.value));
  const holds = roundsTo(value, result);
  const shownValue = asPrinted(value, result, 2);
  const why = [
    { en: `${shown.en} = ${shownValue}.`, zh: `${shown.zh} = ${shownValue}。` },
    ...(holds ? [] : [howFarOff(value, result), roundingNote(result, inputs, formula)]),
    ...(item.why === undefined ? [] : [item.why]),
  ];
  return decided({
    id: item.id,
    at: item.at,
    printed: item.printed ?? result.printed,
    holds,
    recomputed: everywhere(asPrinted(value, result, holds ? 0 : 2)),
    why: sentences(why),
  });
}
