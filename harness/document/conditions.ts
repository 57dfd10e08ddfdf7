/** How far what was measured is the thing that a claim speaks of: through which layer, and of which product. */
import type { Layer } from "../../drivers/types.ts";
import type { Claim } from "./claim.ts";
import type { Measured } from "./measurement.ts";
import { layerNames } from "./layer-names.ts";
import type { Wording } from "../wording.ts";

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
  const reason = {
    en: `Started through layer ${layer} alone; ${claimed} adds to it.`,
    zh: `仅经由${layerNames[layer].zh}启动；${layerNames[claimed].zh} 在此之上还有增加。`,
  };
  return more === "below" ? { ...measured, openBelow: reason } : { ...measured, openAbove: reason };
}

/** Why the series is another thing than the claim speaks of, in every direction; undefined where it is not. */
export function unlike({ conditions: { layer, products } }: Claim, thing: MeasuredThing): Wording | undefined {
  const [driver = ""] = thing.target.split("/");
  if (products !== undefined && !products.includes(driver)) {
    return { en: `The claim is about ${products.join(" and ")} only.`, zh: `此说法只针对 ${products.join("、")}。` };
  }
  if (layer !== undefined && layer !== thing.layer && !layersBelow[layer].includes(thing.layer)) {
    return {
      en: `Started through ${thing.layer}, where the claim is about ${layer}.`,
      zh: `经由${layerNames[thing.layer].zh}启动，而此说法针对${layerNames[layer].zh}。`,
    };
  }
  return undefined;
}
