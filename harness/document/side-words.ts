import type { Claim, ClaimedMetric } from "./claim.ts";
import type { Side } from "./verdict.ts";

interface SideWords {
  /** Follows a target's name: `runc is faster`. */
  readonly word: string;
  readonly sentence: string;
}

/** Follows "is", of a quantity that is less or more than claimed. */
const words: Readonly<Record<ClaimedMetric, Readonly<Record<Side, string>>>> = {
  startup: { below: "faster", above: "slower" },
  "startup-cycles": { below: "cheaper", above: "dearer" },
  memory: { below: "smaller", above: "larger" },
  density: { below: "fewer", above: "more" },
  "performance-loss": { below: "less lossy", above: "more lossy" },
  isolation: { below: "weaker", above: "stronger" },
};

/** What it means that an observation lies below or above a bound. */
export function sideWords({ metric, bound }: Pick<Claim, "metric" | "bound">, side: Side): SideWords {
  switch (bound.kind) {
    case "range":
    case "below":
    case "level": {
      const word = words[metric][side];
      const praised = side === "below" && bound.kind === "level" && bound.praise;
      const outdone = praised ? " That contradicts the order of magnitude, not the praise." : "";
      return { word, sentence: `The whole interval is ${word} than claimed.${outdone}` };
    }
    case "order-of-magnitude":
      return side === "below"
        ? { word: "cheaper", sentence: "It costs fewer cycles than claimed." }
        : { word: "dearer", sentence: "It costs more cycles than claimed." };
    case "probability":
      return { word: "too seldom in time", sentence: "A smaller share of starts is in time than claimed." };
    case "ordering":
      return { word: "slower", sentence: "The other way round: it starts slower." };
    case "at-least":
      return { word: "fewer", sentence: "The whole interval is less than claimed." };
    case "denser":
      return { word: "sparser", sentence: "The other way round: fewer fit." };
    case "boundary":
      return { word: "otherwise", sentence: "A fact of the boundary is not as claimed." };
    case "no-weaker":
      return { word: "weaker", sentence: "It lets through what the other holds back." };
  }
}
