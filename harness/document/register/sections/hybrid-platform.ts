import { hybridPlatform } from "../../printed/hybrid-platform.ts";
import { below } from "../../printed/figure.ts";
import { computed, external, figures, type RegisterEntry, spanOf } from "../entry.ts";

const at = "2-IV-1";
const place = "业务价值输出";
const conditions = [
  {
    en: "Forecast for 2026, of a mix of microservices, WASM functions and AI sandboxes.",
    zh: "对 2026 年的预测，指微服务、WASM 函数与 AI 沙箱的混合。",
  },
];

/** Part 2, section IV-1. */
export const hybridPlatformRegister: readonly RegisterEntry[] = [
  external({
    id: "platform-mainstream",
    at,
    place: { en: "heading", zh: "标题" },
    topic: "adoption",
    printed: "2026 年主流架构模型：混合沙箱中台",
    audit: ["phases-vs-platform"],
    needs: {
      en: "How many platforms of 2026 schedule microVMs, WASM and containers under one manager",
      zh: "2026 年有多少平台在同一管理器下调度 microVM、WASM 与容器",
    },
  }),
  computed({
    id: "platform-density",
    at,
    place,
    topic: "density",
    printed: "密度: 50K实例/机",
    bound: figures("instances", hybridPlatform.density),
    conditions,
    audit: ["platform-density", "platform-density-vs-kuasar"],
  }),
  computed({
    id: "platform-latency",
    at,
    place,
    topic: "performance",
    printed: "P99延迟: <20ms",
    bound: spanOf("ms", below("P99延迟: <20ms", hybridPlatform.latencyP99Ms.limit)),
    conditions,
    audit: ["platform-latency", "contract-wasm-vs-platform"],
  }),
  computed({
    id: "platform-cost",
    at,
    place,
    topic: "cost",
    printed: "资源成本: ↓60%",
    bound: figures("share less", hybridPlatform.costReduction),
    conditions,
    audit: ["platform-cost", "platform-cost-vs-case"],
  }),
];
