/** Small dense matrices, rows of numbers. */
import { eigs, lup, lusolve, type MathCollection } from "mathjs";

function rowsOf(collection: MathCollection): unknown[][] {
  const rows: unknown[] = Array.isArray(collection) ? collection : collection.toArray();
  return rows.map((row) => (Array.isArray(row) ? row : [row]));
}

/** A pivot smaller than this beside the largest is zero but for rounding. */
const SMALLEST_PIVOT = 1e-12;

/** x with matrix · x = rightSide; undefined where the matrix is singular, so that no x fits or many do. */
export function solveLinear(
  matrix: readonly (readonly number[])[],
  rightSide: readonly number[],
): number[] | undefined {
  if (matrix.length === 0) return [];
  const factors = lup(matrix.map((row) => [...row]));
  // mathjs itself takes a zero pivot under a zero for a solution.
  const pivots = rowsOf(factors.U).map((row, index) => Math.abs(Number(row[index])));
  if (Math.min(...pivots) <= SMALLEST_PIVOT * Math.max(...pivots)) return undefined;
  return rowsOf(lusolve(factors, [...rightSide])).map(([value]) => Number(value));
}

function realPart(value: unknown): number {
  return typeof value === "object" && value !== null && "re" in value ? Number(value.re) : Number(value);
}

/** Real parts of the eigenvalues of a square matrix, the largest first. */
export function eigenvalueRealParts(matrix: readonly (readonly number[])[]): number[] {
  const { values } = eigs(
    matrix.map((row) => [...row]),
    { eigenvectors: false },
  );
  return rowsOf(values)
    .map(([value]) => realPart(value))
    .toSorted((a, b) => b - a);
}
