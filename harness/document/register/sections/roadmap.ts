import { roadmap } from "../../printed/roadmap.ts";
import { claimsFrom } from "../claim-of.ts";
import { computed, external, figures, judged, type RegisterEntry } from "../entry.ts";
import { columnOf } from "../../place.ts";

const at = "1-X";

/** Part 1, section X, with the conclusion below it. */
export const roadmapRegister: readonly RegisterEntry[] = [
  computed({
    id: "roadmap-stages",
    at,
    place: columnOf("阶段"),
    of: ["container", "sandbox", "wasm"],
    topic: "adoption",
    printed: "当前 … 6 个月 … 12 个月 … 18 个月 … 长期",
    bound: figures("months", ...roadmap.slice(1).map(({ printed }) => printed)),
    audit: ["roadmap-order", "phases-vs-roadmap"],
  }),
  ...judged(at, claimsFrom("conclusion-startup-"), () => ["startup-keeps-falling"]),
  external({
    id: "conclusion-isolation-granularity",
    at,
    place: "结论",
    of: ["vm", "container", "sandbox", "wasm"],
    topic: "isolation",
    printed: "隔离粒度不断细化",
    needs: {
      en: "A definition of the grain of isolation (machine, process group, module), which the document does not give",
      zh: "隔离粒度的定义（机器、进程组、模块），文档没有给出",
    },
  }),
  external({
    id: "conclusion-qualities",
    at,
    place: "结论",
    topic: "value",
    printed: "面向未来的高性能、高安全、高弹性的软件架构体系",
    needs: {
      en: "What performance, security and elasticity are high against",
      zh: "“高”性能、安全与弹性是相对什么而言",
    },
  }),
];
