/** The utilities of 3-IV-1. */
import type { Language } from "../../../wording.ts";

const english = {
  unknown: (order: string, share: string, others: string) =>
    `${order} follows from the printed weights in ${share} of all merits from 0 to 1, each of the six orders ` +
    `in ${others}: the weights alone prefer none. U(WASM) > U(Container) where ` +
    "0.3 · (WASM's lead in performance) + 0.4 · (in security) + 0.3 · (in cost) > 0.",
  known: (known: { pairs: number; share: string; wasmOverContainer: string; lead: string }) =>
    `With measured performance, of a container and a WebAssembly runtime that did the same work (pairs: ${known.pairs}): ` +
    `the order in ${known.share}, U(WASM) > U(Container) in ` +
    `${known.wasmOverContainer} of all merits that are left; it takes ` +
    `0.4 · (lead in security) + 0.3 · (lead in cost) > ${known.lead}.`,
};

const chinese: typeof english = {
  unknown: (order, share, others) =>
    `在 0 到 1 的全部取值中，${order} 由所印权重推出的份额为 ${share}，六种次序各为 ${others}：` +
    "权重本身并不偏向任何一种。U(WASM) > U(Container) 成立的条件是 " +
    "0.3 ·（WASM 在性能上的领先）+ 0.4 ·（安全）+ 0.3 ·（成本）> 0。",
  known: ({ pairs, share, wasmOverContainer, lead }) =>
    `代入实测性能（容器与 WebAssembly 运行时做同样的工作，${pairs} 对）：在其余全部取值中，` +
    `该次序的份额为 ${share}，U(WASM) > U(Container) 的份额为 ${wasmOverContainer}；` +
    `条件是 0.4 ·（安全上的领先）+ 0.3 ·（成本上的领先）> ${lead}。`,
};

export const utility: Readonly<Record<Language, typeof english>> = { en: english, zh: chinese };
