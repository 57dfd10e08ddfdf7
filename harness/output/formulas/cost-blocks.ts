import { hullOf } from "../../document/hull.ts";
import type { CostPart } from "../../document/measured/formula-parts.ts";
import type { CostRatio, MeasuredCostRatio, TechnologyCost } from "../../document/measured/measured-cost.ts";
import { type DensityView, densityViews } from "../../document/measured/measured-density.ts";
import { technologies } from "../../document/printed/technologies.ts";
import { costCoefficients } from "../../document/printed/total-cost.ts";
import type { Interval } from "../../stats/quantile-interval.ts";
import { type FormulaBlock, table, text } from "./formula-block.ts";
import { ratioRange, shareRange, shareText, shortNames, viewNames } from "./ratio-text.ts";
import type { FormulaMessages } from "./messages/messages-of.ts";

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

function ratioCells(ratios: readonly CostRatio[], messages: FormulaMessages): string[] {
  const asRatio = (range: Interval): string => ratioRange(range, messages);
  return [
    over(ratios, ({ terms }) => terms.infrastructure.interval, asRatio),
    over(ratios, ({ range }) => range, asRatio),
    over(
      ratios,
      ({ cheaper }) => cheaper,
      (range) => shareRange(range, messages),
    ),
  ];
}

function ratioRows(comparison: Comparison, messages: FormulaMessages): string[][] {
  const { cost, inOneProcess, measured } = comparison;
  const name = `${shortNames[cost.technology]} / ${shortNames[cost.over]}`;
  const byView = densityViews.map((view, position) => {
    const seen = seenBy(comparison, view);
    const label = inOneProcess && position === 0 ? messages.cost.alsoInOneProcess : "";
    return [
      label,
      viewNames[view],
      ...ratioCells(seen, messages),
      seen.some(({ atLeast }) => atLeast) ? messages.cost.emulated : "",
    ];
  });
  return [
    ...(inOneProcess ? [] : [[name, messages.printed, ...ratioCells([cost.printed], messages), ""]]),
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

function sensitivityRows(comparison: Comparison, messages: FormulaMessages): string[][] {
  const { reachedIn, infrastructureIs, meanOverSplits, meanOverCoefficient } = messages.cost;
  const asRatio = (range: Interval): string => ratioRange(range, messages);
  const splits = comparison.cost.printed.byInfrastructure.map(({ share }, position) => [
    infrastructureIs(shareText(share)),
    ...cells(comparison, ({ byInfrastructure }) => byInfrastructure[position]?.ratio, asRatio),
  ]);
  const swings = coefficients.map(({ term, kind, words }) => {
    const all = technologies.map((technology) => costCoefficients[technology][kind]);
    return [
      meanOverCoefficient(words, Math.min(...all), Math.max(...all)),
      ...cells(comparison, (ratio) => ratio.swings.find((swing) => swing.term === term)?.mean, asRatio),
    ];
  });
  return [
    [
      reachedIn,
      ...cells(
        comparison,
        ({ asPrintedCase }) => asPrintedCase,
        (range) => shareRange(range, messages),
      ),
    ],
    ...splits,
    [meanOverSplits, ...cells(comparison, ({ mean }) => mean.interval, asRatio)],
    ...swings,
  ];
}

function caseBlocks(comparison: Comparison, messages: FormulaMessages): FormulaBlock[] {
  const { cost, inOneProcess, measured } = comparison;
  if (cost.printedCase === undefined || measured.length === 0) return [];
  const names = `${shortNames[cost.technology]} / ${shortNames[cost.over]}`;
  return [
    text(messages.cost.case(inOneProcess ? messages.inOneProcess(names) : names, cost.printedCase.printed)),
    table(
      ["", messages.printed, ...densityViews.map((view) => viewNames[view])],
      sensitivityRows(comparison, messages),
    ),
  ];
}

export function costBlocks({ costs }: CostPart, messages: FormulaMessages): FormulaBlock[] {
  const { lead, columns } = messages.cost;
  const shown = comparisons(costs);
  return [
    text(lead),
    table(
      ["", columns.by, columns.densityFactor, columns.tco, columns.cheaper, ""],
      shown.flatMap((one) => ratioRows(one, messages)),
    ),
    ...shown.flatMap((one) => caseBlocks(one, messages)),
  ];
}
