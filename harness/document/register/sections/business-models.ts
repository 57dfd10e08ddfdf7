import { businessModels } from "../../printed/business-models.ts";
import type { ClaimedTechnology } from "../../printed/technologies.ts";
import { computed, external, figures, type RegisterEntry } from "../entry.ts";
import { rowOf } from "../../place.ts";

const at = "2-V-2";
const of: readonly ClaimedTechnology[] = ["vm", "wasm"];

/** Part 2, section V-2. */
export const businessModelsRegister: readonly RegisterEntry[] = [
  computed({
    id: "model-pricing",
    at,
    place: rowOf("定价模型"),
    of,
    topic: "cost",
    printed: "按实例/小时 | 按调用/毫秒 | 成本 ↓90%",
    bound: figures("share less", businessModels.costReduction),
    audit: ["pricing", "pricing-vs-case"],
  }),
  computed({
    id: "model-availability",
    at,
    place: rowOf("SLA 承诺"),
    of,
    topic: "value",
    printed: "99.9%可用性 | 99.99%弹性 | 可靠性 ↑10 倍",
    bound: figures(
      "share of the time; times",
      businessModels.availability.before,
      businessModels.availability.after,
      businessModels.availability.reliabilityFactor,
    ),
    audit: ["reliability-factor"],
  }),
  computed({
    id: "model-efficiency",
    at,
    place: rowOf("客户触点"),
    of,
    topic: "value",
    printed: "企业 IT 部门 | 业务开发者 | 效率 ↑5 倍",
    bound: figures("times", businessModels.efficiencyFactor),
    audit: ["efficiency-factor"],
  }),
  external({
    id: "model-moat",
    at,
    place: rowOf("竞争壁垒"),
    of,
    topic: "value",
    printed: "规模效应 | 生态网络效应 | 护城河改变",
    needs: { en: "What keeps customers with their providers, before and after", zh: "前后各是什么使客户留在原供应商" },
  }),
  external({
    id: "model-signal",
    at,
    place: "拐点信号",
    of: ["container", "wasm"],
    topic: "adoption",
    printed: "定价低于容器 50%时，市场将在 18 个月内完成切换",
    bound: figures("share less; months", "50%", "18 个月"),
    audit: ["containers-stay"],
    needs: {
      en: "Prices of such a product, and the market's shares 18 months after it",
      zh: "此类产品的价格，以及其后 18 个月的市场份额",
    },
  }),
];
