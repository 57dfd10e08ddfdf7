/** Random orders that can be drawn again from the same seed. */
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

export interface SeededOrder {
  /** Fisher-Yates over a copy (Durstenfeld, CACM 7(7), 1964, algorithm 235). */
  shuffled<T extends object>(items: readonly T[]): T[];
}

export function seededOrder(seed: number): SeededOrder {
  const generator = xoroshiro128plus(seed);
  const draw = (below: number): number => uniformInt(generator, 0, below - 1);
  return {
    shuffled(items) {
      const result = [...items];
      for (let last = result.length - 1; last > 0; last--) {
        const [moved] = result.splice(draw(last + 1), 1, ...result.slice(last, last + 1));
        if (moved !== undefined) result[last] = moved;
      }
      return result;
    },
  };
}
