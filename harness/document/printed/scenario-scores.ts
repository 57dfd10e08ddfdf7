/** Part 3, section IV-2. */
import type { MeritWeights } from "../formulas/utility.ts";
import { type Figure, figure } from "./figure.ts";

export interface ScenarioRow {
  readonly id: string;
  readonly name: string;
  readonly weights: MeritWeights;
  readonly container: Figure;
  readonly wasm: Figure;
  readonly recommended: "container" | "wasm";
}

function row(
  id: string,
  name: string,
  [security, performance, cost]: readonly [number, number, number],
  [container, wasm]: readonly [string, string],
  recommended: "container" | "wasm",
): ScenarioRow {
  const weights = { security, performance, cost };
  return { id, name, weights, container: figure(container), wasm: figure(wasm), recommended };
}

export const scenarioScores: readonly ScenarioRow[] = [
  row("finance", "金融风控", [0.5, 0.3, 0.2], ["3.2", "4.5"], "wasm"),
  row("flash-sale", "电商秒杀", [0.2, 0.5, 0.3], ["4.1", "4.8"], "wasm"),
  row("erp", "企业 ERP", [0.3, 0.2, 0.5], ["4.5", "3.8"], "container"),
  row("iot", "IoT 边缘", [0.4, 0.4, 0.2], ["3.0", "4.9"], "wasm"),
  row("training", "AI 训练", [0.1, 0.6, 0.3], ["4.8", "3.5"], "container"),
];
