/** The document's four trees that lead a business's needs to a technology, as data. */
import type { Layer } from "../../../drivers/types.ts";
import { tree2025 } from "./action-plan.ts";
import type { SectionCode } from "./sections.ts";
import { tolerances } from "./start-paradigms.ts";
import type { ClaimedTechnology } from "./technologies.ts";
import { utilityTree } from "./utility.ts";
import type { Wording } from "../../wording.ts";

/** What an answer asks of the technology that it leads to, as far as a measurement can tell. */
export type Demand =
  /** A start, from the request to ready, takes less. */
  | { readonly kind: "start-within"; readonly seconds: number }
  /** So many starts a second. */
  | { readonly kind: "starts-per-second"; readonly least: number };

export interface Recommendation {
  readonly printed: string;
  readonly technology: ClaimedTechnology;
  /** Where it names a product or a layer and no class; see a claim's conditions. */
  readonly products?: readonly string[];
  readonly layer?: Layer;
}

export interface Answer {
  readonly printed: string;
  readonly demand?: Demand;
  readonly leadsTo: Question | Recommendation;
}

export interface Question {
  readonly printed: string;
  /** What it asks, in plain words of our own, and why no measurement of sandboxes answers it where none does. */
  readonly asks: Wording;
  readonly answers: readonly Answer[];
}

export interface DecisionTree {
  readonly at: SectionCode;
  readonly printed: string;
  readonly root: Question;
}

export function isQuestion(node: Question | Recommendation): node is Question {
  return "answers" in node;
}

const need: Wording = { en: "a need of the business", zh: "这是业务的需要" };
const quark: Recommendation = { printed: "选择Quark App Kernel", technology: "sandbox", products: ["quark"] };

/** Part 1, section VIII. */
const evolution: DecisionTree = {
  at: "1-VIII",
  printed: "演进路径与决策树",
  root: {
    printed: "隔离要求?",
    asks: { en: `how much isolation is wanted: ${need.en}`, zh: `需要多强的隔离：${need.zh}` },
    answers: [
      {
        printed: "高(安全/合规)",
        leadsTo: {
          printed: "性能要求?",
          asks: {
            en: `how much performance is wanted, without a figure: ${need.en}`,
            zh: `需要多高的性能，没有数字：${need.zh}`,
          },
          answers: [
            {
              printed: "极致性能",
              leadsTo: {
                printed: "生态兼容?",
                asks: { en: `whether the code can be rewritten: ${need.en}`, zh: `代码能否重写：${need.zh}` },
                answers: [
                  { printed: "可重构", leadsTo: { printed: "选择WASM", technology: "wasm" } },
                  { printed: "需兼容", leadsTo: quark },
                ],
              },
            },
            {
              printed: "平衡性能",
              leadsTo: { printed: "选择Kata沙盒", technology: "sandbox", products: ["kata"] },
            },
          ],
        },
      },
      { printed: "中(标准微服务)", leadsTo: { printed: "选择容器化", technology: "container" } },
      { printed: "低(单体迁移)", leadsTo: { printed: "选择虚拟化", technology: "vm" } },
    ],
  },
};

function tolerated(technology: keyof typeof tolerances, printed: string, to: string): Answer {
  // The kinder of two readings, as in the claims of the same graph.
  const demand = { kind: "start-within", seconds: tolerances[technology].orderEndS } as const;
  return { printed, demand, leadsTo: { printed: to, technology } };
}

/** Part 2, section I-2. */
const paradigms: DecisionTree = {
  at: "2-I-2",
  printed: "应用启动范式迁移",
  root: {
    printed: "延迟容忍度",
    asks: { en: "how long a start may take", zh: "启动可以用多长时间" },
    answers: [
      tolerated("container", "秒级", "容器化"),
      tolerated("sandbox", "百毫秒", "沙盒化"),
      tolerated("wasm", "十毫秒", "WASM函数"),
    ],
  },
};

const wasmFunction: Recommendation = { printed: "推荐: WASM函数", technology: "wasm" };
const kata: Recommendation = { printed: "推荐: Kata沙盒", technology: "sandbox", products: ["kata"] };
const docker: Recommendation = { printed: "推荐: Docker容器", technology: "container", layer: "docker" };

const canRewrite: Question = {
  printed: "能改造代码?",
  asks: { en: `whether the code can be rewritten: ${need.en}`, zh: `代码能否重写：${need.zh}` },
  answers: [
    { printed: "是", leadsTo: wasmFunction },
    { printed: "否", leadsTo: kata },
  ],
};

/** Part 2, section VI. */
const enterprise: DecisionTree = {
  at: "2-VI",
  printed: "企业技术选型决策树（2025 版）",
  root: {
    printed: "隔离要求>合规?",
    asks: {
      en: `whether more isolation is wanted than regulations ask for: ${need.en}`,
      zh: `是否需要高于法规要求的隔离：${need.zh}`,
    },
    answers: [
      {
        printed: "是",
        leadsTo: {
          printed: "延迟要求<100ms?",
          asks: {
            en: "whether less than 100 ms are wanted; read as of a start, as in 2-I-2",
            zh: "是否要求低于 100 ms；如 2-I-2，理解为启动",
          },
          answers: [
            {
              printed: "是",
              demand: { kind: "start-within", seconds: tree2025.latencyLimitS },
              leadsTo: canRewrite,
            },
            { printed: "否", leadsTo: kata },
          ],
        },
      },
      {
        printed: "否",
        leadsTo: {
          printed: "启动频率>1次/秒?",
          asks: { en: "whether more than one start a second is wanted", zh: "是否要求每秒启动一次以上" },
          answers: [
            {
              printed: "是",
              demand: { kind: "starts-per-second", least: tree2025.startsPerSecond },
              leadsTo: canRewrite,
            },
            { printed: "否", leadsTo: docker },
          ],
        },
      },
    ],
  },
};

const chooseKata: Recommendation = { printed: "选择Kata", technology: "sandbox", products: ["kata"] };

/** Part 3, section IV-1. */
const utilityBased: DecisionTree = {
  at: "3-IV-1",
  printed: "业务决策树（期望效用最大化）",
  root: {
    printed: "业务需求隔离性>0.8?",
    asks: {
      en: `how much isolation is wanted, on a scale that is not printed: ${need.en}`,
      zh: `需要多强的隔离，所用的刻度没有印出：${need.zh}`,
    },
    answers: [
      {
        printed: "是",
        leadsTo: {
          printed: "业务启动频率>100次/秒?",
          asks: { en: "whether more than 100 starts a second are wanted", zh: "是否要求每秒启动 100 次以上" },
          answers: [
            {
              printed: "是",
              demand: { kind: "starts-per-second", least: utilityTree.startsPerSecond },
              leadsTo: {
                printed: "团队Rust能力>0.6?",
                asks: {
                  en: "how well the team knows Rust, on a scale that is not printed: a fact of the business",
                  zh: "团队对 Rust 掌握到何种程度，所用的刻度没有印出：这是业务的事实",
                },
                answers: [
                  { printed: "是", leadsTo: { printed: "选择WASM", technology: "wasm" } },
                  { printed: "否", leadsTo: chooseKata },
                ],
              },
            },
            { printed: "否", leadsTo: chooseKata },
          ],
        },
      },
      { printed: "否", leadsTo: { printed: "选择容器", technology: "container" } },
    ],
  },
};

/** In the order of the document. */
export const decisionTrees: readonly DecisionTree[] = [evolution, paradigms, enterprise, utilityBased];
