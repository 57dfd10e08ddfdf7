import type { Wording } from "../wording.ts";
import type { Claim, ClaimedMetric } from "./claim.ts";
import type { Side } from "./verdict.ts";

interface SideWords {
  /** Follows a target's name: `runc is faster`. */
  readonly word: Wording;
  readonly sentence: Wording;
}

/** Of a quantity that is less or more than claimed. */
const words: Readonly<Record<ClaimedMetric, Readonly<Record<Side, Wording>>>> = {
  startup: { below: { en: "faster", zh: "比所称更快" }, above: { en: "slower", zh: "比所称更慢" } },
  "startup-cycles": { below: { en: "cheaper", zh: "比所称更省" }, above: { en: "dearer", zh: "比所称更费" } },
  memory: { below: { en: "smaller", zh: "比所称更小" }, above: { en: "larger", zh: "比所称更大" } },
  density: { below: { en: "fewer", zh: "比所称更少" }, above: { en: "more", zh: "比所称更多" } },
  "performance-loss": {
    below: { en: "less lossy", zh: "低于所称的损耗" },
    above: { en: "more lossy", zh: "高于所称的损耗" },
  },
  isolation: { below: { en: "weaker", zh: "比所称更弱" }, above: { en: "stronger", zh: "比所称更强" } },
};

/** What it means that an observation lies below or above a bound. */
export function sideWords({ metric, bound }: Pick<Claim, "metric" | "bound">, side: Side): SideWords {
  switch (bound.kind) {
    case "range":
    case "below":
    case "level": {
      const word = words[metric][side];
      const praised = side === "below" && bound.kind === "level" && bound.praise;
      const outdone = praised
        ? { en: " That contradicts the order of magnitude, not the praise.", zh: "这与数量级不符，但并不否定其褒义。" }
        : { en: "", zh: "" };
      return {
        word,
        sentence: {
          en: `The whole interval is ${word.en} than claimed.${outdone.en}`,
          zh: `整个区间都${word.zh}。${outdone.zh}`,
        },
      };
    }
    case "order-of-magnitude":
      return side === "below"
        ? {
            word: words[metric].below,
            sentence: { en: "It costs fewer cycles than claimed.", zh: "耗费的周期少于所称。" },
          }
        : {
            word: words[metric].above,
            sentence: { en: "It costs more cycles than claimed.", zh: "耗费的周期多于所称。" },
          };
    case "probability":
      return {
        word: { en: "too seldom in time", zh: "按时的比例不足" },
        sentence: { en: "A smaller share of starts is in time than claimed.", zh: "按时启动的比例低于所称。" },
      };
    case "ordering":
      return {
        word: { en: "slower", zh: "更慢" },
        sentence: { en: "The other way round: it starts slower.", zh: "恰好相反：它启动更慢。" },
      };
    case "at-least":
      return {
        word: words.density.below,
        sentence: { en: "The whole interval is less than claimed.", zh: "整个区间都少于所称。" },
      };
    case "denser":
      return {
        word: { en: "sparser", zh: "容纳得更少" },
        sentence: { en: "The other way round: fewer fit.", zh: "恰好相反：容纳得更少。" },
      };
    case "boundary":
      return {
        word: { en: "otherwise", zh: "与所称不符" },
        sentence: { en: "A fact of the boundary is not as claimed.", zh: "边界的某一事实与所称不符。" },
      };
    case "no-weaker":
      return {
        word: { en: "weaker", zh: "更弱" },
        sentence: { en: "It lets through what the other holds back.", zh: "对方拦下的，它放过了。" },
      };
  }
}
