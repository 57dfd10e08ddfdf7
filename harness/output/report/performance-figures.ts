import type { Technology } from "../../../drivers/types.ts";
import type { Interval } from "../../stats/quantile-interval.ts";

/** One kind of work in one target, against the plain process in the same blocks. */
export interface PerformanceFigures {
  readonly target: string;
  readonly technology: Technology;
  readonly work: string;
  /** Work per second over the plain process's; 1 is as fast. */
  readonly ratio: number;
  /** At 95 %; undefined for too few samples. */
  readonly interval: Interval | undefined;
  readonly samples: number;
}
