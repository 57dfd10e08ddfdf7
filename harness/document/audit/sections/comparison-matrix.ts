import { comparisonMatrix } from "../../printed/comparison-matrix.ts";
import { technologies } from "../../printed/technologies.ts";
import { byReadings, decided } from "../item.ts";
import { nothingToCompareWith } from "../phrases.ts";

/** The figure of section I has WASM and Quark in one box; the matrix sets them apart. */
const againstLayers = () =>
  byReadings({
    id: "matrix-vs-layers-wasm",
    at: "1-II",
    printed: "WASM 沙盒: 指令集级隔离, 强(内存安全); 1-I: 轻量沙盒, WASM/Quark, 应用内核",
    readings: [
      {
        says: {
          en: "Read as one kind of boundary, the figure isolates WASM by an application kernel and the matrix by the instruction set.",
          zh: "若理解为同一种边界，则图中以应用内核隔离 WASM，矩阵则以指令集隔离。",
        },
        holds: false,
        recomputed: { en: "two boundaries", zh: "两种边界" },
      },
      {
        says: {
          en: "Read as 应用内核 of Quark alone, which shares a box with WASM, they do not speak of the same.",
          zh: "若“应用内核”仅指与 WASM 同框的 Quark，则二者说的不是同一件事。",
        },
        holds: true,
        recomputed: nothingToCompareWith,
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
      recomputed: rising ? { en: "rising", zh: "递增" } : { en: "not rising", zh: "非递增" },
      why: {
        en: "低, 中, 高, 极高: each range begins where the one before it ends, or above.",
        zh: "低、中、高、极高：每个区间都从前一个的终点或更高处开始。",
      },
    }),
    againstLayers(),
  ];
};
