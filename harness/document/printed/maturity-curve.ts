/** Part 2, section III-1. */
import { type Figure, figure } from "./figure.ts";

type Adopted = "container" | "sandbox" | "wasm";

/** 当前位置（2024-2025）: 渗透率. */
export const currentPosition: Readonly<Record<Adopted, Figure>> = {
  container: figure(">70%"),
  sandbox: figure("~25%"),
  wasm: figure("~5%"),
};

/** Where on the figure's axis 技术渗透率 each name stands, in shares; 沙盒化 half-way between the rows of 60% and 40%. */
export const drawnAt: Readonly<Record<Adopted, number>> = { container: 0.2, sandbox: 0.5, wasm: 1 };

/** The words behind the percentages. */
export const positionWords = { container: "成熟期", sandbox: "早期主流", wasm: "技术触发期" } as const;
