/** What starts cost in conversions. */
import type { Language } from "../../../wording.ts";

const english = {
  lead: (loss: string) =>
    `启动延迟每超过 1ms，业务转化率下降 ${loss}: the share of conversions that a start loses by what it exceeds its ` +
    "contract's limit, where each millisecond takes its share of what is left (in brackets: of the original rate). " +
    "The contracts themselves are judged above, with exact binomial bounds.",
  columns: {
    target: "target",
    layer: "layer",
    limit: "limit",
    inTime: "in time",
    median: "median start, %",
    p95: "slow start in 20, %",
    mean: "mean, %",
  },
  inTime: (within: number, starts: number) => `${within} of ${starts}`,
  tooFewStarts: "too few starts",
};

const chinese: typeof english = {
  lead: (loss) =>
    `启动延迟每超过 1ms，业务转化率下降 ${loss}：启动超出契约界限的部分所损失的转化份额，每毫秒取剩余部分的份额` +
    "（括号内：取原转化率的份额）。契约本身在上文以精确的二项界判定。",
  columns: {
    target: "目标",
    layer: "层次",
    limit: "界限",
    inTime: "按时",
    median: "中位启动，%",
    p95: "每 20 次中较慢的一次，%",
    mean: "平均，%",
  },
  inTime: (within, starts) => `${starts} 次中 ${within} 次`,
  tooFewStarts: "启动太少",
};

export const conversion: Readonly<Record<Language, typeof english>> = { en: english, zh: chinese };
