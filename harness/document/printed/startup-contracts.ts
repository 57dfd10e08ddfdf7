/** Part 3, section VI-2. */
import { figure } from "./figure.ts";

/** P(t < limit) > probability */
export const startupContracts = {
  wasm: { printed: "∀t, P(t < 10ms) > 0.99", limitMs: 10, probability: 0.99 },
  container: { printed: "∀t, P(t < 1000ms) > 0.95", limitMs: 1000, probability: 0.95 },
} as const;

/** 启动延迟每超过 1ms，业务转化率下降 0.5% */
export const lossPerMs = figure("0.5%");
