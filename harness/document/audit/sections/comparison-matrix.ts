import { comparisonMatrix } from "../../printed/comparison-matrix.ts";
import { technologies } from "../../printed/technologies.ts";
import { decided } from "../item.ts";

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
  ];
};
