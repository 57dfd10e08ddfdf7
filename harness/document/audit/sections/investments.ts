import { internalRateOfReturn } from "../../formulas/internal-rate-of-return.ts";
import { levelInvestment, netPresentValue, presentValue } from "../../formulas/net-present-value.ts";
import { paybackYears } from "../../formulas/payback.ts";
import { discountRate, type InvestmentRow, investments, investmentYears, risk } from "../../printed/investments.ts";
import { type AuditItem, decided } from "../item.ts";
import { percent, short } from "../number-text.ts";
import { recomputed } from "../recompute.ts";

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
      shown: `Σ ${cashFlow.printed} / 1.1^t over 5 years, less ${initial.printed.slice(1)},`,
    }),
    recomputed({
      ...item,
      id: `irr-${id}`,
      printed: `${name}: IRR ${row.irr.printed}`,
      result: row.irr,
      formula: (...cells) => internalRateOfReturn(investment(cells[0] ?? 0, cells[1] ?? 0)),
      shown: `IRR, the rate at which 5 years of ${cashFlow.printed} are worth ${initial.printed.slice(1)},`,
    }),
    recomputed({
      ...item,
      id: `payback-${id}`,
      printed: `${name}: 投资回收期 ${row.payback.printed}`,
      result: row.payback,
      formula: (...cells) => paybackYears(investment(cells[0] ?? 0, cells[1] ?? 0)),
      shown: `${initial.printed.slice(1)} / ${cashFlow.printed.slice(1)} (years, simple)`,
      why: `Discounted at 10 % it is ${short(discounted)} years.`,
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
  const range = `${low.toFixed(2)} to ${high.toFixed(2)}`;
  return decided({
    id: `irr-vs-payback-${id}`,
    at,
    printed: `${name}: IRR ${irr.printed}, 投资回收期 ${payback.printed}`,
    holds: low <= payback.value + payback.step / 2 && high >= payback.value - payback.step / 2,
    recomputed: `${range} years`,
    why: `With equal yearly flows the payback is (1 − 1.${irr.printed.slice(0, 2)}^−5) / 0.${irr.printed.slice(0, 2)}, so an IRR that rounds to ${irr.printed} has one of ${range} years, whatever the investment and the flow were.`,
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
    recomputed: values.map(({ npv }) => npv.toFixed(2)).join(", "),
    why: `WASM is highest as printed and as recomputed. Per yuan invested it is not ahead: ${perYuan.join(", ")}, as 8.0 / 3.2 = 2.0 / 0.8.`,
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
    recomputed: `${percent(internalRateOfReturn(asPrintedOf(wasm)))}, ${paybackYears(asPrintedOf(wasm))} years for both`,
    why: "With equal yearly flows over the same years, what pays back later has the lower IRR; WASM is printed with a later payback and a higher IRR. Both invest 2.5 times the yearly flow, so both figures are the same for both.",
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
    recomputed: "greater",
    why: "2.1 > 0.8. Of what σ is the deviation is not printed, and none is printed for Kata.",
  }),
];
