/** How the document prints its numbers. */

/** One number as printed. */
export interface Figure {
  /** The document's characters. */
  readonly printed: string;
  /** What they say, shares as 0 to 1, counts in ones. */
  readonly value: number;
  /** One in the last printed place, in the unit of `value`. */
  readonly step: number;
  /** What follows the digits and belongs to the number, such as `%` or `M`, and what it multiplies by. */
  readonly suffix: string;
  readonly scale: number;
}

const scales: Readonly<Record<string, number>> = { "%": 0.01, K: 1e3, w: 1e4, 万: 1e4, M: 1e6 };

const NUMBER = /^[~≈↑↓>]?(?<digits>[+-]?[\d,]+(?:\.(?<decimals>\d+))?) ?(?<suffix>[%KwM万]?)/u;

/** @throws RangeError where it does not begin with a number */
export function figure(printed: string): Figure {
  const { digits, decimals = "", suffix = "" } = NUMBER.exec(printed)?.groups ?? {};
  if (digits === undefined) throw new RangeError(`[figure] ${JSON.stringify(printed)} begins with no number.`);
  const scale = scales[suffix] ?? 1;
  return {
    printed,
    value: Number(digits.replaceAll(",", "")) * scale,
    step: 10 ** -decimals.length * scale,
    suffix,
    scale,
  };
}

/** Binary fractions miss decimal ties by less than this share of the last place. */
const TIE = 1e-6;

/** Whether a value, rounded to the printed place, is the printed figure. A tie rounds either way. */
export function roundsTo(value: number, { value: printed, step }: Figure): boolean {
  return Math.abs(value - printed) <= step * (0.5 + TIE);
}

/** From low to high, both included; Infinity or 0 where the document prints one bound only. */
export interface Span {
  readonly printed: string;
  readonly low: number;
  readonly high: number;
  /** The bounds themselves are not included: printed with < or >. */
  readonly open?: boolean;
}

export function span(printed: string, low: number, high: number): Span {
  return { printed, low, high };
}

/** Printed as less than `limit`. */
export function below(printed: string, limit: number): Span {
  return { printed, low: 0, high: limit, open: true };
}

/** Printed as `least` and more. */
export function atLeast(printed: string, least: number): Span {
  return { printed, low: least, high: Infinity };
}
