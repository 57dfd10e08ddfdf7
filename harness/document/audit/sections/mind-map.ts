import { comparisonMatrix } from "../../printed/comparison-matrix.ts";
import { mindMapStarts } from "../../printed/mind-map.ts";
import { decided } from "../item.ts";
import { theSame } from "../phrases.ts";

/** Part 1, section V. */
export const mindMapAudit = () => {
  const { container, sandbox } = mindMapStarts;
  return [
    decided({
      id: "mind-map-startup",
      at: "1-V",
      printed: `容器化层: ${container}启动; 沙盒化层: ${sandbox}启动; 1-II: ${comparisonMatrix.container.startS.printed}, ${comparisonMatrix.sandbox.startS.printed}`,
      holds:
        container === comparisonMatrix.container.startS.printed && sandbox === comparisonMatrix.sandbox.startS.printed,
      recomputed: theSame,
      why: { en: "The mind map repeats the words of the comparison matrix.", zh: "思维导图重复了对比矩阵的用语。" },
    }),
  ];
};
