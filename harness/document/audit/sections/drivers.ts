import { sumToOne } from "../../formulas/weighted-sum.ts";
import { comparisonMatrix } from "../../printed/comparison-matrix.ts";
import { breakthroughs, driverWeights, toolchainThreshold } from "../../printed/drivers.ts";
import { overheadComparison } from "../../printed/overhead-comparison.ts";
import { byReadings, decided, open } from "../item.ts";

/** Part 2, section III-2. */
export const driversAudit = () => {
  const { printed, cost, security, performance, ecosystem } = driverWeights;
  const weights = [cost, security, performance, ecosystem];
  const isOrdered = weights.every((weight, index) => index === 0 || weight < (weights[index - 1] ?? 0));
  const { sandbox, wasm } = breakthroughs;
  return [
    decided({
      id: "driver-weights",
      at: "2-III-2",
      printed,
      holds: sumToOne(weights) && isOrdered,
      recomputed: "sum 100 %, falling",
      why: "40 + 30 + 20 + 10 = 100, and each weight is less than the one before it.",
    }),
    open({
      id: "toolchain-threshold",
      at: "2-III-2",
      printed: `当工具链完善度>${toolchainThreshold.toolchain.printed}，WASM 将突破 ${toolchainThreshold.adoption.printed}渗透率`,
      missing:
        "how 工具链完善度 is measured, where it is today, and how adoption depends on it (the growth model has E(t) instead)",
    }),
    byReadings({
      id: "zero-latency-start",
      at: "2-III-2",
      printed: `零延迟启动; 1-II: ${comparisonMatrix.wasm.startS.printed}; 1-VII-2: ${overheadComparison.wasm.startS.printed}`,
      readings: [
        {
          says: "Read as it stands, a start takes no time, and the matrix says milliseconds.",
          holds: comparisonMatrix.wasm.startS.low === 0,
          recomputed: "1 ms or more",
        },
        {
          says: "Read as a start that nobody notices, milliseconds are.",
          holds: true,
          recomputed: "possible",
        },
      ],
    }),
    byReadings({
      id: "breakthroughs-vs-eras",
      at: "2-III-2",
      printed: `沙盒化普及 ${sandbox.printed}, WASM 函数化 ${wasm.printed}; 2-I-1: 沙盒化时代（${sandbox.era.printed}）, WASM 时代（${wasm.era.printed}）`,
      readings: [
        {
          says: "Read as the years in which a technology prevails, the sandboxes' era ends before they spread, and that of WASM begins before it does.",
          holds: sandbox.year <= sandbox.era.to && wasm.year <= wasm.era.from,
          recomputed: "eras before breakthroughs",
        },
        {
          says: "Read as the years in which a technology is new, it may spread later.",
          holds: true,
          recomputed: "possible",
        },
      ],
    }),
  ];
};
