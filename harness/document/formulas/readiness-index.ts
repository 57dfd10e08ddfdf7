/** Part 3, section I-1, CRI 计算公式: CRI = 技术成熟度 × 生态健康度 × √(贡献者数/1000). */
import { mustBe } from "./must-be.ts";

export interface ReadinessInputs {
  /** 技术成熟度, from 1 to 5. */
  readonly maturity: number;
  /** 生态健康度, from 1 to 5. */
  readonly ecosystemHealth: number;
  /** 贡献者数: people, not negative. */
  readonly contributors: number;
}

function mustBeGrade(name: string, grade: number): void {
  mustBe(grade >= 1 && grade <= 5, "readiness index", `The ${name} is ${grade}.`, "Give a grade from 1 to 5.");
}

/** Without unit. @throws RangeError outside the domain */
export function readinessIndex({ maturity, ecosystemHealth, contributors }: ReadinessInputs): number {
  mustBeGrade("maturity", maturity);
  mustBeGrade("ecosystem's health", ecosystemHealth);
  mustBe(contributors >= 0, "readiness index", `There are ${contributors} contributors.`, "Give 0 or more.");
  return maturity * ecosystemHealth * Math.sqrt(contributors / 1000);
}

/** How many contributors an index needs: the formula solved for them. @throws RangeError outside the domain */
export function contributorsFor(
  index: number,
  { maturity, ecosystemHealth }: Omit<ReadinessInputs, "contributors">,
): number {
  mustBeGrade("maturity", maturity);
  mustBeGrade("ecosystem's health", ecosystemHealth);
  mustBe(index >= 0, "readiness index", `The index is ${index}.`, "Give 0 or more.");
  return 1000 * (index / (maturity * ecosystemHealth)) ** 2;
}
