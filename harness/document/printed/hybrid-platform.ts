/** Part 2, section IV-1, 业务价值输出. */
import { figure } from "./figure.ts";

export const hybridPlatform = {
  year: 2026,
  density: figure("50K实例/机"),
  /** P99延迟: <20ms */
  latencyP99Ms: { printed: "P99延迟: <20ms", limit: 20 },
  costReduction: figure("↓60%"),
};
