import type { ConversionPart } from "../../document/measured/formula-parts.ts";
import type { TargetConversion } from "../../document/measured/measured-conversion.ts";
import { lossPerMs } from "../../document/printed/startup-contracts.ts";
import { type FormulaBlock, table, text } from "./formula-block.ts";
import { layerNames } from "../../document/layer-names.ts";
import type { FormulaMessages } from "./messages/messages-of.ts";

function percent(share = 0): string {
  return (100 * share).toFixed(1);
}

/** Percent; each millisecond's share of what is left, and in brackets of the original rate. */
function lossText(loss: TargetConversion["median"], { conversion }: FormulaMessages): string {
  if (loss === undefined) return conversion.tooFewStarts;
  const { value, interval } = loss.compound;
  return interval.high === 0
    ? percent(0)
    : `${percent(value)} [${percent(interval.low)}, ${percent(interval.high)}] (${percent(loss.linear.value)})`;
}

function row(
  { target, layer, limitMs, starts, within, median, p95, mean, accelerated }: TargetConversion,
  messages: FormulaMessages,
): string[] {
  return [
    target[messages.language],
    layerNames[layer][messages.language],
    `${limitMs} ms`,
    messages.conversion.inTime(within, starts),
    lossText(median, messages),
    lossText(p95, messages),
    percent(mean),
    accelerated ? "" : messages.atMost,
  ];
}

export function conversionBlocks({ targets }: ConversionPart, messages: FormulaMessages): FormulaBlock[] {
  const { lead, columns } = messages.conversion;
  return targets.length === 0
    ? []
    : [
        text(lead(lossPerMs.printed)),
        table(
          [columns.target, columns.layer, columns.limit, columns.inTime, columns.median, columns.p95, columns.mean, ""],
          targets.map((target) => row(target, messages)),
        ),
      ];
}
