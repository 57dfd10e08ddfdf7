/**
 * Whether a sample has more than one mode: J. A. Hartigan and P. M. Hartigan, "The Dip Test of Unimodality", Annals of
 * Statistics 13 (1985) 70-84. Steps below are those of its section 2.
 */

/**
 * Positions of the order statistics that the greatest convex function below the empirical distribution function touches,
 * or the least concave one above it, between two of them.
 */
function corners(sorted: Float64Array, low: number, high: number, shape: "convex" | "concave"): Int32Array {
  const found = new Int32Array(high - low + 1);
  const sign = shape === "convex" ? 1 : -1;
  let count = 0;
  for (let at = low; at <= high; at++) {
    while (count >= 2) {
      const last = found[count - 1] ?? 0;
      const before = found[count - 2] ?? 0;
      const [x0 = 0, x1 = 0, x2 = 0] = [sorted[before], sorted[last], sorted[at]];
      // Whether the line through these three bends the right way, without a division.
      if (sign * ((x1 - x0) * (at - last) - (x2 - x1) * (last - before)) > 0) break;
      count--;
    }
    found[count++] = at;
  }
  return found.subarray(0, count);
}

/** Heights of a line through corners at all positions from the first corner to the last, in steps of the function. */
function heights(sorted: Float64Array, through: Int32Array): Float64Array {
  const first = through[0] ?? 0;
  const result = new Float64Array((through.at(-1) ?? 0) - first + 1);
  for (let corner = 1; corner < through.length; corner++) {
    const [from = 0, to = 0] = [through[corner - 1], through[corner]];
    const [x0 = 0, x1 = 0] = [sorted[from], sorted[to]];
    const slope = x1 === x0 ? 0 : (to - from) / (x1 - x0);
    for (let at = from; at < to; at++) result[at - first] = from + ((sorted[at] ?? 0) - x0) * slope;
  }
  result[result.length - 1] = through.at(-1) ?? 0;
  return result;
}

/** How far the function lies from a line at most, between two positions. @param side of the line that it lies on */
function farthest(line: Float64Array, low: number, from: number, to: number, side: "above" | "below"): number {
  let most = 0;
  for (let at = from; at <= to; at++) {
    const height = line[at - low] ?? 0;
    // A step stands for the heights from its position to one more.
    most = Math.max(most, side === "above" ? at + 1 - height : height + 1 - at);
  }
  return most;
}

interface Gap {
  readonly size: number;
  /** The modal interval that it leaves. */
  readonly low: number;
  readonly high: number;
}

/** Where the two lines are farthest apart (steps iii and iv). Heights of the concave one are a step higher than given. */
function widestGap(convex: Int32Array, concave: Int32Array, under: Float64Array, over: Float64Array): Gap {
  const first = convex[0] ?? 0;
  let widest: Gap = { size: 0, low: first, high: convex.at(-1) ?? first };
  let next = 0;
  for (const at of convex) {
    while ((concave[next] ?? at) < at) next++;
    const size = (over[at - first] ?? 0) + 1 - at;
    if (size > widest.size) widest = { size, low: at, high: concave[next] ?? at };
  }
  next = 0;
  for (const at of concave) {
    while ((convex[next + 1] ?? Infinity) <= at) next++;
    const size = at + 1 - (under[at - first] ?? 0);
    if (size > widest.size) widest = { size, low: convex[next] ?? at, high: at };
  }
  return widest;
}

/**
 * The largest difference between the sample's distribution function and the unimodal one that comes nearest to it: at
 * most 1/4, and 1/(2n) where there is none.
 *
 * @param sorted ascending, finite, at least one value.
 */
export function dip(sorted: Float64Array): number {
  const n = sorted.length;
  let [low, high] = [0, n - 1];
  let largest = 1;
  for (;;) {
    const convex = corners(sorted, low, high, "convex");
    const concave = corners(sorted, low, high, "concave");
    const under = heights(sorted, convex);
    const over = heights(sorted, concave);
    const gap = widestGap(convex, concave, under, over);
    if (gap.size <= largest) break;
    largest = Math.max(
      largest,
      farthest(under, low, low, gap.low, "above"),
      farthest(over, low, gap.high, high, "below"),
    );
    if (gap.low === low && gap.high === high) break;
    [low, high] = [gap.low, gap.high];
  }
  return largest / (2 * n);
}

/** √n · {@link dip} that one uniform sample in a hundred exceeds, which no unimodal distribution does more often; by n. */
const criticalAtOnePercent = [
  [10, 0.5033],
  [20, 0.5412],
  [50, 0.5755],
  [100, 0.59],
  [200, 0.603],
  [500, 0.6132],
  [1000, 0.6224],
  [2000, 0.6261],
] as const;

/**
 * Whether the sample has several modes, at a level of 1 %. The critical values are simulated (10,000 to 100,000 uniform
 * samples of each size), since they have no closed form; between two sizes the larger one's holds.
 *
 * @param sorted ascending, finite. @returns false for fewer than ten values.
 */
export function hasSeveralModes(sorted: Float64Array): boolean {
  const n = sorted.length;
  const [smallest] = criticalAtOnePercent;
  const critical = criticalAtOnePercent.find(([size]) => size >= n) ?? criticalAtOnePercent.at(-1) ?? smallest;
  return n >= smallest[0] && Math.sqrt(n) * dip(sorted) > critical[1];
}
