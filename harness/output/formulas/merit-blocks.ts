/** The utilities of 3-IV-1 and the scores of 3-IV-2: for which merits their order holds. */
import { hullOf } from "../../document/hull.ts";
import type { ScenariosPart, UtilityPart } from "../../document/measured/formula-parts.ts";
import type { Ranked } from "../../document/measured/utility-rankings.ts";
import type { Interval } from "../../stats/quantile-interval.ts";
import { type FormulaBlock, table, text } from "./formula-block.ts";
import { rangeText, shareRange, shareText } from "./ratio-text.ts";
import type { FormulaMessages } from "./messages/messages-of.ts";

const names: Readonly<Record<Ranked, string>> = { container: "Container", sandbox: "Kata", wasm: "WASM" };

function spanOf(values: readonly number[]): Interval {
  return { low: Math.min(...values), high: Math.max(...values) };
}

export function utilityBlocks({ printed, unknown, known }: UtilityPart, messages: FormulaMessages): FormulaBlock[] {
  const { utility } = messages;
  const order = printed.map((one) => `U(${names[one]})`).join(" > ");
  const share = unknown.find((one) => one.order.join() === printed.join())?.share ?? Number.NaN;
  const others = spanOf(unknown.map((one) => one.share));
  const lead = spanOf(known.map(({ neededLead }) => neededLead));
  return [
    text(utility.unknown(order, shareText(share), shareRange(others, messages))),
    ...(known.length === 0
      ? []
      : [
          text(
            utility.known({
              pairs: known.length,
              share: shareRange(spanOf(known.map((one) => one.share)), messages),
              wasmOverContainer: shareRange(spanOf(known.map((one) => one.wasmOverContainer)), messages),
              lead: rangeText(lead, messages, (value) => value.toFixed(3)),
            }),
          ),
        ]),
  ];
}

export function scenarioBlocks({ choices }: ScenariosPart, messages: FormulaMessages): FormulaBlock[] {
  const { scenarios, groupSeparator } = messages;
  const { columns } = scenarios;
  const [unknown, ...known] = choices;
  if (unknown === undefined) return [];
  const rows = unknown.scenarios.map(({ name, recommended, weights, share }, position) => [
    name,
    `${weights.security}, ${weights.performance}, ${weights.cost}`,
    recommended === "wasm" ? "WASM" : "容器",
    shareText(share),
    known.length === 0
      ? "–"
      : shareRange(spanOf(known.map((one) => one.scenarios[position]?.share ?? Number.NaN)), messages),
  ]);
  const { share, interval, draws } = unknown.together;
  const together = hullOf(known.map((one) => one.together.interval));
  const [low, high] = [shareText(interval.low), shareText(interval.high)];
  return [
    text(scenarios.lead),
    table(["", columns.weights, columns.recommends, columns.unknown, columns.known], rows),
    text(
      [
        scenarios.together(shareText(share), low, high, draws.toLocaleString("en-US")),
        ...(together === null ? [] : [scenarios.withMeasured(shareRange(together, messages))]),
      ].join(groupSeparator) + scenarios.stop,
    ),
  ];
}
