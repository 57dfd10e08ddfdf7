/** An initial-value problem, integrated with error control. */
import * as mathjs from "mathjs";

/** What mathjs exports and its types leave out: Dormand and Prince's pair of order 5 and 4 with adaptive steps. */
interface AdaptiveSolver {
  solveODE(
    rates: (time: number, state: number[]) => number[],
    span: readonly [number, number],
    start: readonly number[],
    options: { readonly tol: number; readonly maxIter: number },
  ): { readonly t: number[]; readonly y: number[][] };
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the library's own documentation states this signature
const solver = mathjs as unknown as AdaptiveSolver;

/** The largest error that a step may add to any component; paths here are shares near one over some decades. */
const TOLERANCE = 1e-10;
/** Far more than a smooth path over decades takes; mathjs throws beyond. */
const MOST_STEPS = 1_000_000;

/**
 * The state after `duration`, in the unit of time of `rates`; 0 gives the start. @param duration not negative.
 * @throws Error where the path needs more than a million steps, so is not smooth or not finite
 */
export function stateAfter(
  rates: (time: number, state: readonly number[]) => number[],
  start: readonly number[],
  duration: number,
): readonly number[] {
  if (duration === 0) return start;
  const { y } = solver.solveODE(rates, [0, duration], start, { tol: TOLERANCE, maxIter: MOST_STEPS });
  return y.at(-1) ?? start;
}
