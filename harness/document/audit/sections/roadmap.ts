import { overheadComparison } from "../../printed/overhead-comparison.ts";
import { roadmap } from "../../printed/roadmap.ts";
import { technologies } from "../../printed/technologies.ts";
import { decided } from "../item.ts";
import { everywhere } from "../../../wording.ts";

/** Part 1, section X, with the conclusion below it. */
export const roadmapAudit = () => {
  const starts = technologies.map((technology) => overheadComparison[technology].startS);
  const falling = starts.every(({ high }, index) => index === 0 || high <= (starts[index - 1]?.low ?? 0));
  return [
    decided({
      id: "roadmap-order",
      at: "1-X",
      printed: roadmap.map(({ printed }) => printed).join(", "),
      holds: roadmap.every(({ months }, index) => index === 0 || months > (roadmap[index - 1]?.months ?? 0)),
      recomputed: everywhere(roadmap.map(({ months }) => months).join(" < ")),
      why: { en: "Each stage is due after the one before it.", zh: "每个阶段都晚于前一阶段。" },
    }),
    decided({
      id: "startup-keeps-falling",
      at: "1-X",
      printed: `启动开销持续降低; 1-VII-2: ${starts.map(({ printed }) => printed).join(", ")}`,
      holds: falling,
      recomputed: falling ? { en: "falling", zh: "递减" } : { en: "not falling", zh: "非递减" },
      why: {
        en: "From virtual machines to WASM each printed range of start times ends below where the one before it begins.",
        zh: "从虚拟机到 WASM，所印的每个启动时间区间都止于前一个区间的起点之下。",
      },
    }),
  ];
};
