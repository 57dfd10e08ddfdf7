import { overheadComparison } from "../../printed/overhead-comparison.ts";
import { roadmap } from "../../printed/roadmap.ts";
import { technologies } from "../../printed/technologies.ts";
import { decided } from "../item.ts";

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
      recomputed: roadmap.map(({ months }) => months).join(" < "),
      why: "Each stage is due after the one before it.",
    }),
    decided({
      id: "startup-keeps-falling",
      at: "1-X",
      printed: `启动开销持续降低; 1-VII-2: ${starts.map(({ printed }) => printed).join(", ")}`,
      holds: falling,
      recomputed: falling ? "falling" : "not falling",
      why: "From virtual machines to WASM each printed range of start times ends below where the one before it begins.",
    }),
  ];
};
