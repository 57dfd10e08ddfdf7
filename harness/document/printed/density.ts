/** Part 3, section III-2, 实测数据代入（标准化单位）. */
import { type Figure, figure } from "./figure.ts";

export interface DensityRow {
  readonly node: Figure;
  /** 1 − Overhead(T), as printed. */
  readonly left: Figure;
  readonly perInstance: Figure;
  readonly density: Figure;
}

function row(node: string, left: string, perInstance: string, density: string): DensityRow {
  return { node: figure(node), left: figure(left), perInstance: figure(perInstance), density: figure(density) };
}

export const densities: Readonly<Record<"vm" | "container" | "wasm", DensityRow>> = {
  vm: row("100", "0.85", "20", "4.25"),
  container: row("100", "0.95", "2", "47.5"),
  wasm: row("100", "0.99", "0.05", "1980"),
};

/** 密度提升因子: WASM over containers and over virtual machines. */
export const densityFactors = { container: figure("41.7 倍"), vm: figure("466 倍") };
