/** In which share of all cases weighted sums of unknowns fall in a given order. */
import { densityAt, knotsOf, type LinearForm, shareAtMost } from "./linear-form.ts";

/** Gauss and Legendre's five points on [-1, 1], exact for polynomials up to degree 9 (Abramowitz and Stegun, 25.4.30). */
const inner = Math.sqrt(5 - 2 * Math.sqrt(10 / 7)) / 3;
const outer = Math.sqrt(5 + 2 * Math.sqrt(10 / 7)) / 3;
const points = [
  { at: 0, weight: 128 / 225 },
  ...[-inner, inner].map((at) => ({ at, weight: (322 + 13 * Math.sqrt(70)) / 900 })),
  ...[-outer, outer].map((at) => ({ at, weight: (322 - 13 * Math.sqrt(70)) / 900 })),
];

/** The largest number of unknowns in one sum: three sums' polynomials multiply to degree 3 + 2 + 3. */
const MOST_UNKNOWNS = 3;

function integral(knots: readonly number[], integrand: (t: number) => number): number {
  const ends = [...new Set(knots)].toSorted((a, b) => a - b);
  return ends.slice(1).reduce((total, high, position) => {
    const low = ends[position] ?? high;
    const [middle, half] = [(low + high) / 2, (high - low) / 2];
    return total + half * points.reduce((sum, { at, weight }) => sum + weight * integrand(middle + half * at), 0);
  }, 0);
}

/**
 * P(high > middle > low), the unknowns of each independent of the others': the share of the box that all unknowns span
 * in which the three stand in this order. The integrand over the middle one's value is a polynomial between knots, so
 * that Gauss's rule is exact but for rounding.
 *
 * @throws RangeError for more than three unknowns in one sum.
 */
export function descendingShare(high: LinearForm, middle: LinearForm, low: LinearForm): number {
  const forms = [high, middle, low];
  if (forms.some(({ weights }) => weights.length > MOST_UNKNOWNS)) {
    throw new RangeError(`[descending share] One sum has more than ${MOST_UNKNOWNS} unknowns.`);
  }
  const inOrder = (t: number): number => (1 - shareAtMost(high, t)) * shareAtMost(low, t);
  if (middle.weights.every((weight) => weight === 0)) return inOrder(middle.constant);
  return integral(forms.flatMap(knotsOf), (t) => densityAt(middle, t) * inOrder(t));
}
