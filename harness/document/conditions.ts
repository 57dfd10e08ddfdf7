/** How far what was measured is the thing that a claim speaks of: through which layer, and of which product. */
import type { Layer } from "../../drivers/types.ts";
import type { Claim } from "./claim.ts";
import type { Measured } from "./measurement.ts";

/** What a verdict has to know of what was measured. */
export interface MeasuredThing {
  readonly target: string;
  readonly layer: Layer;
}

/** Layers that a request to the key's layer goes through on its way down. */
const layersBelow: Readonly<Record<Layer, readonly Layer[]>> = {
  "in-process": [],
  runtime: [],
  containerd: ["runtime"],
  cri: ["containerd", "runtime"],
  docker: ["containerd", "runtime"],
  kubernetes: ["cri", "containerd", "runtime"],
};

/**
 * A measurement through a lower layer than the claim names is only a bound of one through the claimed layer.
 *
 * @param more where the claimed layer can only move it: what costs more above, what holds fewer below.
 */
export function openForLayer(
  measured: Measured,
  { conditions }: Claim,
  { layer }: MeasuredThing,
  more: "above" | "below",
): Measured {
  const claimed = conditions.layer;
  if (claimed === undefined || measured.interval === null || !layersBelow[claimed].includes(layer)) return measured;
  const reason = `Started through layer ${layer} alone; ${claimed} adds to it.`;
  return more === "below" ? { ...measured, openBelow: reason } : { ...measured, openAbove: reason };
}

/** Why the series is another thing than the claim speaks of, in every direction; undefined where it is not. */
export function unlike({ conditions: { layer, products } }: Claim, thing: MeasuredThing): string | undefined {
  const [driver = ""] = thing.target.split("/");
  if (products !== undefined && !products.includes(driver)) return `The claim is about ${products.join(" and ")} only.`;
  if (layer !== undefined && layer !== thing.layer && !layersBelow[layer].includes(thing.layer)) {
    return `Started through ${thing.layer}, where the claim is about ${layer}.`;
  }
  return undefined;
}
