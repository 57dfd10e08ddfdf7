/** Part 3, section V-2, WASM 生态价值: V = n_modules × n_runtimes × √(n_developers). */
import { mustBe } from "./must-be.ts";

/** Counts; none negative. */
export interface Ecosystem {
  readonly modules: number;
  readonly runtimes: number;
  readonly developers: number;
}

/** Without unit: only ratios of such values mean anything. @throws RangeError outside the domain */
export function metcalfeValue({ modules, runtimes, developers }: Ecosystem): number {
  mustBe(
    modules >= 0 && runtimes >= 0 && developers >= 0,
    "network value",
    `There are ${modules} modules, ${runtimes} runtimes and ${developers} developers.`,
    "Give 0 or more.",
  );
  return modules * runtimes * Math.sqrt(developers);
}
