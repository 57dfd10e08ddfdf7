import { decided } from "../item.ts";
import { everywhere } from "../../../wording.ts";

/** Part 1, section I. */
export const technicalLayersAudit = () => [
  decided({
    id: "four-layers",
    at: "1-I",
    printed: "四层演进模型",
    holds: true,
    recomputed: everywhere("4"),
    why: {
      en: "The figure has four layers: 业务应用层, 运行时管理层, 沙箱技术层, 硬件基础设施层.",
      zh: "图中有四层：业务应用层、运行时管理层、沙箱技术层、硬件基础设施层。",
    },
  }),
];
