import { quantileOfSorted } from "../stats/quantile.ts";
import { quantileInterval, samplesNeeded } from "../stats/quantile-interval.ts";
import type { Measured } from "./measurement.ts";

/**
 * The median of a sample in which failed starts stand as +Infinity, with its distribution-free interval
 * (see {@link quantileInterval}): no distribution is assumed, because start times are skewed and often have two modes.
 */
export function medianOf(sorted: Float64Array, confidence: number): Measured {
  const observed = quantileOfSorted(sorted, 0.5);
  const failed = sorted.length - sorted.findLastIndex(Number.isFinite) - 1;
  if (observed === Infinity) {
    return {
      observed: null,
      interval: null,
      why: {
        en: `${failed} of ${sorted.length} starts failed, so there is no median.`,
        zh: `${sorted.length} 次启动中有 ${failed} 次失败，因此没有中位数。`,
      },
    };
  }
  const interval = quantileInterval(sorted, 0.5, confidence);
  if (interval !== undefined) return { observed, interval };
  const needed = samplesNeeded(0.5, confidence);
  return {
    observed,
    interval: null,
    why: {
      en: `Too few samples: ${sorted.length}; an interval of the median needs ${needed}.`,
      zh: `样本太少：${sorted.length} 个；中位数的区间需要 ${needed} 个。`,
    },
  };
}
