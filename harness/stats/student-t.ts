/**
 * How far Student's t strays: P(|T| ≤ t) for a whole number of degrees of freedom is a finite sum (M. Abramowitz and I.
 * A. Stegun, Handbook of Mathematical Functions, 1964, 26.7.3 and 26.7.4).
 */
function centralProbability(t: number, degrees: number): number {
  const angle = Math.atan(t / Math.sqrt(degrees));
  const cosine = Math.cos(angle);
  const isOdd = degrees % 2 === 1;
  let term = isOdd ? cosine : 1;
  let sum = 0;
  for (let k = isOdd ? 3 : 2; k <= degrees; k += 2) {
    sum += term;
    term *= ((k - 1) / k) * cosine ** 2;
  }
  return isOdd ? (2 / Math.PI) * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum;
}

/** P(|T| ≥ t). @param degrees of freedom, a whole number from 1 on. */
export function studentTwoSidedP(t: number, degrees: number): number {
  return Math.max(0, 1 - centralProbability(t, degrees));
}

/**
 * The t with P(|T| ≤ t) = `confidence`, by bisection to the last bit.
 *
 * @param degrees of freedom, a whole number from 1 on.
 */
export function studentT(confidence: number, degrees: number): number {
  let low = 0;
  let high = 1;
  while (centralProbability(high, degrees) < confidence) high *= 2;
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return high;
    if (centralProbability(middle, degrees) < confidence) low = middle;
    else high = middle;
  }
}
