import type { ConversionPart } from "../../document/measured/formula-parts.ts";
import type { TargetConversion } from "../../document/measured/measured-conversion.ts";
import { lossPerMs } from "../../document/printed/startup-contracts.ts";
import { type FormulaBlock, table, text } from "./formula-block.ts";

function percent(share = 0): string {
  return (100 * share).toFixed(1);
}

/** Percent; each millisecond's share of what is left, and in brackets of the original rate. */
function lossText(loss: TargetConversion["median"]): string {
  if (loss === undefined) return "too few starts";
  const { value, interval } = loss.compound;
  return interval.high === 0
    ? percent(0)
    : `${percent(value)} [${percent(interval.low)}, ${percent(interval.high)}] (${percent(loss.linear.value)})`;
}

function row({ target, layer, limitMs, starts, within, median, p95, mean, accelerated }: TargetConversion): string[] {
  return [
    target,
    layer,
    `${limitMs} ms`,
    `${within} of ${starts}`,
    lossText(median),
    lossText(p95),
    percent(mean),
    accelerated ? "" : "at most",
  ];
}

export function conversionBlocks({ targets }: ConversionPart): FormulaBlock[] {
  return targets.length === 0
    ? []
    : [
        text(
          `启动延迟每超过 1ms，业务转化率下降 ${lossPerMs.printed}: the share of conversions that a start loses by what it exceeds its`,
          "contract's limit, where each millisecond takes its share of what is left (in brackets: of the original rate).",
          "The contracts themselves are judged above, with exact binomial bounds.",
        ),
        table(
          ["target", "layer", "limit", "in time", "median start, %", "slow start in 20, %", "mean, %", ""],
          targets.map(row),
        ),
      ];
}
