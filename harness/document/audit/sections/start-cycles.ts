import { costCoefficients } from "../../printed/total-cost.ts";
import { overheadComparison } from "../../printed/overhead-comparison.ts";
import { startCycles } from "../../printed/start-cycles.ts";
import { technologyNames } from "../../printed/technologies.ts";
import { type AuditItem, byReadings, decided } from "../item.ts";
import { seconds, short } from "../number-text.ts";

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
        says:
          `Half an order of magnitude around 10^${exponent} cycles at 1 to 5 GHz is ${seconds(low)} to ${seconds(high)}. Read as CPUs that are ` +
          `busy all the time, ${technologyNames[technology]} start within that; ${start.printed} is ${
            isBusyPossible ? "compatible with it" : `${short(start.low / high)} times as long at least`
          }.`,
        holds: isBusyPossible,
        recomputed: `${seconds(low)} to ${seconds(high)}`,
      },
      {
        says: "Read as work beside waiting, a start may take longer; how long it waits is not printed.",
        holds: low <= start.high,
        recomputed: `${seconds(low)} or more`,
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
    recomputed: "a path through the runtime's flaws",
    why: "A flaw of the runtime is a path for a program that uses it, so the risk that part 2 names and a boundary that no program can pass cannot both be.",
  }),
  byReadings({
    id: "attack-path-vs-risk",
    at,
    printed: `¬ 攻击路径(P→W), 不可绕过; 2-II-1 风险系数: WASM=${costCoefficients.wasm.risk}`,
    readings: [
      {
        says: "Read as the risk of attacks from inside, a boundary that no program passes has none, and the coefficient is not 0.",
        holds: costCoefficients.wasm.risk === 0,
        recomputed: "0",
      },
      {
        says: "Read as all losses of security, those that are no matter of the boundary remain.",
        holds: true,
        recomputed: "possible",
      },
    ],
  }),
];
