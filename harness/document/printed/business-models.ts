/** Part 2, section V-2. */
import { figure } from "./figure.ts";

export const businessModels = {
  costReduction: figure("↓90%"),
  availability: { before: figure("99.9%"), after: figure("99.99%"), reliabilityFactor: figure("10 倍") },
  efficiencyFactor: figure("5 倍"),
};
