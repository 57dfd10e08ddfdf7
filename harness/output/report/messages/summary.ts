/** How many claims got which verdict. */
import type { ClaimVerdict, Verdict } from "../../../document/verdict.ts";
import type { Language } from "../../../wording.ts";

function countOf(judged: readonly ClaimVerdict[], verdict: Verdict): number {
  return judged.filter((one) => one.verdict === verdict).length;
}

const english = {
  heading: "Verdicts",
  headline: (judged: readonly ClaimVerdict[]) =>
    `Of ${judged.length} claims that a measurement can test, ${countOf(judged, "contradicted")} are contradicted, ` +
    `${countOf(judged, "supported")} supported and ${countOf(judged, "unmeasured")} not measured.`,
};

const chinese: typeof english = {
  heading: "判定结果",
  headline: (judged) =>
    `可用测量检验的 ${judged.length} 条说法中，${countOf(judged, "contradicted")} 条不成立，` +
    `${countOf(judged, "supported")} 条成立，${countOf(judged, "unmeasured")} 条未测量。`,
};

export const summary: Readonly<Record<Language, typeof english>> = { en: english, zh: chinese };
