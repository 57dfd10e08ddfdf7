/** The utilities of 3-IV-1 and the scores of 3-IV-2: for which merits their order holds. */
import { hullOf } from "../../document/hull.ts";
import type { ScenariosPart, UtilityPart } from "../../document/measured/formula-parts.ts";
import type { Ranked } from "../../document/measured/utility-rankings.ts";
import type { Interval } from "../../stats/quantile-interval.ts";
import { type FormulaBlock, table, text } from "./formula-block.ts";
import { rangeText, shareRange, shareText } from "./ratio-text.ts";

const names: Readonly<Record<Ranked, string>> = { container: "Container", sandbox: "Kata", wasm: "WASM" };

function spanOf(values: readonly number[]): Interval {
  return { low: Math.min(...values), high: Math.max(...values) };
}

export function utilityBlocks({ printed, unknown, known }: UtilityPart): FormulaBlock[] {
  const order = printed.map((one) => `U(${names[one]})`).join(" > ");
  const share = unknown.find((one) => one.order.join() === printed.join())?.share ?? Number.NaN;
  const others = spanOf(unknown.map((one) => one.share));
  const lead = spanOf(known.map(({ neededLead }) => neededLead));
  return [
    text(
      `${order} follows from the printed weights in ${shareText(share)} of all merits from 0 to 1, each of the six orders`,
      `in ${shareRange(others)}: the weights alone prefer none. U(WASM) > U(Container) where`,
      "0.3 · (WASM's lead in performance) + 0.4 · (in security) + 0.3 · (in cost) > 0.",
    ),
    ...(known.length === 0
      ? []
      : [
          text(
            `With measured performance, of a container and a WebAssembly runtime that did the same work (pairs: ${known.length}):`,
            `the order in ${shareRange(spanOf(known.map((one) => one.share)))}, U(WASM) > U(Container) in`,
            `${shareRange(spanOf(known.map((one) => one.wasmOverContainer)))} of all merits that are left; it takes`,
            `0.4 · (lead in security) + 0.3 · (lead in cost) > ${rangeText(lead, (value) => value.toFixed(3))}.`,
          ),
        ]),
  ];
}

export function scenarioBlocks({ choices }: ScenariosPart): FormulaBlock[] {
  const [unknown, ...known] = choices;
  if (unknown === undefined) return [];
  const rows = unknown.scenarios.map(({ name, recommended, weights, share }, position) => [
    name,
    `${weights.security}, ${weights.performance}, ${weights.cost}`,
    recommended === "wasm" ? "WASM" : "容器",
    shareText(share),
    known.length === 0
      ? "–"
      : shareRange(spanOf(known.map(({ scenarios }) => scenarios[position]?.share ?? Number.NaN))),
  ]);
  const { share, interval, draws } = unknown.together;
  const together = hullOf(known.map((one) => one.together.interval));
  return [
    text("In which share of all merits from 0 to 1 each recommendation follows from its row's weights:"),
    table(["", "security, performance, cost", "recommends", "no merit known", "performance measured"], rows),
    text(
      `All five at once, by one set of merits: ${shareText(share)} [${shareText(interval.low)}, ${shareText(interval.high)}],`,
      `counted on ${draws.toLocaleString("en-US")} seeded draws${together === null ? "" : `; with measured performance ${shareRange(together)}`}.`,
    ),
  ];
}
