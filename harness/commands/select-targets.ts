/** Turns what `--targets` or a plan names into targets. */
import { embeddings, type EmbeddingTarget, embeddingTargetsOf, type Target } from "../../drivers/index.ts";
import { UsageError } from "../errors.ts";
import { nearestName } from "../nearest-name.ts";

/** Before a name that is left out of what the others name. */
const NOT = "!";

function isNamed(names: readonly string[], target: string, backend: string): boolean {
  const isOneOf = (those: readonly string[]): boolean =>
    those.some((name) => name === "*" || name === target || name === backend);
  const leftOut = names.flatMap((name) => (name.startsWith(NOT) ? [name.slice(NOT.length)] : []));
  return isOneOf(names) && !isOneOf(leftOut);
}

/** @throws UsageError for a name that is neither of a target nor of a driver or embedding. */
function checkNames(names: readonly string[], all: readonly Target[]): void {
  const choices = [
    ...all.flatMap((target) => [target.driver.name, target.name]),
    ...embeddingTargetsOf(embeddings).flatMap((target) => [target.embedding.name, target.name]),
  ];
  const named = names.map((name) => (name.startsWith(NOT) ? name.slice(NOT.length) : name));
  const unknown = named.find((name) => name !== "*" && !choices.includes(name));
  if (unknown === undefined) return;
  throw new UsageError(
    "targets",
    `There is no target ${JSON.stringify(unknown)}.`,
    nearestName(unknown, [...new Set(choices)]),
  );
}

/**
 * @param names target names, driver names (all their variants) or `*`; one with `!` before it is left out of the others.
 * Those of embeddings select nothing here.
 * @returns targets in registry order, the baseline always among them: every run must have it.
 * @throws UsageError for a name that is of nothing.
 */
export function selectTargets(names: readonly string[], all: readonly Target[]): Target[] {
  checkNames(names, all);
  return all.filter((target) => target.technology === "process" || isNamed(names, target.name, target.driver.name));
}

/**
 * @param names as for {@link selectTargets}; those of targets select nothing here.
 * @throws UsageError for a name that is of nothing.
 */
export function selectEmbeddings(names: readonly string[], all: readonly Target[]): EmbeddingTarget[] {
  checkNames(names, all);
  return embeddingTargetsOf(embeddings).filter(({ name, embedding }) => isNamed(names, name, embedding.name));
}
