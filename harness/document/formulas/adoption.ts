/**
 * Part 3, section II-1, 通用扩散方程: dP/dt = r × P × (1 − P/K) × E(t), with P 技术渗透率, r 固有增长率, K 市场容量上限,
 * E(t) 生态成熟度函数.
 */
import { mustBe } from "./must-be.ts";
import { stateAfter } from "./solve-ode.ts";

export interface AdoptionParameters {
  /** r, per year. */
  readonly growth: number;
  /** K, a share above 0. */
  readonly capacity: number;
}

function mustBeAdoption(start: number, { capacity }: AdoptionParameters): void {
  mustBe(capacity > 0, "adoption", `The capacity is ${capacity}.`, "Give a share above 0.");
  mustBe(
    start >= 0 && start <= capacity,
    "adoption",
    `It starts at ${start} with a capacity of ${capacity}.`,
    "Give a start from 0 to the capacity.",
  );
}

/** dP/dt, per year, at a share P and a maturity E. */
export function adoptionRate(share: number, { growth, capacity }: AdoptionParameters, maturity: number): number {
  return growth * share * (1 - share / capacity) * maturity;
}

/**
 * The share after `years` where E is constant: the logistic curve, closed form. As E only stretches time, this is also
 * the share wherever ∫E dt is `maturity × years`. Negative years go back. @throws RangeError outside the domain
 */
export function adoptionAfter(start: number, parameters: AdoptionParameters, maturity: number, years: number): number {
  mustBeAdoption(start, parameters);
  const { growth, capacity } = parameters;
  if (start === 0) return 0;
  return capacity / (1 + (capacity / start - 1) * Math.exp(-growth * maturity * years));
}

/**
 * The share after `years` where E varies: the equation integrated. @param maturity E at a time in years from the start.
 * @param years not negative. @throws RangeError outside the domain
 */
export function adoptionPath(
  start: number,
  parameters: AdoptionParameters,
  maturity: (years: number) => number,
  years: number,
): number {
  mustBeAdoption(start, parameters);
  mustBe(years >= 0, "adoption", `The path lasts ${years} years.`, "Give 0 or more.");
  const [end = start] = stateAfter(
    (time, [share = 0]) => [adoptionRate(share, parameters, maturity(time))],
    [start],
    years,
  );
  return end;
}
