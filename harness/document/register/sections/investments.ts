import { investments, risk } from "../../printed/investments.ts";
import type { ClaimedTechnology } from "../../printed/technologies.ts";
import { computed, descending, external, figures, type RegisterEntry } from "../entry.ts";
import { rowOf } from "../../place.ts";

const at = "3-VII-1";
const topic = "investment";
const conditions = [
  { en: "Over 5 years, at 10 % a year, in millions of yuan.", zh: "5 年期，年贴现率 10 %，单位为百万元。" },
];
const technologyOf = { container: "container", kata: "sandbox", wasm: "wasm" } as const;

/** Part 3, section VII-1. */
export const investmentsRegister: readonly RegisterEntry[] = [
  external({
    id: "npv-formula",
    at,
    place: "NPV",
    topic,
    printed: "NPV(T) = Σ(CF_t / (1+r)^t) - Initial_Investment",
    needs: {
      en: "Nothing about the formula, which is the common one; of its flows, what investors really saved and earned",
      zh: "公式本身是通用的，无需数据；其现金流则需要投资者实际节省与获得的数额",
    },
  }),
  external({
    id: "cash-flow-formula",
    at,
    place: "CF_t",
    topic,
    printed: "CF_t = 成本节省_t + 收入增量_t - 维护成本_t",
    needs: {
      en: "What investors saved, earned and spent on maintenance, by year",
      zh: "投资者每年节省、获得以及用于维护的数额",
    },
  }),
  ...Object.values(investments).flatMap(({ id, name, initial, cashFlow, npv, irr, payback }) => {
    const of: readonly ClaimedTechnology[] = [technologyOf[id]];
    const head = { at, of, topic, conditions, place: rowOf(name) } as const;
    return [
      external({
        ...head,
        id: `investment-inputs-${id}`,
        printed: `${initial.printed} | ${cashFlow.printed}`,
        bound: figures("million yuan", initial, cashFlow),
        audit: ["tree-cost-vs-tco"],
        needs: {
          en: "What such projects cost, and what they save and earn a year",
          zh: "此类项目的花费，以及每年的节省与收益",
        },
      }),
      computed({
        ...head,
        id: `npv-${id}`,
        printed: npv.printed,
        bound: figures("million yuan", npv),
        audit: [`npv-${id}`, ...(id === "wasm" ? ["option-value", "option-investment-twice"] : [])],
      }),
      computed({
        ...head,
        id: `irr-${id}`,
        printed: irr.printed,
        bound: figures("share per year", irr),
        audit: [`irr-${id}`, `irr-vs-payback-${id}`, ...(id === "kata" ? [] : ["irr-order-vs-payback"])],
      }),
      computed({
        ...head,
        id: `payback-${id}`,
        printed: payback.printed,
        bound: figures("years", payback),
        audit: [`payback-${id}`, `irr-vs-payback-${id}`, ...(id === "kata" ? [] : ["irr-order-vs-payback"])],
      }),
    ];
  }),
  computed({
    id: "npv-highest",
    at,
    place: "结论",
    of: ["wasm"],
    topic,
    printed: "WASM 投资NPV 最高",
    bound: descending("NPV", "WASM 平台", "Kata 沙盒", "容器优化"),
    audit: ["npv-highest"],
  }),
  external({
    id: "investment-risk",
    at,
    place: "结论",
    of: ["wasm", "container"],
    topic,
    printed: "风险(σ=2.1) > 容器(σ=0.8)",
    bound: figures("σ", risk.wasm, risk.container),
    audit: ["risk-order", "strategy-scores"],
    needs: {
      en: "Of what σ is the deviation, and over which projects it was taken",
      zh: "σ 是什么的标准差，以及取自哪些项目",
    },
  }),
];
