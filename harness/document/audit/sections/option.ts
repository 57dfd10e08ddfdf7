import { levelInvestment, presentValue } from "../../formulas/net-present-value.ts";
import { optionValue } from "../../formulas/option-value.ts";
import { adoption, growthThreshold } from "../../printed/adoption.ts";
import { roundsTo } from "../../printed/figure.ts";
import { discountRate, investments, investmentYears, option } from "../../printed/investments.ts";
import { lastUpdated } from "../../printed/roadmap.ts";
import { type AuditItem, byReadings, decided } from "../item.ts";
import { short } from "../number-text.ts";
import { theSame, fromTo } from "../phrases.ts";
import { everywhere, type Wording } from "../../../wording.ts";

const at = "3-VII-2";
const { wasm } = investments;
const investment = -wasm.initial.value;
const probability = option.maturityProbability.value;

const value = (): AuditItem => {
  const right = optionValue({ value: wasm.npv.value, investment, maturityProbability: probability });
  const withoutMaximum = (wasm.npv.value - investment) * probability;
  return decided({
    id: "option-value",
    at,
    printed: `max(NPV_WASM - Investment, 0) × P; (4.15 - 8.0) × 0.38 = ${option.value.printed}`,
    holds: roundsTo(right, option.value),
    recomputed: everywhere(String(right)),
    why: {
      en: `A maximum with 0 times a probability is never negative: max(4.15 − 8.0, 0) × 0.38 = ${right}. ${short(withoutMaximum)} is the product without the maximum; the printed figure is ${short(-option.value.value)} too low.`,
      zh: `与 0 取最大再乘以概率，绝不会为负：max(4.15 − 8.0, 0) × 0.38 = ${right}。${short(withoutMaximum)} 是不取最大值的乘积；所印数字低了 ${short(-option.value.value)}。`,
    },
  });
};

const investmentTwice = (): AuditItem => {
  const { cashFlows } = levelInvestment(investment, wasm.cashFlow.value, investmentYears);
  const gross = presentValue(cashFlows, discountRate);
  const once = optionValue({ value: gross, investment, maturityProbability: probability });
  return decided({
    id: "option-investment-twice",
    at,
    printed: "NPV_WASM - Investment = 4.15 - 8.0; 3-VII-1: NPV(T) = Σ(…) - Initial_Investment",
    holds: false,
    recomputed: everywhere(short(once)),
    why: {
      en:
        `The NPV of 4.15 has the 8.0 deducted already. Deducted once, (${short(gross, 4)} − 8.0) × 0.38 = ${short(once)} with the recomputed present value, or 4.15 × 0.38 = ` +
        `${short(wasm.npv.value * probability)} with the printed NPV: positive, so that 应等待 does not follow.`,
      zh: `4.15 的 NPV 已经扣除 8.0。只扣一次，则用复算的现值为 (${short(gross, 4)} − 8.0) × 0.38 = ${short(once)}，用所印的 NPV 为 4.15 × 0.38 = ${short(wasm.npv.value * probability)}：为正，因此得不出“应等待”。`,
    },
  });
};

const threshold = (): AuditItem =>
  decided({
    id: "option-threshold",
    at,
    printed: `当P(ecosystem) > ${option.threshold.printed}时，执行投资`,
    holds: optionValue({ value: wasm.npv.value, investment, maturityProbability: option.threshold.value }) > 0,
    recomputed: { en: "no threshold", zh: "不构成阈值" },
    why: {
      en: "P only scales the value and never changes its sign: by the formula it is 0 with 0.38, with 0.65 and with 1, and without the maximum it falls further, to -2.50 with 0.65.",
      zh: "P 只缩放数值，从不改变其符号：按公式，P 取 0.38、0.65 或 1 时都为 0；不取最大值时反而更低，P 取 0.65 时为 -2.50。",
    },
  });

interface Years {
  readonly low: number;
  readonly high: number;
}

function isInQuarter({ low, high }: Years): boolean {
  return low < option.thresholdTo && high >= option.thresholdFrom;
}

function yearsText({ low, high }: Years): Wording {
  return fromTo(low.toFixed(1), high.toFixed(1));
}

/** When E or P reaches the second threshold if it grows on as from its present value to the first. */
const date = (): AuditItem => {
  const now = lastUpdated.year + (lastUpdated.month - 1) / 12;
  const { maturity: first, from, to } = growthThreshold;
  const second = option.threshold.value;
  const linear = (second - first) / (first - probability);
  const geometric = Math.log(second / first) / Math.log(first / probability);
  const reach = (steps: number): Years => ({ low: from + steps * (from - now), high: to + steps * (to - now) });
  return byReadings({
    id: "option-date",
    at,
    printed: "P(ecosystem) > 0.65: 2026 Q3; 3-II-1: E(t) > 0.5: 2026 年 Q2, E(t)当前值 0.38",
    readings: [
      {
        says: {
          en: `Read as E, which has the same 0.38, and as growing by equal amounts from the document's date through 0.5 in the second quarter of 2026, it reaches 0.65 in ${yearsText(reach(linear)).en}.`,
          zh: `若理解为 E（其值同为 0.38），且自文档日期起等量增长、在 2026 年第二季度达到 0.5，则在 ${yearsText(reach(linear)).zh} 达到 0.65。`,
        },
        holds: isInQuarter(reach(linear)),
        recomputed: yearsText(reach(linear)),
      },
      {
        says: {
          en: `Read as growing by equal factors, in ${yearsText(reach(geometric)).en}.`,
          zh: `若按等倍数增长，则在 ${yearsText(reach(geometric)).zh}。`,
        },
        holds: isInQuarter(reach(geometric)),
        recomputed: yearsText(reach(geometric)),
      },
    ],
  });
};

/** Part 3, section VII-2. */
export const optionAudit = () => [
  value(),
  investmentTwice(),
  threshold(),
  decided({
    id: "option-probability",
    at,
    printed: `P(ecosystem_mature) = ${option.maturityProbability.printed}; 3-II-1: E(t)当前值 ${adoption.wasm.maturity}`,
    holds: option.maturityProbability.value === adoption.wasm.maturity,
    recomputed: theSame,
    why: {
      en: "The probability is the present maturity of the adoption model.",
      zh: "该概率就是渗透率模型中当前的成熟度。",
    },
  }),
  date(),
];
