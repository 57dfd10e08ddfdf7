import { comparisonMatrix } from "../../printed/comparison-matrix.ts";
import { technologies } from "../../printed/technologies.ts";
import { byReadings, decided } from "../item.ts";

/** The figure of section I has WASM and Quark in one box; the matrix sets them apart. */
const againstLayers = () =>
  byReadings({
    id: "matrix-vs-layers-wasm",
    at: "1-II",
    printed: "WASM 沙盒: 指令集级隔离, 强(内存安全); 1-I: 轻量沙盒, WASM/Quark, 应用内核",
    readings: [
      {
        says: "Read as one kind of boundary, the figure isolates WASM by an application kernel and the matrix by the instruction set.",
        holds: false,
        recomputed: "two boundaries",
      },
      {
        says: "Read as 应用内核 of Quark alone, which shares a box with WASM, they do not speak of the same.",
        holds: true,
        recomputed: "nothing to compare with",
      },
    ],
  });

/** Part 1, section II. */
export const comparisonMatrixAudit = () => {
  const columns = technologies.map((technology) => comparisonMatrix[technology]);
  const rising = columns.every(
    ({ density }, index) => index === 0 || density.low >= (columns[index - 1]?.density.high ?? 0),
  );
  return [
    decided({
      id: "matrix-density-order",
      at: "1-II",
      printed: columns.map(({ density }) => density.printed).join(" < "),
      holds: rising,
      recomputed: rising ? "rising" : "not rising",
      why: "低, 中, 高, 极高: each range begins where the one before it ends, or above.",
    }),
    againstLayers(),
  ];
};
