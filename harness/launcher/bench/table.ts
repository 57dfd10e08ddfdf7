import { quantileOfSorted } from "../../stats/quantile.ts";

/** Columns of text, the first to the left and the others to the right. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))),
  );
  return lines.map((line) => line.join("  ").trimEnd()).join("\n");
}

export function microseconds(ns: number): string {
  return `${(ns / 1000).toFixed(1)} µs`;
}

export function mebibytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(1)} MiB`;
}

export function quantiles(sample: readonly number[], shares: readonly number[]): number[] {
  const sorted = Float64Array.from(sample).toSorted();
  return shares.map((share) => quantileOfSorted(sorted, share));
}
