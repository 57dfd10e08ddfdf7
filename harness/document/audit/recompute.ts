import { type Figure, roundsTo } from "../printed/figure.ts";
import { type AuditItem, decided, type ItemHead } from "./item.ts";
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
function roundingNote(result: Figure, inputs: readonly Figure[], formula: (...values: number[]) => number): string {
  const values = corners(inputs).map((corner) => formula(...corner));
  const low = Math.min(...values);
  const high = Math.max(...values);
  const allowed = `${asPrinted(low, result)} to ${asPrinted(high, result)}`;
  const reachable = high >= result.value - result.step / 2 && low <= result.value + result.step / 2;
  return reachable
    ? `Digits of the inputs that are not printed could account for it: rounded as they are, they allow ${allowed}.`
    : `No digits that rounding of the inputs hides account for it: they allow ${allowed}.`;
}

/** Below this a factor says nothing that the difference does not. */
const NOTABLE_FACTOR = 1.05;

function howFarOff(value: number, result: Figure): string {
  const difference = result.value - value;
  const amount =
    result.suffix === "%"
      ? `${short(100 * Math.abs(difference))} percentage points`
      : asPrinted(Math.abs(difference), result, 2);
  const factor = result.value / value;
  const isNotable = Number.isFinite(factor) && (factor > NOTABLE_FACTOR || (factor > 0 && factor < 1 / NOTABLE_FACTOR));
  const times = isNotable ? `, ${short(factor)} times what follows` : "";
  return `The printed figure is ${amount} ${difference > 0 ? "more" : "less"}${times}.`;
}

/**
 * A printed result against its formula with the inputs as printed: consistent where it rounds to the printed figure.
 * @param item.shown the computation, without its result
 */
export function recomputed(
  item: Omit<ItemHead, "printed"> & {
    readonly printed?: string;
    readonly result: Figure;
    readonly inputs: readonly Figure[];
    readonly formula: (...values: number[]) => number;
    readonly shown: string;
    readonly why?: string;
  },
): AuditItem {
  const { result, inputs, formula, shown } = item;
  const value = formula(...inputs.map((input) => input.value));
  const holds = roundsTo(value, result);
  const why = [
    `${shown} = ${asPrinted(value, result, 2)}.`,
    ...(holds ? [] : [howFarOff(value, result), roundingNote(result, inputs, formula)]),
    ...(item.why === undefined ? [] : [item.why]),
  ];
  return decided({
    id: item.id,
    at: item.at,
    printed: item.printed ?? result.printed,
    holds,
    recomputed: asPrinted(value, result, holds ? 0 : 2),
    why: why.join(" "),
  });
}
