/** What was found of a claim, of a target and of printed arithmetic. */
import type { AuditVerdict } from "../../../document/audit/item.ts";
import type { Verdict } from "../../../document/verdict.ts";
import type { Outcome } from "../outcome.ts";
import type { Language } from "../../../wording.ts";

const english = {
  verdicts: {
    supported: "supported",
    contradicted: "contradicted",
    inconclusive: "inconclusive",
    "not-comparable": "not comparable",
    unmeasured: "not measured",
  } satisfies Record<Verdict, string>,
  verdictMeanings: {
    supported: "The whole interval of every target that counts agrees with the claim.",
    contradicted: "The whole interval of every target that counts lies outside of what is claimed.",
    inconclusive: "The interval lies across the claimed bound, there are too few samples, or targets disagree.",
    "not-comparable":
      "What was measured is not what the claim speaks of: another layer, another product, or an emulated CPU.",
    unmeasured: "Nothing was measured. Never a pass.",
  } satisfies Record<Verdict, string>,
  auditVerdicts: {
    consistent: "consistent",
    inconsistent: "inconsistent",
    underdetermined: "underdetermined",
  } satisfies Record<AuditVerdict, string>,
  auditVerdictMeanings: {
    consistent: "What is printed follows from what is printed.",
    inconsistent: "It does not follow, under any reasonable reading.",
    underdetermined: "An input is missing, or two reasonable readings disagree.",
  } satisfies Record<AuditVerdict, string>,
  /** Said of targets. */
  outcomes: {
    "as-claimed": "as claimed",
    faster: "faster than claimed",
    slower: "slower than claimed",
    cheaper: "fewer cycles than claimed",
    dearer: "more cycles than claimed",
    less: "less than claimed",
    more: "more than claimed",
    "too-seldom": "too seldom in time",
    "wrong-way-round": "the other way round",
    otherwise: "not as claimed",
    undecided: "undecided",
    "not-comparable": "not what the claim speaks of",
  } satisfies Record<Outcome, string>,
  nothingMeasured: "nothing of the kind was measured",
};

const chinese: typeof english = {
  verdicts: {
    supported: "成立",
    contradicted: "不成立",
    inconclusive: "尚无定论",
    "not-comparable": "不可比",
    unmeasured: "未测量",
  },
  verdictMeanings: {
    supported: "每个计入的目标，其整个区间都符合说法。",
    contradicted: "每个计入的目标，其整个区间都落在说法之外。",
    inconclusive: "区间跨越所称的界限，或样本太少，或各目标结论不一。",
    "not-comparable": "测到的不是说法所指的对象：层次不同、产品不同，或 CPU 是模拟的。",
    unmeasured: "没有测量。绝不算通过。",
  },
  auditVerdicts: {
    consistent: "自洽",
    inconsistent: "不自洽",
    underdetermined: "条件不足",
  },
  auditVerdictMeanings: {
    consistent: "印出的结果可由印出的输入推出。",
    inconsistent: "无论怎样合理地解读，都推不出来。",
    underdetermined: "缺少某个输入，或两种合理解读互相矛盾。",
  },
  outcomes: {
    "as-claimed": "与说法相符",
    faster: "比说法快",
    slower: "比说法慢",
    cheaper: "周期数少于说法",
    dearer: "周期数多于说法",
    less: "低于说法",
    more: "高于说法",
    "too-seldom": "按时启动的比例不足",
    "wrong-way-round": "恰好相反",
    otherwise: "与说法不符",
    undecided: "未能判定",
    "not-comparable": "不是说法所指的对象",
  },
  nothingMeasured: "没有测到这类对象",
};

export const verdicts: Readonly<Record<Language, typeof english>> = { en: english, zh: chinese };
