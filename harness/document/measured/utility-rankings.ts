/**
 * Part 3, section IV-1, 效用函数: the document prints the weights and the results, and none of the nine merits. So: in
 * which share of all merits from 0 to 1 does its ranking hold, each as likely as the others, and where is the boundary.
 */
import { descendingShare } from "../../stats/descending-share.ts";
import { type LinearForm, shareAtMost } from "../../stats/linear-form.ts";
import { utilities, utilityWeights } from "../printed/utility.ts";
import { difference, meritForm } from "./merit-forms.ts";
import type { PerformanceMerit } from "./performance-merit.ts";

export type Ranked = keyof typeof utilities;
type Order = readonly [Ranked, Ranked, Ranked];

interface RankingShare {
  /** From the highest utility to the lowest. */
  readonly order: Order;
  readonly share: number;
}

/** With the performance of two targets known, each a container and a WebAssembly runtime that did the same work. */
interface KnownRanking {
  readonly container: PerformanceMerit;
  readonly wasm: PerformanceMerit;
  /** Of the printed order, over the merits that are still unknown. */
  readonly share: number;
  /** Of U(WASM) > U(Container) alone. */
  readonly wasmOverContainer: number;
  /** That holds where 0.4 · (lead in security) + 0.3 · (lead in cost) is more than this. */
  readonly neededLead: number;
}

export interface UtilityRankings {
  readonly printed: Order;
  /** Of all six orders, with no merit known; they sum to one. */
  readonly unknown: readonly RankingShare[];
  readonly known: readonly KnownRanking[];
}

const orders: readonly Order[] = [
  ["wasm", "sandbox", "container"],
  ["wasm", "container", "sandbox"],
  ["sandbox", "wasm", "container"],
  ["sandbox", "container", "wasm"],
  ["container", "wasm", "sandbox"],
  ["container", "sandbox", "wasm"],
];

/** U(WASM) > U(Kata) > U(Container) */
const printed: Order = ["wasm", "sandbox", "container"];

function rankingShares(forms: Readonly<Record<Ranked, LinearForm>>): RankingShare[] {
  return orders.map((order) => ({ order, share: descendingShare(forms[order[0]], forms[order[1]], forms[order[2]]) }));
}

function knownRanking(container: PerformanceMerit, wasm: PerformanceMerit): KnownRanking {
  const ofWasm = meritForm(utilityWeights, wasm.merit);
  const ofKata = meritForm(utilityWeights, undefined);
  const ofContainer = meritForm(utilityWeights, container.merit);
  return {
    container,
    wasm,
    share: descendingShare(ofWasm, ofKata, ofContainer),
    wasmOverContainer: shareAtMost(difference(ofContainer, ofWasm), 0),
    neededLead: utilityWeights.performance * (container.merit - wasm.merit),
  };
}

/** @param merits of all targets; the document's sandbox is Kata, for which no other stands here. */
export function utilityRankings(merits: readonly PerformanceMerit[]): UtilityRankings {
  const unknown = meritForm(utilityWeights, undefined);
  const of = (technology: Ranked): PerformanceMerit[] => merits.filter((merit) => merit.technology === technology);
  return {
    printed,
    unknown: rankingShares({ container: unknown, sandbox: unknown, wasm: unknown }),
    known: of("container").flatMap((container) =>
      of("wasm")
        .filter(({ work }) => work === container.work)
        .map((wasm) => knownRanking(container, wasm)),
    ),
  };
}
