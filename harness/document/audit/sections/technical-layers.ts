import { decided } from "../item.ts";

/** Part 1, section I. */
export const technicalLayersAudit = () => [
  decided({
    id: "four-layers",
    at: "1-I",
    printed: "四层演进模型",
    holds: true,
    recomputed: "4",
    why: "The figure has four layers: 业务应用层, 运行时管理层, 沙箱技术层, 硬件基础设施层.",
  }),
];
