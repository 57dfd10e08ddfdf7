/**
 * Where three shares sum to one, a linear function of them is given by its values where one of them is all, and nothing
 * lies beyond those. In which part of all such shares, taken as equally likely, it is at most `limit`: the part of a
 * triangle on one side of a line.
 *
 * @param corners those values; of one that is infinite no part is left but an edge.
 */
export function triangleShareAtMost(corners: readonly [number, number, number], limit: number): number {
  const low = Math.min(...corners);
  const high = Math.max(...corners);
  const middle = corners[0] + corners[1] + corners[2] - low - high;
  if (limit >= high) return 1;
  if (limit < low || high === Infinity) return 0;
  // The cut-off corner is similar to the triangle that the middle corner's own level cuts off.
  return limit < middle
    ? (limit - low) ** 2 / ((middle - low) * (high - low))
    : 1 - (high - limit) ** 2 / ((high - middle) * (high - low));
}
