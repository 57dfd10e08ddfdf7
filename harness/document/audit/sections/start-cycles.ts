import { costCoefficients } from "../../printed/total-cost.ts";
import { overheadComparison } from "../../printed/overhead-comparison.ts";
import { startCycles } from "../../printed/start-cycles.ts";
import { technologyNames } from "../../printed/technologies.ts";
import { type AuditItem, byReadings, decided } from "../item.ts";
import { seconds, short } from "../number-text.ts";
import { possible, fromTo, orMore } from "../phrases.ts";
import { everywhere } from "../../../wording.ts";

const at = "3-III-1";

/** Clocks of CPUs that run such work, Hz: cycles last from one over the highest to one over the lowest. */
const CLOCKS_HZ = { low: 1e9, high: 5e9 };

const cycles = (technology: "vm" | "container" | "wasm"): AuditItem => {
  const exponent = startCycles[technology];
  const start = overheadComparison[technology].startS;
  const low = 10 ** (exponent - 0.5) / CLOCKS_HZ.high;
  const high = 10 ** (exponent + 0.5) / CLOCKS_HZ.low;
  const isBusyPossible = low <= start.high && high >= start.low;
  return byReadings({
    id: `cycles-vs-overhead-${technology}`,
    at,
    printed: `启动开销：O(10^${exponent}) cycles; 1-VII-2: ${start.printed}`,
    readings: [
      {
        says: {
          en:
            `Half an order of magnitude around 10^${exponent} cycles at 1 to 5 GHz is ${seconds(low)} to ${seconds(high)}. Read as CPUs that are ` +
            `busy all the time, ${technologyNames[technology].en} start within that; ${start.printed} is ${
              isBusyPossible ? "compatible with it" : `${short(start.low / high)} times as long at least`
            }.`,
          zh: `10^${exponent} 个周期上下半个数量级，在 1 至 5 GHz 下为 ${seconds(low)} 至 ${seconds(high)}。若理解为 CPU 一直忙碌，则${technologyNames[technology].zh}应在此范围内启动；${start.printed} ${isBusyPossible ? "与之相容" : `至少是其 ${short(start.low / high)} 倍`}。`,
        },
        holds: isBusyPossible,
        recomputed: fromTo(seconds(low), seconds(high)),
      },
      {
        says: {
          en: "Read as work beside waiting, a start may take longer; how long it waits is not printed.",
          zh: "若理解为等待之外的工作，则启动可以更久；等待多久没有印出。",
        },
        holds: low <= start.high,
        recomputed: orMore(seconds(low)),
      },
    ],
  });
};

/** Part 3, section III-1. */
export const startCyclesAudit = () => [
  ...(["vm", "container", "wasm"] as const).map(cycles),
  decided({
    id: "no-attack-path",
    at,
    printed: "∀P ∈ 恶意程序, ∀W ∈ WASM, ¬ 攻击路径(P→W); 2-VII: 新攻击面（WASM 运行时漏洞）",
    holds: false,
    recomputed: { en: "a path through the runtime's flaws", zh: "经由运行时漏洞的路径" },
    why: {
      en: "A flaw of the runtime is a path for a program that uses it, so the risk that part 2 names and a boundary that no program can pass cannot both be.",
      zh: "运行时的漏洞，对利用它的程序就是一条路径；因此第 2 部分所说的风险，与任何程序都无法穿越的边界，不能同时成立。",
    },
  }),
  byReadings({
    id: "attack-path-vs-risk",
    at,
    printed: `¬ 攻击路径(P→W), 不可绕过; 2-II-1 风险系数: WASM=${costCoefficients.wasm.risk}`,
    readings: [
      {
        says: {
          en: "Read as the risk of attacks from inside, a boundary that no program passes has none, and the coefficient is not 0.",
          zh: "若理解为来自内部的攻击风险，则任何程序都无法穿越的边界没有风险，而系数并不为 0。",
        },
        holds: costCoefficients.wasm.risk === 0,
        recomputed: everywhere("0"),
      },
      {
        says: {
          en: "Read as all losses of security, those that are no matter of the boundary remain.",
          zh: "若理解为全部安全损失，则与边界无关的部分仍在。",
        },
        holds: true,
        recomputed: possible,
      },
    ],
  }),
];
