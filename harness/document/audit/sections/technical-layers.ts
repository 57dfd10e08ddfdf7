import { decided } from "../item.ts";

/** Part 1, sections I and V. */
export const technicalLayersAudit = () => [
  decided({
    id: "four-layers",
    at: "1-I",
    printed: "四层演进模型",
    holds: true,
    recomputed: "4",
    why: "The figure has four layers: 业务应用层, 运行时管理层, 沙箱技术层, 硬件基础设施层.",
  }),
  decided({
    id: "mind-map-startup",
    at: "1-V",
    printed: "容器化层: 秒级启动; 沙盒化层: 毫秒级启动; 1-II: 秒级, 毫秒级",
    holds: true,
    recomputed: "the same",
    why: "The mind map repeats the words of the comparison matrix.",
  }),
];
