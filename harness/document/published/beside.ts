/** Which published figures stand beside a statement, and how they relate to it. */
import type { Layer } from "../../../drivers/types.ts";
import type { Claim } from "../claim.ts";
import { claimOf } from "../register/claim-of.ts";
import type { RegisterEntry } from "../register/entry.ts";
import { explicitFigures, notFound } from "./explicit.ts";
import { publishedFigures } from "./index.ts";
import { comparabilities, type Comparability, type PublishedFigure } from "./published-figure.ts";
import type { Wording } from "../../wording.ts";

interface BesideFigure {
  readonly figure: PublishedFigure;
  /** How the figure relates to what this statement speaks of. */
  readonly comparability: Comparability;
}

export interface PublishedEvidence {
  /** What is alike first, what is another thing last. */
  readonly beside: readonly BesideFigure[];
  /** One sentence where nothing comparable was found; else null. */
  readonly notFound: Wording | null;
}

/** Layers that add to a start and never make it faster, the least first. */
const layers: readonly Layer[] = ["in-process", "runtime", "containerd", "cri", "docker", "kubernetes"];

/** A figure of one layer beside a claim about another: lower ones are the least that goes through it. */
function acrossLayers(claimed: Layer, { layer, covers }: PublishedFigure): Comparability {
  if (layer === undefined || layer === claimed || covers === "other") return covers;
  return layers.indexOf(layer) < layers.indexOf(claimed) ? "part" : "other";
}

function comparabilityOf({ bound, conditions }: Claim, figure: PublishedFigure): Comparability {
  const isOfOneFigure = bound.kind !== "probability" && bound.kind !== "ordering" && bound.kind !== "denser";
  if (!isOfOneFigure) return "other";
  const { layer, products } = conditions;
  if (products !== undefined && !products.some((product) => product === figure.driver)) return "other";
  return layer === undefined ? figure.covers : acrossLayers(layer, figure);
}

function technologiesOf({ technology, bound }: Claim): readonly string[] {
  if (bound.kind === "ordering") return [technology, ...bound.fasterThan];
  return bound.kind === "denser" ? [technology, ...bound.than] : [technology];
}

function sorted(beside: readonly BesideFigure[]): BesideFigure[] {
  return beside.toSorted((a, b) => comparabilities.indexOf(a.comparability) - comparabilities.indexOf(b.comparability));
}

/** By metric and technology. Isolation has no figures. */
export function publishedBeside(claim: Claim): PublishedEvidence {
  const technologies = technologiesOf(claim);
  const figures = publishedFigures.filter(
    ({ metric, technology }) => metric === claim.metric && technologies.includes(technology),
  );
  return {
    beside: sorted(figures.map((figure) => ({ figure, comparability: comparabilityOf(claim, figure) }))),
    notFound: notFound[claim.id] ?? null,
  };
}

/** What stands beside the claim that judges an entry; of one that no claim judges, what is named for it. */
export function publishedBesideEntry({ id, judgedAs }: RegisterEntry): PublishedEvidence {
  if (judgedAs !== null) return publishedBeside(claimOf(judgedAs));
  const named = explicitFigures[id] ?? {};
  return {
    beside: comparabilities.flatMap((comparability) =>
      publishedFigures
        .filter((figure) => named[comparability]?.includes(figure.id))
        .map((figure) => ({ figure, comparability })),
    ),
    notFound: notFound[id] ?? null,
  };
}
