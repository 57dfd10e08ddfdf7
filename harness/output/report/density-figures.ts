/** Density as every format of the report tells it. */
import type { DensityRamp } from "../../records/density-series.ts";
import { memoryFit } from "../../records/memory-fit.ts";
import { isIdleMemory, type MemorySeries } from "../../records/memory-series.ts";
import type { LinearFit } from "../../stats/linear-fit.ts";
import { inOrder } from "./technology-order.ts";

export interface DensityFigures {
  readonly ramp: DensityRamp;
  /** Live and answering at the end, or in the last step of a ramp that was killed. */
  readonly reached: number;
  /** How idle instances of the target lower the host's available memory, where the runs measured that. */
  readonly idle: LinearFit | undefined;
}

export function densityFigures(ramps: readonly DensityRamp[], memory: readonly MemorySeries[]): DensityFigures[] {
  return inOrder(ramps).map((ramp) => {
    const idle = memory.find((series) => series.target === ramp.target && isIdleMemory(series));
    return {
      ramp,
      reached: (ramp.end ?? ramp.steps.at(-1))?.value ?? 0,
      idle: idle === undefined ? undefined : memoryFit(idle).views.available,
    };
  });
}
