/** Turns what `--targets` or a plan names into targets. */
import { drivers, type Target, targetsOf } from "../../drivers/index.ts";
import { UsageError } from "../errors.ts";
import { nearestName } from "../nearest-name.ts";

/**
 * @param names target names, driver names (all their variants) or `*`.
 * @returns targets in registry order, the baseline always among them: every run must have it.
 * @throws UsageError for a name that is neither.
 */
export function selectTargets(names: readonly string[], all: readonly Target[] = targetsOf(drivers)): Target[] {
  for (const name of names) {
    const known = name === "*" || all.some((target) => target.name === name || target.driver.name === name);
    if (known) continue;
    const choices = all.flatMap((target) => [target.driver.name, target.name]);
    throw new UsageError(
      "targets",
      `There is no target ${JSON.stringify(name)}.`,
      nearestName(name, [...new Set(choices)]),
    );
  }
  return all.filter(
    (target) =>
      target.technology === "process" ||
      names.some((name) => name === "*" || name === target.name || name === target.driver.name),
  );
}
