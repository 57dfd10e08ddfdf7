/** What instances hold: by component, as a fit, and as a table. */
import { formatGibibytes } from "../../../format-gibibytes.ts";
import { chartFigure } from "../../charts/chart-figure.ts";
import { type GuestCurve, guestMemoryChart } from "../../charts/guest-memory-chart.ts";
import { type MemoryBar, memoryChart, partColor, partsOf } from "../../charts/memory-chart.ts";
import { type FittedTotal, memoryFitChart } from "../../charts/memory-fit-chart.ts";
import type { Messages } from "../../messages/messages-of.ts";
import type { MemoryFigures } from "../../memory-figures.ts";
import { memoryColumns, memoryComponents, touchedMemory } from "../../tables/memory-columns.ts";
import { dataTable } from "../data-table.ts";
import { html, type Html } from "../html.ts";
import type { Section } from "../section.ts";
import { terms } from "../words.ts";

function name({ series: { target, dirtyBytes, guest } }: MemoryFigures): string {
  const sized = guest?.asked === true ? `${target}, ${formatGibibytes(guest.declaredBytes)}` : target;
  return dirtyBytes === 0 ? sized : `${sized} + ${formatGibibytes(dirtyBytes)}`;
}

function barOf(figures: MemoryFigures): MemoryBar {
  const slope = figures.fit.views.available?.slope;
  return {
    label: figures.series.target,
    components: memoryComponents(figures),
    available: slope === undefined ? undefined : { bytes: slope.value, interval: slope.interval },
  };
}

function totalOf(figures: MemoryFigures): FittedTotal[] {
  const { pss } = figures.fit.views;
  if (pss === undefined) return [];
  return [
    {
      label: name(figures),
      technology: figures.series.technology,
      points: figures.series.readings.map(({ instances, pssBytes }) => ({ instances, bytes: pssBytes })),
      fixedBytes: pss.intercept.value,
      marginalBytes: pss.slope.value,
    },
  ];
}

/** Of targets whose machines were measured in more than one size, idle. */
function guestCurves(all: readonly MemoryFigures[]): GuestCurve[] {
  const idle = all.filter(({ series }) => series.dirtyBytes === 0);
  return [...Map.groupBy(idle, ({ series }) => series.target)].flatMap(([target, those]) => {
    const points = those.flatMap((figures) => touchedMemory(figures) ?? []);
    return points.length < 2 ? [] : [{ label: target, points }];
  });
}

async function guestChart(all: readonly MemoryFigures[], { memory }: Messages): Promise<Html | undefined> {
  const curves = guestCurves(all);
  if (curves.length === 0) return undefined;
  return await chartFigure({
    title: memory.guestChart,
    note: memory.guestChartNote,
    draw: (pixels, width) => guestMemoryChart({ curves, declaredTitle: memory.declaredAxis }, pixels, width),
  });
}

/** Squares with the components' names: a style attribute would have to be allowed in the page. */
function legend(bars: readonly MemoryBar[], parts: readonly string[]): Html {
  return html`<ul class="legend">
    ${partsOf(bars).map(
      (component) =>
        html`<li>
          <svg viewBox="0 0 1 1" aria-hidden="true"><rect width="1" height="1" fill="${partColor(parts.indexOf(component))}" /></svg>
          ${component}
        </li>`,
    )}
  </ul>`;
}

/** What instances were told to fill dwarfs what they hold idle: a chart for each amount, the least first. */
async function barCharts(all: readonly MemoryFigures[], { memory }: Messages): Promise<Html[]> {
  const asTheyAre = all.filter(({ series }) => series.guest?.asked !== true);
  const groups = Map.groupBy(asTheyAre, ({ series }) => series.dirtyBytes);
  // One colour for one component, whichever the chart.
  const parts = partsOf(all.map(barOf));
  const inTurn = [...groups].toSorted(([a], [b]) => a - b);
  return await Promise.all(
    inTurn.map(async ([dirtyBytes, those]) => {
      const bars = those.map(barOf);
      const amount = dirtyBytes === 0 ? memory.idle : memory.filled(formatGibibytes(dirtyBytes));
      return await chartFigure({
        title: `${memory.chart} (${amount})`,
        note: html`${memory.chartNote} ${legend(bars, parts)}`,
        draw: (pixels, width) => memoryChart({ bars, parts, axisTitle: memory.axis }, pixels, width),
      });
    }),
  );
}

export async function memorySection(all: readonly MemoryFigures[], messages: Messages): Promise<Section> {
  const { memory, technologies, layers } = messages;
  const { columns } = memory;
  return {
    id: "memory",
    heading: memory.heading,
    body: html`<p class="quiet">${memory.lead}</p>
      ${await barCharts(all, messages)} ${await guestChart(all, messages)}
      ${await chartFigure({
        title: memory.fitChart,
        draw: (pixels, width) =>
          memoryFitChart({ totals: all.flatMap(totalOf), instancesTitle: memory.instancesAxis }, pixels, width),
      })}
      ${dataTable(
        {
          id: "memory-table",
          caption: memory.heading,
          columns: memoryColumns(messages).filter(({ heading }) => heading !== columns.layer),
          folded: [columns.uss, columns.cgroup, columns.components, columns.guest, columns.beyond, columns.notes],
          rows: all,
          looks: {
            [columns.technology]: ({ series }) => terms(technologies[series.technology], layers[series.layer]),
          },
        },
        messages,
      )}`,
  };
}
