import { internalRateOfReturn } from "../../formulas/internal-rate-of-return.ts";
import { levelInvestment, netPresentValue, presentValue } from "../../formulas/net-present-value.ts";
import { paybackYears } from "../../formulas/payback.ts";
import { discountRate, type InvestmentRow, investments, investmentYears, risk } from "../../printed/investments.ts";
import { type AuditItem, decided } from "../item.ts";
import { percent, short } from "../number-text.ts";
import { recomputed } from "../recompute.ts";
import { everywhere } from "../../../wording.ts";
import { fromTo } from "../phrases.ts";

const at = "3-VII-1";
const rows = Object.values(investments);

/** Initial investments are printed as negative amounts. */
const investment = (initial: number, cashFlow: number) => levelInvestment(-initial, cashFlow, investmentYears);
const asPrintedOf = ({ initial, cashFlow }: InvestmentRow) => investment(initial.value, cashFlow.value);

const resultsOf = (row: InvestmentRow): AuditItem[] => {
  const { id, name, initial, cashFlow } = row;
  const item = { at, inputs: [initial, cashFlow] } as const;
  const discounted = paybackYears(asPrintedOf(row), discountRate);
  return [
    recomputed({
      ...item,
      id: `npv-${id}`,
      printed: `${name}: NPV@10% ${row.npv.printed}`,
      result: row.npv,
      formula: (...cells) => netPresentValue(investment(cells[0] ?? 0, cells[1] ?? 0), discountRate),
      shown: {
        en: `Σ ${cashFlow.printed} / 1.1^t over 5 years, less ${initial.printed.slice(1)},`,
        zh: `5 年的 Σ ${cashFlow.printed} / 1.1^t 减去 ${initial.printed.slice(1)}`,
      },
    }),
    recomputed({
      ...item,
      id: `irr-${id}`,
      printed: `${name}: IRR ${row.irr.printed}`,
      result: row.irr,
      formula: (...cells) => internalRateOfReturn(investment(cells[0] ?? 0, cells[1] ?? 0)),
      shown: {
        en: `IRR, the rate at which 5 years of ${cashFlow.printed} are worth ${initial.printed.slice(1)},`,
        zh: `IRR（使 5 年每年 ${cashFlow.printed} 的现值等于 ${initial.printed.slice(1)} 的贴现率）`,
      },
    }),
    recomputed({
      ...item,
      id: `payback-${id}`,
      printed: `${name}: 投资回收期 ${row.payback.printed}`,
      result: row.payback,
      formula: (...cells) => paybackYears(investment(cells[0] ?? 0, cells[1] ?? 0)),
      shown: {
        en: `${initial.printed.slice(1)} / ${cashFlow.printed.slice(1)} (years, simple)`,
        zh: `${initial.printed.slice(1)} / ${cashFlow.printed.slice(1)}（年，不贴现）`,
      },
      why: {
        en: `Discounted at 10 % it is ${short(discounted)} years.`,
        zh: `按 10 % 贴现则为 ${short(discounted)} 年。`,
      },
    }),
  ];
};

/** The payback of equal yearly flows with that IRR: what such flows of one are worth. */
function impliedPayback(rate: number): number {
  const { cashFlows } = levelInvestment(0, 1, investmentYears);
  return presentValue(cashFlows, rate);
}

/** With equal flows both depend on investment over flow alone, so each gives the other, whatever the inputs were. */
const irrAgainstPayback = ({ id, name, irr, payback }: InvestmentRow): AuditItem => {
  const low = impliedPayback(irr.value + irr.step / 2);
  const high = impliedPayback(irr.value - irr.step / 2);
  const range = fromTo(low.toFixed(2), high.toFixed(2));
  return decided({
    id: `irr-vs-payback-${id}`,
    at,
    printed: `${name}: IRR ${irr.printed}, 投资回收期 ${payback.printed}`,
    holds: low <= payback.value + payback.step / 2 && high >= payback.value - payback.step / 2,
    recomputed: { en: `${range.en} years`, zh: `${range.zh} 年` },
    why: {
      en: `With equal yearly flows the payback is (1 − 1.${irr.printed.slice(0, 2)}^−5) / 0.${irr.printed.slice(0, 2)}, so an IRR that rounds to ${irr.printed} has one of ${range.en} years, whatever the investment and the flow were.`,
      zh: `若每年现金流相等，则回收期为 (1 − 1.${irr.printed.slice(0, 2)}^−5) / 0.${irr.printed.slice(0, 2)}；因此四舍五入为 ${irr.printed} 的 IRR，其回收期为 ${range.zh} 年，无论投资与现金流是多少。`,
    },
  });
};

const highestNpv = (): AuditItem => {
  const values = rows.map((row) => ({ row, npv: netPresentValue(asPrintedOf(row), discountRate) }));
  const best = values.toSorted((a, b) => b.npv - a.npv)[0]?.row;
  const perYuan = values.map(({ row, npv }) => `${row.name} ${short(npv / -row.initial.value)}`);
  return decided({
    id: "npv-highest",
    at,
    printed: "WASM 投资NPV 最高: +4.15 > +1.21 > +1.04",
    holds: best?.id === "wasm",
    recomputed: everywhere(values.map(({ npv }) => npv.toFixed(2)).join(", ")),
    why: {
      en: `WASM is highest as printed and as recomputed. Per yuan invested it is not ahead: ${perYuan.join(", ")}, as 8.0 / 3.2 = 2.0 / 0.8.`,
      zh: `WASM 无论按所印还是按复算都最高。按每元投资计则并不领先：${perYuan.join("、")}，因为 8.0 / 3.2 = 2.0 / 0.8。`,
    },
  });
};

const irrOrder = (): AuditItem => {
  const { container, wasm } = investments;
  const isHigher = wasm.irr.value > container.irr.value;
  const isLonger = wasm.payback.value > container.payback.value;
  return decided({
    id: "irr-order-vs-payback",
    at,
    printed: `WASM: ${wasm.irr.printed}, ${wasm.payback.printed}; 容器: ${container.irr.printed}, ${container.payback.printed}`,
    holds: isHigher !== isLonger,
    recomputed: {
      en: `${percent(internalRateOfReturn(asPrintedOf(wasm)))}, ${paybackYears(asPrintedOf(wasm))} years for both`,
      zh: `${percent(internalRateOfReturn(asPrintedOf(wasm)))}、${paybackYears(asPrintedOf(wasm))} 年，二者相同`,
    },
    why: {
      en: "With equal yearly flows over the same years, what pays back later has the lower IRR; WASM is printed with a later payback and a higher IRR. Both invest 2.5 times the yearly flow, so both figures are the same for both.",
      zh: "若各年现金流相等、年数相同，则回收越晚 IRR 越低；所印的 WASM 回收更晚而 IRR 更高。两者的投资都是年现金流的 2.5 倍，故两项指标应完全相同。",
    },
  });
};

/** Part 3, section VII-1. */
export const investmentsAudit = () => [
  ...rows.flatMap(resultsOf),
  ...rows.map(irrAgainstPayback),
  irrOrder(),
  highestNpv(),
  decided({
    id: "risk-order",
    at,
    printed: `风险(σ=${risk.wasm.printed}) > 容器(σ=${risk.container.printed})`,
    holds: risk.wasm.value > risk.container.value,
    recomputed: { en: "greater", zh: "更大" },
    why: {
      en: "2.1 > 0.8. Of what σ is the deviation is not printed, and none is printed for Kata.",
      zh: "2.1 > 0.8。σ 是什么的标准差没有印出，Kata 的 σ 也没有印出。",
    },
  }),
];
