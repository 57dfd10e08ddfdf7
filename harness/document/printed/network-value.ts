/** Part 3, section V-2. */
import { figure } from "./figure.ts";

export const networkValues = [
  { year: 2024, inputs: [figure("5000"), figure("8"), figure("20000")], value: figure("1.8M") },
  { year: 2027, inputs: [figure("50000"), figure("20"), figure("200000")], value: figure("447M") },
] as const;

/** 临界质量阈值: n_modules > 10,000, 预计 2026 年突破. */
export const criticalMass = { modules: figure("10,000"), year: 2026 };
