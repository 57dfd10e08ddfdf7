import { expect, test } from "vitest";
import { audit } from "./audit.ts";

/**
 * Every table, formula, figure and list of the document, from the first line to the last, with the items that redo it;
 * items are named here by id or, with a star, by how it begins. Where there is none, why so.
 */
const coverage: readonly { readonly place: string; readonly items?: readonly string[]; readonly none?: string }[] = [
  { place: "概述, 核心主题, 文档结构", none: "a table of contents; its one count is in 1-I" },
  { place: "1-I figure: layers", items: ["four-layers"] },
  { place: "1-II table: density", items: ["matrix-density-order", "overhead-vs-matrix-density-*"] },
  { place: "1-II table: startup", items: ["overhead-vs-matrix-startup-*"] },
  { place: "1-II table: memory", items: ["overhead-vs-matrix-memory-*"] },
  { place: "1-II table: security, with the risk coefficients", items: ["risk-vs-boundary"] },
  { place: "1-II table: performance loss, with the overheads", items: ["density-overhead-*"] },
  { place: "1-II table: isolation, with the figure of 1-I", items: ["matrix-vs-layers-wasm"] },
  { place: "1-II table: ecosystem, use", none: "words without order or figure" },
  { place: "1-III table and lists", none: "words without order or figure" },
  { place: "1-IV graph", none: "no figures" },
  { place: "1-V mind map", items: ["mind-map-startup"] },
  { place: "1-VI table and lists", none: "no figures" },
  { place: "1-VII-1 list: Kuasar", items: ["kuasar-*"] },
  { place: "1-VII-2 list: overheads", items: ["overhead-fits-one-server"] },
  { place: "1-VIII decision tree, with that of 3-IV-1", items: ["trees-low-isolation"] },
  { place: "1-IX lists", none: "no figures" },
  { place: "1-X table: roadmap", items: ["roadmap-order", "phases-vs-roadmap"] },
  { place: "1-X conclusion", items: ["startup-keeps-falling"] },
  { place: "2-I-1 table: row of densities", items: ["eras-density-*"] },
  { place: "2-I-1 table: eras", items: ["breakthroughs-vs-eras"] },
  { place: "2-I-2 graph: tolerances", items: ["paradigm-latency-*"] },
  { place: "2-I-2 graph: costs", items: ["idle-cost-vs-memory"] },
  {
    place: "2-II-1 formula: TCO and its coefficients",
    items: ["coefficient-vs-density-*", "coefficient-vs-matrix-*", "coefficients-cheapest"],
  },
  { place: "2-II-1 list: cases", items: ["case-*"] },
  { place: "2-II-2 table: agility", items: ["agility-rollback", "agility-languages", "efficiency-factor"] },
  { place: "2-II-2 turning point", items: ["agility-turning-point"] },
  { place: "2-III-1 figure: S curve", items: ["curve-vs-position", "curve-vs-capacity"] },
  { place: "2-III-1 list: position", items: ["position-shares", "cycle-of-wasm"] },
  { place: "2-III-2 table: driving forces", items: ["zero-latency-start"] },
  { place: "2-III-2 table: breakthroughs", items: ["phases-vs-breakthroughs"] },
  {
    place: "2-III-2 list: weights and threshold",
    items: ["driver-weights", "toolchain-threshold", "forecast-vs-ten-percent"],
  },
  { place: "2-IV-1 figure: platform", items: ["platform-*", "phases-vs-platform"] },
  {
    place: "2-IV-2 list: 2028",
    none: "assumptions, the only figure among them (>15 languages) with nothing to follow from",
  },
  { place: "2-V-1 graph: scenarios", items: ["scenario-growth-*", "scenarios-vs-capacity", "shares-2030-scenarios"] },
  { place: "2-V-1 order of priority", items: ["scenario-priority"] },
  { place: "2-V-1 with the forecast of 2025", items: ["forecast-vs-scenarios"] },
  { place: "2-V-2 table: business models", items: ["reliability-factor", "pricing", "pricing-vs-case"] },
  { place: "2-V-2 signal, with 2-VII", items: ["containers-stay"] },
  { place: "2-VI decision tree", items: ["tree-kata-latency", "trees-start-rate"] },
  { place: "2-VI list: phases", items: ["phase-1-cost", "phase-2-latency"] },
  { place: "2-VII lists, with the proof of 3-III-1", items: ["no-attack-path", "attack-path-vs-risk"] },
  { place: "2-VII conclusion", items: ["new-workloads"] },
  { place: "3-I-1 table and formula: CRI", items: ["cri-*", "cycle-vs-maturity"] },
  { place: "3-I-1 formula: weights of health", items: ["health-*"] },
  { place: "3-I-2 graph", items: ["graph-maturity", "graph-maturity-wasmedge", "plugin-density"] },
  { place: "3-II-1 formula and table: adoption", items: ["adoption-*"] },
  { place: "3-II-1 turning point", items: ["threshold-*"] },
  { place: "3-II-2 matrix", items: ["markov-rows"] },
  { place: "3-II-2 stationary distribution", items: ["markov-stationary-*", "markov-shares", "markov-by-2030"] },
  { place: "3-II-2 absorbing state", items: ["markov-not-absorbing", "markov-fallback"] },
  { place: "3-III-1 formulas: cycles", items: ["cycles-vs-overhead-*"] },
  {
    place: "3-III-1 formulas: λ terms, attack surface",
    none: "definitions, and one figure of the world outside (10^4 lines)",
  },
  {
    place: "3-III-2 formula: density",
    items: ["density-vm", "density-container", "density-wasm", "density-need-vs-memory", "density-need-vs-memory-vm"],
  },
  { place: "3-III-2 factors", items: ["density-factor-*"] },
  { place: "3-IV-1 decision tree", items: ["utility-leaf-*", "tree-maximises-utility", "tree-cost-vs-tco"] },
  {
    place: "3-IV-1 formula: utility and its results",
    items: [
      "utility-weights",
      "utility-container",
      "utility-sandbox",
      "utility-wasm",
      "utility-order",
      "utility-cost-sign",
      "utility-weights-vs-drivers",
    ],
  },
  { place: "3-IV-2 table: weights", items: ["scenario-weights"] },
  { place: "3-IV-2 formula: scores", items: ["scenario-scores-*"] },
  { place: "3-IV-2 table: recommendations", items: ["scenario-recommendation-*", "scenario-sandbox"] },
  {
    place: "3-V-1 formulas: parameters",
    items: ["capacity-vs-adoption-*", "growth-vs-adoption", "container-above-capacity"],
  },
  { place: "3-V-1 steady state", items: ["steady-state-*", "shares-2030-two-models", "shares-2030-adoption*"] },
  { place: "3-V-2 formula: network value", items: ["network-value-*"] },
  { place: "3-V-2 critical mass", items: ["network-critical-mass"] },
  { place: "3-VI-1 invariant and its verification", items: ["tla-*"] },
  { place: "3-VI-2 contracts", items: ["contract-*"] },
  { place: "3-VI-2 penalty", items: ["penalty-exhausted"] },
  { place: "3-VII-1 formula and table: NPV", items: ["npv-*"] },
  { place: "3-VII-1 table: IRR", items: ["irr-*"] },
  { place: "3-VII-1 table: payback", items: ["payback-*"] },
  { place: "3-VII-1 conclusion: risk", items: ["risk-order"] },
  { place: "3-VII-2 formula: option", items: ["option-*"] },
  { place: "3-VIII theorem 1", items: ["theorem-1-*"] },
  { place: "3-VIII theorem 2", items: ["theorem-2-*"] },
  { place: "3-VIII theorem 3", items: ["theorem-3-*"] },
  { place: "3-VIII formula: strategy", items: ["strategy-*"] },
];

const ids = audit().map(({ id }) => id);

function matching(pattern: string): string[] {
  return ids.filter((id) => (pattern.endsWith("*") ? id.startsWith(pattern.slice(0, -1)) : id === pattern));
}

test("every table, formula, figure and list has an item, or says why it has none", () => {
  for (const { place, items, none } of coverage) {
    expect(items === undefined, `${place} has either`).toBe(none !== undefined);
    for (const pattern of items ?? []) expect(matching(pattern), `${place}: ${pattern}`).not.toHaveLength(0);
  }
});

test("every item belongs to a place", () => {
  const placed = new Set(coverage.flatMap(({ items }) => items ?? []).flatMap(matching));
  expect(ids.filter((id) => !placed.has(id))).toEqual([]);
});
