import { costRatioBounds } from "../../formulas/total-cost.ts";
import { comparisonMatrix } from "../../printed/comparison-matrix.ts";
import { overheadComparison } from "../../printed/overhead-comparison.ts";
import { costCoefficients, retailCase } from "../../printed/total-cost.ts";
import { byReadings, decided, open } from "../item.ts";
import { percent, short } from "../number-text.ts";
import { withinLevel } from "../same-statement.ts";
import { span } from "../../printed/figure.ts";
import { possible, orMore, times } from "../phrases.ts";

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
      printed: {
        en: `函数实例密度提升 ${densityFactor.printed}; 1-VII-2: ${wasm.density.printed} over ${container.density.printed}`,
        zh: `函数实例密度提升 ${densityFactor.printed}; 1-VII-2: ${wasm.density.printed} 相对 ${container.density.printed}`,
      },
      holds: densityFactor.value >= leastFactor,
      recomputed: orMore(times(short(leastFactor))),
      why: {
        en: `100,000 or more over at most ${container.density.high} is at least ${short(leastFactor)}: the case is at the least that the list allows.`,
        zh: `100,000 以上除以至多 ${container.density.high}，至少为 ${short(leastFactor)}：案例恰为清单所允许的最小值。`,
      },
    }),
    decided({
      id: "case-density-vs-matrix",
      at,
      printed: {
        en: `函数实例密度提升 ${densityFactor.printed}; 1-II: ${comparisonMatrix.wasm.density.printed} over ${comparisonMatrix.container.density.printed}`,
        zh: `函数实例密度提升 ${densityFactor.printed}; 1-II: ${comparisonMatrix.wasm.density.printed} 相对 ${comparisonMatrix.container.density.printed}`,
      },
      holds: densityFactor.value >= leastByMatrix,
      recomputed: orMore(times(short(leastByMatrix))),
      why: {
        en: `100,000 or more over at most ${comparisonMatrix.container.density.high} is at least ${short(leastByMatrix)}.`,
        zh: `100,000 以上除以至多 ${comparisonMatrix.container.density.high}，至少为 ${short(leastByMatrix)}。`,
      },
    }),
    byReadings({
      id: "case-density-vs-coefficients",
      at,
      printed: `函数实例密度提升 ${densityFactor.printed}; 密度系数：容器=0.3, WASM=0.01`,
      readings: [
        {
          says: {
            en: `Read as one over the density, the coefficients above it give ${short(byCoefficients)} times.`,
            zh: `若理解为密度的倒数，则其上方的系数给出 ${short(byCoefficients)} 倍。`,
          },
          holds: Math.abs(byCoefficients - densityFactor.value) < densityFactor.step,
          recomputed: times(short(byCoefficients)),
        },
        {
          says: {
            en:
              "Read as the share that is left of the infrastructure's cost, of which a part does not depend on density, 200 " +
              `times as dense allows any coefficient from ${short(costCoefficients.container.density / densityFactor.value)} on.`,
            zh: `若理解为基础设施成本中剩余的份额（其中一部分与密度无关），则密度为 200 倍时，系数可取 ${short(costCoefficients.container.density / densityFactor.value)} 以上的任何值。`,
          },
          holds: costCoefficients.wasm.density >= costCoefficients.container.density / densityFactor.value,
          recomputed: possible,
        },
      ],
    }),
    decided({
      id: "case-start-container",
      at,
      printed: `冷启动延迟从 ${startBeforeMs.printed}; 1-VII-2: ${container.startS.printed}`,
      holds: startBeforeMs.value / 1000 >= container.startS.low,
      recomputed: orMore("1000 ms"),
      why: {
        en: "A cold start with all that belongs to it took 200 ms less than the least that the overhead list gives for a container's start alone.",
        zh: "包含一切环节的冷启动，比开销清单所给的容器启动本身的最小值还少 200 ms。",
      },
    }),
    withinLevel({
      id: "case-start-vs-matrix-container",
      at,
      here: inSeconds(startBeforeMs),
      level: comparisonMatrix.container.startS,
      elsewhere: "1-II",
      of: { en: "start of containers in seconds", zh: "容器启动时间（秒）" },
    }),
    withinLevel({
      id: "case-start-vs-matrix-wasm",
      at,
      here: inSeconds(startAfterMs),
      level: comparisonMatrix.wasm.startS,
      elsewhere: "1-II",
      of: { en: "start of WASM in seconds", zh: "WASM 启动时间（秒）" },
    }),
    byReadings({
      id: "case-start-wasm",
      at,
      printed: `降至 ${startAfterMs.printed}; 1-VII-2: ${wasm.startS.printed}`,
      readings: [
        {
          says: {
            en: "Read as the start of the sandbox, 15 ms is not below 10 ms.",
            zh: "若理解为沙箱的启动，则 15 ms 并不低于 10 ms。",
          },
          holds: startAfterMs.value / 1000 < wasm.startS.high,
          recomputed: { en: "below 10 ms", zh: "低于 10 ms" },
        },
        {
          says: {
            en: "Read as a cold start with the application's own part, more than 5 ms of it are the application's.",
            zh: "若理解为含应用自身部分的冷启动，则其中超过 5 ms 属于应用。",
          },
          holds: true,
          recomputed: possible,
        },
      ],
    }),
    open({
      id: "case-cost",
      at,
      printed: `TCO 降低 ${costReduction.printed}`,
      recomputed: {
        en: `${percent(1 - ratio.high, 2)} to ${percent(1 - ratio.low)} less`,
        zh: `降低 ${percent(1 - ratio.high, 2)} 至 ${percent(1 - ratio.low)}`,
      },
      missing: {
        en: "the three costs that the coefficients scale (基础设施成本, 运维人力, 安全损失), or their shares",
        zh: "系数所缩放的三项成本（基础设施成本、运维人力、安全损失），或它们的份额",
      },
      why: {
        en:
          "From containers to WASM the terms shrink to " +
          `${[ratio.low, costCoefficients.wasm.risk / costCoefficients.container.risk, ratio.high].map((share) => percent(share)).join(", ")} ` +
          `(infrastructure, security, operations), so the sum to something between: ${isPossible ? "67 % is possible" : "67 % is impossible"}.`,
        zh: `从容器到 WASM，各项缩小到 ${[ratio.low, costCoefficients.wasm.risk / costCoefficients.container.risk, ratio.high].map((share) => percent(share)).join("、")}（基础设施、安全、运维），故总和介于其间：67 % ${isPossible ? "有可能" : "不可能"}。`,
      },
    }),
    open({
      id: "case-finance",
      at,
      printed: "安全审计成本下降 40%, 合规通过率 100%",
      missing: {
        en: "the audits' cost before and after, and how many audits were passed and failed",
        zh: "改造前后的审计成本，以及通过与未通过的审计数",
      },
    }),
    open({
      id: "case-edge-ai",
      at,
      printed: "模型推理延迟降低 85%, 带宽成本节省 90%",
      missing: {
        en: "latency and bandwidth cost before and after, and of what the savings are",
        zh: "改造前后的延迟与带宽成本，以及节省的是哪一部分",
      },
    }),
  ];
};
