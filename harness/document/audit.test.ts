import { expect, test } from "vitest";
import { audit } from "./audit.ts";
import { sections } from "./printed/sections.ts";
import { expectTranslated } from "../testing/expect-translated.ts";

const items = audit();
const byId = new Map(items.map((item) => [item.id, item]));

test("every item can be named by its id and says something", () => {
  expect(byId.size).toBe(items.length);
  for (const { id, printed, recomputed, why } of items) {
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(printed.en).not.toBe("");
    expect(why.en).toMatch(/[^ ][.)]$/u);
    expectTranslated(printed);
    expectTranslated(why);
    if (recomputed !== null) expectTranslated(recomputed);
    expect(why.zh).toMatch(/[^ ][。）]$/u);
    expect(JSON.stringify({ printed, why })).not.toMatch(/NaN|undefined|Infinity/);
  }
});

test("items stand in the order of the document, each section once", () => {
  const found = items.map(({ section }) => section).filter((section, index, all) => section !== all[index - 1]);
  expect(found).toEqual(Object.values(sections).filter((section) => found.includes(section)));
});

// Worked out apart from this project's code, in Python: densities, sums and products by hand; the stationary
// distribution as numpy.linalg.matrix_power(P, 2000)[0]; steady states as the end of scipy.integrate.solve_ivp over 400
// years from four starts; IRR as the real root of numpy.roots; the scenario scores by scipy.optimize.linprog, whose
// least greatest error is 0.53 (containers) and 0.59 (WASM) where rounding allows 0.05; adoption by solve_ivp.
test.each([
  ["density-vm", "consistent", "4.25"],
  ["density-container", "consistent", "47.5"],
  ["density-wasm", "consistent", "1980"],
  ["density-factor-container", "consistent", "41.7"],
  ["density-factor-vm", "consistent", "466"],
  ["density-overhead-container", "inconsistent", "5 %"],
  ["density-factor-vs-overhead-wasm-vm", "inconsistent", "2,000 times or more"],
  ["density-factor-vs-overhead-wasm-container", "inconsistent", "200 times or more"],
  ["overhead-vs-matrix-density-vm", "inconsistent", "10 to 50 in common"],
  ["overhead-vs-matrix-density-sandbox", "inconsistent", "1000 to 2000 in common"],
  ["overhead-vs-matrix-memory-sandbox", "inconsistent", "20 to 50 in common"],
  ["overhead-fits-one-server", "consistent", "20 to 100 GB"],
  ["case-cost", "underdetermined", "25 % to 96.7 % less"],
  ["pricing", "underdetermined", "50 % to 99 % less"],
  ["phase-1-cost", "underdetermined", "at most 14.7 % if they carry 20% of the cost"],
  ["cri-docker", "underdetermined", "24 × √(贡献者数/1000)"],
  ["cri-wasm", "underdetermined", "12.16 × √(贡献者数/1000)"],
  ["adoption-2025-container", "consistent", "above 71.7 %; read otherwise: above 70 %"],
  ["adoption-2025-sandbox", "underdetermined", "27.8 %; read otherwise: 25 %"],
  ["adoption-2025-wasm", "inconsistent", "6.62 %; read otherwise: 5 %"],
  ["markov-stationary-vm", "inconsistent", "2.49 %"],
  ["markov-stationary-container", "consistent", "22.25 %"],
  ["markov-stationary-sandbox", "inconsistent", "30.11 %"],
  ["markov-stationary-wasm", "consistent", "45.15 %"],
  ["scenario-scores-container", "inconsistent", "no merits give these scores"],
  ["scenario-scores-wasm", "inconsistent", "no merits give these scores"],
  ["steady-state-c", "inconsistent", "0"],
  ["steady-state-s", "inconsistent", "0.153"],
  ["steady-state-w", "inconsistent", "0.838"],
  ["shares-2030-adoption", "underdetermined", "34.9 % to 68.4 %"],
  ["network-value-2024", "inconsistent", "5.657M"],
  ["network-value-2027", "consistent", "447M"],
  ["network-critical-mass", "inconsistent", "2024 or 2025"],
  ["npv-container", "inconsistent", "1.0326"],
  ["npv-kata", "inconsistent", "1.1862"],
  ["npv-wasm", "inconsistent", "4.1305"],
  ["irr-container", "inconsistent", "28.65 %"],
  ["irr-kata", "inconsistent", "19.86 %"],
  ["irr-wasm", "inconsistent", "28.65 %"],
  ["payback-container", "consistent", "2.5"],
  ["payback-kata", "consistent", "3.0"],
  ["payback-wasm", "inconsistent", "2.5"],
  ["irr-vs-payback-container", "consistent", "2.51 to 2.56 years"],
  ["irr-vs-payback-kata", "inconsistent", "2.83 to 2.89 years"],
  ["irr-vs-payback-wasm", "inconsistent", "2.20 to 2.24 years"],
  ["option-value", "inconsistent", "0"],
  ["option-investment-twice", "inconsistent", "1.57"],
  ["option-date", "underdetermined", "2026.8 to 2027.3; read otherwise: 2026.6 to 2027.1"],
  ["penalty-exhausted", "underdetermined", "1,000 % lost; read otherwise: 0.00443 % left"],
  ["strategy-scores", "underdetermined", "0.424 × P for WASM, 0.762 × P for containers"],
])("%s is %s: %s", (id, verdict, recomputed) => {
  expect(byId.get(id)).toMatchObject({ verdict, recomputed: { en: recomputed } });
});

// What contradicts itself by logic alone.
test.each([
  ["theorem-1-itself", "inconsistent"],
  ["theorem-1-strict", "inconsistent"],
  ["strategy-argmax", "inconsistent"],
  ["option-threshold", "inconsistent"],
  ["irr-order-vs-payback", "inconsistent"],
  ["tree-maximises-utility", "inconsistent"],
  ["trees-start-rate", "inconsistent"],
  ["contract-container-vs-overhead", "inconsistent"],
  ["contract-wasm-vs-overhead", "consistent"],
  ["threshold-exponential", "inconsistent"],
  ["curve-vs-position", "inconsistent"],
  ["shares-2030-two-models", "inconsistent"],
  ["capacity-vs-adoption-container", "inconsistent"],
  ["capacity-vs-adoption-wasm", "inconsistent"],
  ["markov-fallback", "consistent"],
  ["npv-highest", "consistent"],
])("%s is %s", (id, verdict) => {
  expect(byId.get(id)?.verdict).toBe(verdict);
});
