import { costRatioBounds } from "../../formulas/total-cost.ts";
import { typicalDensity } from "../../printed/application-eras.ts";
import { hybridPlatform } from "../../printed/hybrid-platform.ts";
import { overheadComparison } from "../../printed/overhead-comparison.ts";
import { costCoefficients, retailCase } from "../../printed/total-cost.ts";
import { kuasar } from "../../printed/kuasar.ts";
import { byReadings, decided, open } from "../item.ts";
import { percent } from "../number-text.ts";
import { possible, orMore } from "../phrases.ts";

const at = "2-IV-1";

/** Part 2, section IV-1. */
export const hybridPlatformAudit = () => {
  const { density, latencyP99Ms, costReduction } = hybridPlatform;
  const { wasm, sandbox } = overheadComparison;
  // A node's resources go in part to WASM sandboxes, the rest to what is densest after them.
  const leastWasmShare = (density.value - sandbox.density.high) / (wasm.density.low - sandbox.density.high);
  const ratio = costRatioBounds(costCoefficients.container, costCoefficients.wasm);
  return [
    open({
      id: "platform-density",
      at,
      printed: `密度: ${density.printed}`,
      recomputed: {
        en: `possible from ${percent(leastWasmShare, 2)} of the node for WASM on`,
        zh: `WASM 占节点 ${percent(leastWasmShare, 2)} 以上时有可能`,
      },
      missing: {
        en: "the mix of microservices, WASM functions and AI sandboxes on the node",
        zh: "节点上微服务、WASM 函数与 AI 沙箱的配比",
      },
      why: {
        en:
          `With 100,000 WASM sandboxes or ${sandbox.density.high} lightweight ones on a whole node (1-VII-2), 50,000 instances ` +
          `need about ${percent(leastWasmShare, 2)} of the node for WASM, and less where more than 100,000 fit.`,
        zh: `整个节点若放 100,000 个 WASM 沙箱或 ${sandbox.density.high} 个轻量沙盒（1-VII-2），则 50,000 个实例约需把节点的 ${percent(leastWasmShare, 2)} 用于 WASM；若能放下超过 100,000 个，则更少。`,
      },
    }),
    byReadings({
      id: "platform-density-vs-kuasar",
      at,
      printed: `Kuasar Manager: 密度: ${density.printed}; 1-VII-1: ${kuasar.density.printed}; 2-I-1 (2025+): ${typicalDensity.wasm.printed}`,
      readings: [
        {
          says: {
            en: "Read as what a node with Kuasar holds, half of what 1-VII-1 gives it today is the value of 2026.",
            zh: "若理解为一个节点用 Kuasar 能容纳的数量，则 1-VII-1 所给的今日数值，其一半才是 2026 年的数值。",
          },
          holds: density.value >= kuasar.density.low,
          recomputed: orMore("100,000"),
        },
        {
          says: {
            en: "Read as a mix of kinds on one node, fewer fit.",
            zh: "若理解为一个节点上多种沙箱的混合，则容纳得更少。",
          },
          holds: true,
          recomputed: possible,
        },
      ],
    }),
    open({
      id: "platform-latency",
      at,
      printed: latencyP99Ms.printed,
      missing: {
        en: "latency of what, and how many requests meet a cold start",
        zh: "是什么的延迟，以及有多少请求遇到冷启动",
      },
      why: {
        en: "With starts of 200-500 ms (Kata) and 1-3 s (containers) by 1-VII-2, it cannot hold where more than one request in a hundred waits for such a start.",
        zh: "按 1-VII-2，启动需 200-500 ms（Kata）与 1-3 s（容器）；只要每一百个请求中有一个以上等待这样的启动，它就不可能成立。",
      },
    }),
    open({
      id: "platform-cost",
      at,
      printed: `资源成本: ${costReduction.printed}`,
      recomputed: { en: `up to ${percent(1 - ratio.low)} less`, zh: `至多降低 ${percent(1 - ratio.low)}` },
      missing: { en: "the mix, and against which platform the cost falls", zh: "配比，以及成本是相对于哪个平台降低" },
      why: {
        en: "By the TCO coefficients a platform of containers that becomes all WASM saves 25 % to 96.7 %, one with a mix less.",
        zh: "按 TCO 系数，纯容器平台全部改为 WASM 可节省 25 % 至 96.7 %，混合平台节省得更少。",
      },
    }),
    decided({
      id: "platform-cost-vs-case",
      at,
      printed: `资源成本: ${costReduction.printed}; 2-II-1: TCO 降低 ${retailCase.costReduction.printed}`,
      holds: costReduction.value <= retailCase.costReduction.value,
      recomputed: { en: `${retailCase.costReduction.printed} or less`, zh: `至多 ${retailCase.costReduction.printed}` },
      why: {
        en: "A platform that keeps containers and sandboxes beside WASM saves no more than the case that moved to WASM altogether, if both are of the same cost.",
        zh: "若二者指同一种成本，则在 WASM 之外还保留容器与沙盒的平台，节省不会超过全部改为 WASM 的案例。",
      },
    }),
  ];
};
