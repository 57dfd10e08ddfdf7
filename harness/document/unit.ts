import type { Claim, ClaimedMetric } from "./claim.ts";
import type { ObservedUnit } from "./verdict.ts";

const units: Readonly<Record<Exclude<ClaimedMetric, "startup">, ObservedUnit>> = {
  "startup-cycles": "cycles",
  memory: "bytes",
  density: "instances",
  "performance-loss": "share",
  isolation: "facts",
};

/** Of what is observed for a claim. */
export function unitOf({ metric, bound }: Claim): ObservedUnit {
  if (metric !== "startup") return bound.kind === "denser" ? "ratio" : units[metric];
  switch (bound.kind) {
    case "range":
    case "below":
    case "level":
      return "ns";
    case "probability":
      return "probability";
    case "ordering":
      return "ratio";
  }
}
