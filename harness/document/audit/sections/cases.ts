import { costRatioBounds } from "../../formulas/total-cost.ts";
import { comparisonMatrix } from "../../printed/comparison-matrix.ts";
import { overheadComparison } from "../../printed/overhead-comparison.ts";
import { costCoefficients, retailCase } from "../../printed/total-cost.ts";
import { byReadings, decided, open } from "../item.ts";
import { percent, short } from "../number-text.ts";
import { withinLevel } from "../same-statement.ts";
import { span } from "../../printed/figure.ts";

const at = "2-II-1";

/** Part 2, section II-1, 真实业务案例. */
export const casesAudit = () => {
  const { densityFactor, startBeforeMs, startAfterMs, costReduction } = retailCase;
  const { container, wasm } = overheadComparison;
  const ratio = costRatioBounds(costCoefficients.container, costCoefficients.wasm);
  const leastFactor = wasm.density.low / container.density.high;
  const leastByMatrix = comparisonMatrix.wasm.density.low / comparisonMatrix.container.density.high;
  const inSeconds = (start: typeof startBeforeMs) => span(start.printed, start.value / 1000, start.value / 1000);
  const byCoefficients = costCoefficients.container.density / costCoefficients.wasm.density;
  const isPossible = 1 - costReduction.value >= ratio.low && 1 - costReduction.value <= ratio.high;
  return [
    decided({
      id: "case-density-vs-overhead",
      at,
      printed: `函数实例密度提升 ${densityFactor.printed}; 1-VII-2: ${wasm.density.printed} over ${container.density.printed}`,
      holds: densityFactor.value >= leastFactor,
      recomputed: `${short(leastFactor)} times or more`,
      why: `100,000 or more over at most ${container.density.high} is at least ${short(leastFactor)}: the case is at the least that the list allows.`,
    }),
    decided({
      id: "case-density-vs-matrix",
      at,
      printed: `函数实例密度提升 ${densityFactor.printed}; 1-II: ${comparisonMatrix.wasm.density.printed} over ${comparisonMatrix.container.density.printed}`,
      holds: densityFactor.value >= leastByMatrix,
      recomputed: `${short(leastByMatrix)} times or more`,
      why: `100,000 or more over at most ${comparisonMatrix.container.density.high} is at least ${short(leastByMatrix)}.`,
    }),
    byReadings({
      id: "case-density-vs-coefficients",
      at,
      printed: `函数实例密度提升 ${densityFactor.printed}; 密度系数：容器=0.3, WASM=0.01`,
      readings: [
        {
          says: `Read as one over the density, the coefficients above it give ${short(byCoefficients)} times.`,
          holds: Math.abs(byCoefficients - densityFactor.value) < densityFactor.step,
          recomputed: `${short(byCoefficients)} times`,
        },
        {
          says:
            "Read as the share that is left of the infrastructure's cost, of which a part does not depend on density, 200 " +
            `times as dense allows any coefficient from ${short(costCoefficients.container.density / densityFactor.value)} on.`,
          holds: costCoefficients.wasm.density >= costCoefficients.container.density / densityFactor.value,
          recomputed: "possible",
        },
      ],
    }),
    decided({
      id: "case-start-container",
      at,
      printed: `冷启动延迟从 ${startBeforeMs.printed}; 1-VII-2: ${container.startS.printed}`,
      holds: startBeforeMs.value / 1000 >= container.startS.low,
      recomputed: "1000 ms or more",
      why: "A cold start with all that belongs to it took 200 ms less than the least that the overhead list gives for a container's start alone.",
    }),
    withinLevel({
      id: "case-start-vs-matrix-container",
      at,
      here: inSeconds(startBeforeMs),
      level: comparisonMatrix.container.startS,
      elsewhere: "1-II",
      of: "start of containers in seconds",
    }),
    withinLevel({
      id: "case-start-vs-matrix-wasm",
      at,
      here: inSeconds(startAfterMs),
      level: comparisonMatrix.wasm.startS,
      elsewhere: "1-II",
      of: "start of WASM in seconds",
    }),
    byReadings({
      id: "case-start-wasm",
      at,
      printed: `降至 ${startAfterMs.printed}; 1-VII-2: ${wasm.startS.printed}`,
      readings: [
        {
          says: "Read as the start of the sandbox, 15 ms is not below 10 ms.",
          holds: startAfterMs.value / 1000 < wasm.startS.high,
          recomputed: "below 10 ms",
        },
        {
          says: "Read as a cold start with the application's own part, more than 5 ms of it are the application's.",
          holds: true,
          recomputed: "possible",
        },
      ],
    }),
    open({
      id: "case-cost",
      at,
      printed: `TCO 降低 ${costReduction.printed}`,
      recomputed: `${percent(1 - ratio.high, 2)} to ${percent(1 - ratio.low)} less`,
      missing: "the three costs that the coefficients scale (基础设施成本, 运维人力, 安全损失), or their shares",
      why:
        "From containers to WASM the terms shrink to " +
        `${[ratio.low, costCoefficients.wasm.risk / costCoefficients.container.risk, ratio.high].map((share) => percent(share)).join(", ")} ` +
        `(infrastructure, security, operations), so the sum to something between: ${isPossible ? "67 % is possible" : "67 % is impossible"}.`,
    }),
    open({
      id: "case-finance",
      at,
      printed: "安全审计成本下降 40%, 合规通过率 100%",
      missing: "the audits' cost before and after, and how many audits were passed and failed",
    }),
    open({
      id: "case-edge-ai",
      at,
      printed: "模型推理延迟降低 85%, 带宽成本节省 90%",
      missing: "latency and bandwidth cost before and after, and of what the savings are",
    }),
  ];
};
