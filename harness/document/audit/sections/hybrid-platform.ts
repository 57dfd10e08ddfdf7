import { costRatioBounds } from "../../formulas/total-cost.ts";
import { typicalDensity } from "../../printed/application-eras.ts";
import { hybridPlatform } from "../../printed/hybrid-platform.ts";
import { overheadComparison } from "../../printed/overhead-comparison.ts";
import { costCoefficients, retailCase } from "../../printed/total-cost.ts";
import { kuasar } from "../../printed/kuasar.ts";
import { byReadings, decided, open } from "../item.ts";
import { percent } from "../number-text.ts";

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
      recomputed: `possible from ${percent(leastWasmShare, 2)} of the node for WASM on`,
      missing: "the mix of microservices, WASM functions and AI sandboxes on the node",
      why:
        `With 100,000 WASM sandboxes or ${sandbox.density.high} lightweight ones on a whole node (1-VII-2), 50,000 instances ` +
        `need about ${percent(leastWasmShare, 2)} of the node for WASM, and less where more than 100,000 fit.`,
    }),
    byReadings({
      id: "platform-density-vs-kuasar",
      at,
      printed: `Kuasar Manager: 密度: ${density.printed}; 1-VII-1: ${kuasar.density.printed}; 2-I-1 (2025+): ${typicalDensity.wasm.printed}`,
      readings: [
        {
          says: "Read as what a node with Kuasar holds, half of what 1-VII-1 gives it today is the value of 2026.",
          holds: density.value >= kuasar.density.low,
          recomputed: "100,000 or more",
        },
        { says: "Read as a mix of kinds on one node, fewer fit.", holds: true, recomputed: "possible" },
      ],
    }),
    open({
      id: "platform-latency",
      at,
      printed: latencyP99Ms.printed,
      missing: "latency of what, and how many requests meet a cold start",
      why: "With starts of 200-500 ms (Kata) and 1-3 s (containers) by 1-VII-2, it cannot hold where more than one request in a hundred waits for such a start.",
    }),
    open({
      id: "platform-cost",
      at,
      printed: `资源成本: ${costReduction.printed}`,
      recomputed: `up to ${percent(1 - ratio.low)} less`,
      missing: "the mix, and against which platform the cost falls",
      why: "By the TCO coefficients a platform of containers that becomes all WASM saves 25 % to 96.7 %, one with a mix less.",
    }),
    decided({
      id: "platform-cost-vs-case",
      at,
      printed: `资源成本: ${costReduction.printed}; 2-II-1: TCO 降低 ${retailCase.costReduction.printed}`,
      holds: costReduction.value <= retailCase.costReduction.value,
      recomputed: `${retailCase.costReduction.printed} or less`,
      why: "A platform that keeps containers and sandboxes beside WASM saves no more than the case that moved to WASM altogether, if both are of the same cost.",
    }),
  ];
};
