import { developerEfficiency } from "../../printed/agility.ts";
import type { ClaimedTechnology } from "../../printed/technologies.ts";
import { computed, descending, external, figures, type RegisterEntry } from "../entry.ts";
import { rowOf } from "../../place.ts";

const at = "2-II-2";
const of: readonly ClaimedTechnology[] = ["vm", "container", "wasm"];
const topic = "value";

/** Part 2, section II-2. */
export const agilityRegister: readonly RegisterEntry[] = [
  computed({
    id: "agility-release",
    at,
    place: rowOf("版本发布周期"),
    of,
    topic,
    printed: "周级 | 小时级 | 分钟级",
    bound: descending("release cycle", "虚拟机", "容器", "WASM"),
    audit: ["agility-turning-point"],
  }),
  computed({
    id: "agility-rollback",
    at,
    place: rowOf("回滚速度"),
    of,
    topic,
    printed: "分钟级 | 秒级 | 毫秒级",
    bound: descending("time of a rollback", "虚拟机", "容器", "WASM"),
    audit: ["agility-rollback"],
  }),
  external({
    id: "agility-consistency",
    at,
    place: rowOf("环境一致性"),
    of,
    topic,
    printed: "低 | 高 | 极高",
    bound: descending("consistency", "WASM", "容器", "虚拟机"),
    needs: {
      en: "How often a change of environment breaks a deployment, by technology",
      zh: "各技术下，环境变化使部署失败的频率",
    },
  }),
  computed({
    id: "agility-languages",
    at,
    place: rowOf("多语言混编成本"),
    of,
    topic: "cost",
    printed: "高 | 中 | 极低",
    bound: descending("cost of mixed languages", "虚拟机", "容器", "WASM"),
    audit: ["agility-languages"],
  }),
  external({
    id: "agility-efficiency",
    at,
    place: rowOf("开发者效率"),
    of,
    topic,
    printed: "基准 | +30% | +60%",
    bound: figures("share more", developerEfficiency.container, developerEfficiency.wasm),
    audit: ["efficiency-factor"],
    needs: {
      en: "What developers deliver in equal time on each technology, by one measure",
      zh: "以同一度量，开发者在各技术上等时间的产出",
    },
  }),
  computed({
    id: "agility-turning-point",
    at,
    place: "关键拐点",
    of: ["container", "wasm"],
    topic,
    printed: '当业务需求 "变更频率 > 1 次/小时" 时，WASM 的收益超越容器化',
    bound: figures("changes per hour", "1"),
    audit: ["agility-turning-point"],
  }),
];
