/** Small dense matrices, rows of numbers. */
import { EigenvalueDecomposition, LuDecomposition, Matrix } from "ml-matrix";

/** A pivot smaller than this beside the largest is zero but for rounding. */
const SMALLEST_PIVOT = 1e-12;

function matrixOf(rows: readonly (readonly number[])[]): Matrix {
  return new Matrix(rows.map((row) => [...row]));
}

/** x with matrix · x = rightSide; undefined where the matrix is singular, so that no x fits or many do. */
export function solveLinear(
  matrix: readonly (readonly number[])[],
  rightSide: readonly number[],
): number[] | undefined {
  if (matrix.length === 0) return [];
  const factors = new LuDecomposition(matrixOf(matrix));
  const pivots = factors.upperTriangularMatrix.diagonal().map(Math.abs);
  if (Math.min(...pivots) <= SMALLEST_PIVOT * Math.max(...pivots)) return undefined;
  return factors.solve(Matrix.columnVector([...rightSide])).to1DArray();
}

/** Real parts of the eigenvalues of a square matrix, the largest first. */
export function eigenvalueRealParts(matrix: readonly (readonly number[])[]): number[] {
  return new EigenvalueDecomposition(matrixOf(matrix)).realEigenvalues.toSorted((a, b) => b - a);
}
