import { sumToOne } from "../../formulas/weighted-sum.ts";
import { comparisonMatrix } from "../../printed/comparison-matrix.ts";
import { breakthroughs, driverWeights, toolchainThreshold } from "../../printed/drivers.ts";
import { overheadComparison } from "../../printed/overhead-comparison.ts";
import { byReadings, decided, open } from "../item.ts";
import { possible, orMore } from "../phrases.ts";

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
      recomputed: { en: "sum 100 %, falling", zh: "合计 100 %，递减" },
      why: {
        en: "40 + 30 + 20 + 10 = 100, and each weight is less than the one before it.",
        zh: "40 + 30 + 20 + 10 = 100，且每个权重都小于前一个。",
      },
    }),
    open({
      id: "toolchain-threshold",
      at: "2-III-2",
      printed: `当工具链完善度>${toolchainThreshold.toolchain.printed}，WASM 将突破 ${toolchainThreshold.adoption.printed}渗透率`,
      missing: {
        en: "how 工具链完善度 is measured, where it is today, and how adoption depends on it (the growth model has E(t) instead)",
        zh: "“工具链完善度”如何度量、目前是多少、采用率如何取决于它（增长模型用的是 E(t)）",
      },
    }),
    byReadings({
      id: "zero-latency-start",
      at: "2-III-2",
      printed: `零延迟启动; 1-II: ${comparisonMatrix.wasm.startS.printed}; 1-VII-2: ${overheadComparison.wasm.startS.printed}`,
      readings: [
        {
          says: {
            en: "Read as it stands, a start takes no time, and the matrix says milliseconds.",
            zh: "按字面理解，则启动不耗时间，而矩阵说是毫秒级。",
          },
          holds: comparisonMatrix.wasm.startS.low === 0,
          recomputed: orMore("1 ms"),
        },
        {
          says: {
            en: "Read as a start that nobody notices, milliseconds are.",
            zh: "若理解为无人察觉的启动，则毫秒级即是。",
          },
          holds: true,
          recomputed: possible,
        },
      ],
    }),
    byReadings({
      id: "breakthroughs-vs-eras",
      at: "2-III-2",
      printed: `沙盒化普及 ${sandbox.printed}, WASM 函数化 ${wasm.printed}; 2-I-1: 沙盒化时代（${sandbox.era.printed}）, WASM 时代（${wasm.era.printed}）`,
      readings: [
        {
          says: {
            en: "Read as the years in which a technology prevails, the sandboxes' era ends before they spread, and that of WASM begins before it does.",
            zh: "若理解为技术占主导的年份，则沙盒化时代在其普及之前就结束，WASM 时代在其普及之前就开始。",
          },
          holds: sandbox.year <= sandbox.era.to && wasm.year <= wasm.era.from,
          recomputed: { en: "eras before breakthroughs", zh: "时代早于破局" },
        },
        {
          says: {
            en: "Read as the years in which a technology is new, it may spread later.",
            zh: "若理解为技术刚出现的年份，则普及可以更晚。",
          },
          holds: true,
          recomputed: possible,
        },
      ],
    }),
  ];
};
