import { expect, test } from "vitest";
import { acceptedBy } from "../accepted.ts";
import { boundaryFacts, type Claim } from "../claim.ts";
import { typicalDensity } from "../printed/application-eras.ts";
import { comparisonMatrix } from "../printed/comparison-matrix.ts";
import type { Span } from "../printed/figure.ts";
import { kuasar } from "../printed/kuasar.ts";
import { overheadComparison } from "../printed/overhead-comparison.ts";
import { sections } from "../printed/sections.ts";
import { technologies } from "../printed/technologies.ts";
import { claims } from "./index.ts";
import { expectTranslated } from "../../testing/expect-translated.ts";

type Quantity = Exclude<Claim, { metric: "isolation" }>;

function quantity(id: string): Quantity {
  const claim = claims.find((one) => one.id === id);
  if (claim === undefined || claim.metric === "isolation") throw new Error(`no quantity is claimed by ${id}`);
  return claim;
}

test("every claim can be named by its id", () => {
  expect(new Set(claims.map(({ id }) => id)).size).toBe(claims.length);
  for (const { id } of claims) expect(id).toMatch(/^[a-z0-9-]+$/);
});

test("every claim says in every language what it states, how it is read and what would settle it", () => {
  for (const { statement, place, reading, settledBy, conditions } of claims) {
    for (const told of [statement, place, reading, settledBy]) expectTranslated(told);
    if (conditions.caveat !== undefined) expectTranslated(conditions.caveat);
  }
});

test.each([
  ["matrix-startup-vm", "分钟级", 60e9, 3600e9],
  ["matrix-startup-container", "秒级", 1e9, 60e9],
  ["matrix-startup-sandbox", "毫秒级", 1e6, 1e9],
  ["matrix-startup-wasm", "毫秒级", 1e6, 1e9],
  ["overhead-startup-vm", "30-60秒", 30e9, 60e9],
  ["overhead-startup-container", "1-3秒", 1e9, 3e9],
  ["overhead-startup-sandbox", "200-500毫秒", 200e6, 500e6],
  ["overhead-startup-wasm", "<10毫秒", -Infinity, 10e6],
  ["cycles-vm", "O(10^9) cycles", 10 ** 8.5, 10 ** 9.5],
  ["cycles-container", "O(10^7) cycles", 10 ** 6.5, 10 ** 7.5],
  ["cycles-wasm", "O(10^5) cycles", 10 ** 4.5, 10 ** 5.5],
  ["contract-startup-wasm", "∀t, P(t < 10ms) > 0.99", 0.99, Infinity],
  ["contract-startup-container", "∀t, P(t < 1000ms) > 0.95", 0.95, Infinity],
  ["theorem-1-startup", "启动时间(WASM) < 启动时间(T)", -Infinity, 1],
])("%s is printed as %s and read as %d to %d", (id, printed, low, high) => {
  const claim = quantity(id);
  expect(claim.printed).toBe(printed);
  expect(acceptedBy(claim.bound)).toMatchObject({ low, high });
});

const SECOND = 1e9;
const MB = 1e6;

/** Each table of the document that stands as printed data too, with what its figures are multiplied by. */
const tables = technologies.flatMap((technology): (readonly [string, Span | undefined, number])[] => [
  [`matrix-startup-${technology}`, comparisonMatrix[technology].startS, SECOND],
  [`matrix-memory-${technology}`, comparisonMatrix[technology].memoryMb, MB],
  [`matrix-density-${technology}`, comparisonMatrix[technology].density, 1],
  [`matrix-loss-${technology}`, comparisonMatrix[technology].loss, 1],
  [`overhead-startup-${technology}`, overheadComparison[technology].startS, SECOND],
  [`overhead-memory-${technology}`, overheadComparison[technology].memoryMb, MB],
  [`overhead-density-${technology}`, overheadComparison[technology].density, 1],
  [`era-density-${technology}`, typicalDensity[technology], 1],
]);
const cells = [...tables, ["kuasar-density", kuasar.density, 1] as const].flatMap(([id, cell, unit]) =>
  cell === undefined ? [] : [[id, cell, unit] as const],
);

test.each(cells)("%s is what its table prints", (id, { printed, low, high }, unit) => {
  const claim = quantity(id);
  const accepted = acceptedBy(claim.bound);
  expect(claim.printed).toContain(printed);
  expect(Math.max(0, accepted.low) / unit).toBeCloseTo(low, 9);
  // Reciprocals, since no number is close to Infinity.
  expect(unit / accepted.high).toBeCloseTo(1 / high, 9);
});

test("one cell has a word, which no table of figures has", () => {
  expect(tables.filter(([, cell]) => cell === undefined).map(([id]) => quantity(id).printed)).toEqual(["接近原生"]);
});

test("claims stand in the order of the document, below its headings", () => {
  const codes = claims.map(({ section }) =>
    Object.values(sections).findIndex((heading) => section.startsWith(heading)),
  );
  expect(codes).not.toContain(-1);
  expect(codes).toEqual(codes.toSorted((a, b) => a - b));
});

test("a boundary names facts that are known, and at least one", () => {
  const bounds = claims.flatMap(({ bound }) => (bound.kind === "boundary" ? [bound.expects] : []));
  expect(bounds).not.toHaveLength(0);
  for (const expects of bounds) {
    expect(Object.keys(expects)).not.toHaveLength(0);
    expect(boundaryFacts).toEqual(expect.arrayContaining(Object.keys(expects)));
  }
});
