/** The same runtime through each layer above it: what the runtime costs, and what each engine adds. */
import type { Layer, Technology } from "../../../drivers/types.ts";
import { isPlainStart } from "../../document/evidence.ts";
import type { StartupSeries } from "../../records/startup-series.ts";

export interface LayerFigures {
  readonly target: string;
  readonly technology: Technology;
  readonly layer: Layer;
  /** Means, in nanoseconds: medians of parts do not add up to the median of the whole. */
  readonly steps: readonly { readonly step: string; readonly ns: number }[];
  readonly totalNs: number;
}

export interface RuntimeLayers {
  /** As targets name it: `runc`. */
  readonly runtime: string;
  readonly layers: readonly LayerFigures[];
}

const layerOrder: readonly Layer[] = ["runtime", "containerd", "cri", "docker", "kubernetes"];

/** `docker/runc-host-network` and `runc` are of `runc`; `gvisor/systrap` and `cri/gvisor` of `gvisor`; `cri/kata-qemu` is not `kata-clh`. */
function runtimeOf({ target, layer }: StartupSeries): string {
  const [driver = "", variant = ""] = target.split("/");
  if (layer === "runtime") return driver;
  return variant.replace(/-(?:host|no)-network$/, "");
}

function figuresOf({ target, technology, layer, steps }: StartupSeries): LayerFigures {
  const all = Array.from(steps, ([step, ns]) => ({ step, ns }));
  return { target, technology, layer, steps: all, totalNs: all.reduce((sum, { ns }) => sum + ns, 0) };
}

/** Those runtimes that were measured at more than one layer, one at a time and warm; from the lowest layer up. */
export function layerFigures(all: readonly StartupSeries[]): RuntimeLayers[] {
  const plain = all.filter((series) => isPlainStart(series) && series.layer !== "in-process" && series.steps.size > 0);
  return Array.from(Map.groupBy(plain, runtimeOf), ([runtime, those]) => ({
    runtime,
    layers: those
      .map(figuresOf)
      .toSorted((a, b) => layerOrder.indexOf(a.layer) - layerOrder.indexOf(b.layer) || a.totalNs - b.totalNs),
  })).filter(({ layers }) => new Set(layers.map(({ layer }) => layer)).size > 1);
}
