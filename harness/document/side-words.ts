import type { Claim } from "./claim.ts";
import type { Side } from "./verdict.ts";

interface SideWords {
  /** Follows a target's name: `runc is faster`. */
  readonly word: string;
  readonly sentence: string;
}

/** What it means that an observation lies below or above a bound. */
export function sideWords(bound: Claim["bound"], side: Side): SideWords {
  switch (bound.kind) {
    case "range":
    case "below":
    case "level": {
      if (side === "above") return { word: "slower", sentence: "The whole interval is slower than claimed." };
      const praised = bound.kind === "level" && bound.praise;
      const outdone = praised ? " That contradicts the order of magnitude, not the praise." : "";
      return { word: "faster", sentence: `The whole interval is faster than claimed.${outdone}` };
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
