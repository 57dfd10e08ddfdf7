import { hullOf } from "../../document/hull.ts";
import type { CostPart } from "../../document/measured/formula-parts.ts";
import type { CostRatio, MeasuredCostRatio, TechnologyCost } from "../../document/measured/measured-cost.ts";
import { type DensityView, densityViews } from "../../document/measured/measured-density.ts";
import { technologies } from "../../document/printed/technologies.ts";
import { costCoefficients } from "../../document/printed/total-cost.ts";
import type { Interval } from "../../stats/quantile-interval.ts";
import { type FormulaBlock, table, text } from "./formula-block.ts";
import { ratioRange, shareRange, shareText, shortNames, viewNames } from "./ratio-text.ts";

/** Over the pairs of targets, whose intervals lie within it. */
function over(
  ratios: readonly CostRatio[],
  of: (ratio: CostRatio) => Interval | undefined,
  format: (range: Interval) => string,
): string {
  const hull = hullOf(ratios.map((one) => of(one) ?? null));
  return hull === null ? "–" : format(hull);
}

/** One technology over another; instances in one process apart, which are isolated by the language runtime only. */
interface Comparison {
  readonly cost: TechnologyCost;
  readonly inOneProcess: boolean;
  readonly measured: readonly MeasuredCostRatio[];
}

function comparisons(costs: readonly TechnologyCost[]): Comparison[] {
  return costs
    .flatMap((cost) =>
      [false, true].map((inOneProcess) => ({
        cost,
        inOneProcess,
        measured: cost.measured.filter(({ sameLayer }) => sameLayer !== inOneProcess),
      })),
    )
    .filter(
      ({ cost, inOneProcess, measured }) => measured.length > 0 || (!inOneProcess && cost.printedCase !== undefined),
    );
}

function seenBy({ measured }: Comparison, view: DensityView): MeasuredCostRatio[] {
  return measured.filter((one) => one.view === view);
}

function ratioCells(ratios: readonly CostRatio[]): string[] {
  return [
    over(ratios, ({ terms }) => terms.infrastructure.interval, ratioRange),
    over(ratios, ({ range }) => range, ratioRange),
    over(ratios, ({ cheaper }) => cheaper, shareRange),
  ];
}

function ratioRows(comparison: Comparison): string[][] {
  const { cost, inOneProcess, measured } = comparison;
  const name = `${shortNames[cost.technology]} / ${shortNames[cost.over]}`;
  const byView = densityViews.map((view, position) => {
    const seen = seenBy(comparison, view);
    const label = inOneProcess && position === 0 ? "… in one process" : "";
    return [
      label,
      viewNames[view],
      ...ratioCells(seen),
      seen.some(({ atLeast }) => atLeast) ? "emulated: at least" : "",
    ];
  });
  return [
    ...(inOneProcess ? [] : [[name, "printed", ...ratioCells([cost.printed]), ""]]),
    ...(measured.length === 0 ? [] : byView),
  ];
}

/** As printed, then by each view. */
function cells(
  comparison: Comparison,
  of: (ratio: CostRatio) => Interval | undefined,
  format: (range: Interval) => string,
): string[] {
  const columns = [[comparison.cost.printed], ...densityViews.map((view) => seenBy(comparison, view))];
  return columns.map((ratios) => over(ratios, of, format));
}

const coefficients = [
  { term: "operations", kind: "complexity", words: "复杂度系数" },
  { term: "securityLoss", kind: "risk", words: "风险系数" },
] as const;

function sensitivityRows(comparison: Comparison): string[][] {
  const splits = comparison.cost.printed.byInfrastructure.map(({ share }, position) => [
    `infrastructure is ${shareText(share)} of the cost`,
    ...cells(comparison, ({ byInfrastructure }) => byInfrastructure[position]?.ratio, ratioRange),
  ]);
  const swings = coefficients.map(({ term, kind, words }) => {
    const all = technologies.map((technology) => costCoefficients[technology][kind]);
    return [
      `mean, ${words} from ${Math.min(...all)} to ${Math.max(...all)}`,
      ...cells(comparison, (ratio) => ratio.swings.find((swing) => swing.term === term)?.mean, ratioRange),
    ];
  });
  return [
    ["reached in", ...cells(comparison, ({ asPrintedCase }) => asPrintedCase, shareRange)],
    ...splits,
    ["mean over all splits of the cost", ...cells(comparison, ({ mean }) => mean.interval, ratioRange)],
    ...swings,
  ];
}

function caseBlocks(comparison: Comparison): FormulaBlock[] {
  const { cost, inOneProcess, measured } = comparison;
  if (cost.printedCase === undefined || measured.length === 0) return [];
  const name = `${shortNames[cost.technology]} / ${shortNames[cost.over]}${inOneProcess ? ", in one process" : ""}`;
  return [
    text(
      `${name}: in which share of all splits TCO 降低 ${cost.printedCase.printed} (电商大促) is reached, and how the other terms`,
      "move the ratio.",
    ),
    table(["", "printed", ...densityViews.map((view) => viewNames[view])], sensitivityRows(comparison)),
  ];
}

export function costBlocks({ costs }: CostPart): FormulaBlock[] {
  const shown = comparisons(costs);
  return [
    text(
      "The costs that the coefficients scale are printed nowhere, so TCO is told as a ratio, for every split of the cost",
      "into infrastructure, operations and security loss, with the density factor measured in place of 密度系数; and the",
      "share of all splits in which it is cheaper at all.",
    ),
    table(["", "by", "密度系数", "TCO", "cheaper", ""], shown.flatMap(ratioRows)),
    ...shown.flatMap(caseBlocks),
  ];
}
