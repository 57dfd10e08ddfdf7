/**
 * The head's figures and what became of them, as OpenMetrics text for Prometheus: RFC draft-ietf-opsawg-openmetrics-00.
 * Base units, a family at a time, closed by its end mark.
 */
import { comparisonVerdicts } from "../../compare/verdict.ts";
import type { ComparisonDocument, ComparisonRow } from "./comparison-row.ts";

type Labels = Readonly<Record<string, string>>;

interface Sample {
  readonly labels: Labels;
  readonly value: number;
}

interface Family {
  readonly name: string;
  readonly type: "gauge" | "stateset";
  readonly unit?: string;
  readonly help: string;
  readonly samples: readonly Sample[];
}

function escaped(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll("\n", "\\n").replaceAll('"', '\\"');
}

function numberText(value: number): string {
  return value === Infinity ? "+Inf" : value === -Infinity ? "-Inf" : String(value);
}

function sampleLine(name: string, { labels, value }: Sample): string {
  const pairs = Object.entries(labels).map(([label, text]) => `${label}="${escaped(text)}"`);
  return `${name}{${pairs.join(",")}} ${numberText(value)}`;
}

function familyLines({ name, type, unit, help, samples }: Family): string[] {
  if (samples.length === 0) return [];
  return [
    `# TYPE ${name} ${type}`,
    ...(unit === undefined ? [] : [`# UNIT ${name} ${unit}`]),
    `# HELP ${name} ${escaped(help)}`,
    ...samples.map((sample) => sampleLine(name, sample)),
  ];
}

/** `requestsPerSecond` → `requests_per_second`. */
function labelName(parameter: string): string {
  return parameter.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function labelsOf({ target, layer, workload, parameters, figure }: ComparisonRow): Labels {
  return {
    target,
    ...(layer === undefined ? {} : { layer }),
    workload,
    ...Object.fromEntries(Object.entries(parameters).map(([name, value]) => [labelName(name), value])),
    figure,
  };
}

const NS_PER_SECOND = 1e9;

interface Quantity {
  readonly name: string;
  readonly unit: string;
  readonly help: string;
  readonly belongs: (row: ComparisonRow) => boolean;
  readonly perUnit?: number;
}

function isOf(metric: ComparisonRow["metric"], unit: ComparisonRow["unit"]): Quantity["belongs"] {
  return (row) => row.metric === metric && row.unit === unit;
}

const quantities: readonly Quantity[] = [
  {
    name: "sandgauge_startup_seconds",
    unit: "seconds",
    help: "From the request of an instance to its first line.",
    belongs: isOf("startup", "ns"),
    perUnit: NS_PER_SECOND,
  },
  {
    name: "sandgauge_startup_cpu_seconds",
    unit: "seconds",
    help: "CPU time that a start took of the host.",
    belongs: isOf("cpu", "ns"),
    perUnit: NS_PER_SECOND,
  },
  {
    name: "sandgauge_startup_cpu_cycles",
    unit: "cycles",
    help: "CPU cycles that a start took of the host.",
    belongs: isOf("cpu", "cycles"),
  },
  {
    name: "sandgauge_memory_bytes",
    unit: "bytes",
    help: "Memory that one more instance takes, or a process without any.",
    belongs: isOf("memory", "bytes"),
  },
  {
    name: "sandgauge_density_instances",
    unit: "instances",
    help: "Instances that were live at once.",
    belongs: isOf("density", "instances"),
  },
  {
    name: "sandgauge_work_seconds",
    unit: "seconds",
    help: "Steady time of one repetition of the work, or latency of a request.",
    belongs: isOf("performance", "ns"),
    perUnit: NS_PER_SECOND,
  },
  {
    name: "sandgauge_failures_ratio",
    unit: "ratio",
    help: "Share of blocks in which something failed.",
    belongs: ({ figure }) => figure === "failures",
  },
];

function quantityFamily({ name, unit, help, belongs, perUnit = 1 }: Quantity, rows: readonly ComparisonRow[]): Family {
  const samples = rows
    .filter(belongs)
    .flatMap((row) => (typeof row.head === "number" ? [{ labels: labelsOf(row), value: row.head / perUnit }] : []));
  return { name, type: "gauge", unit, help, samples };
}

function changeFamily(rows: readonly ComparisonRow[]): Family {
  const samples = rows.flatMap((row) => {
    const bounds = { estimate: row.change, low: row.interval?.low, high: row.interval?.high };
    return Object.entries(bounds).flatMap(([bound, value]) =>
      value === undefined ? [] : [{ labels: { metric: row.metric, ...labelsOf(row), bound }, value }],
    );
  });
  const help = "Change since the base as a share of it, of failures a difference of shares; its bounds at 95 %.";
  return { name: "sandgauge_change_ratio", type: "gauge", unit: "ratio", help, samples };
}

const VERDICT = "sandgauge_verdict";

function verdictFamily(rows: readonly ComparisonRow[]): Family {
  const samples = rows.flatMap((row) =>
    comparisonVerdicts.map((verdict) => ({
      labels: { metric: row.metric, ...labelsOf(row), [VERDICT]: verdict },
      value: Number(row.verdict === verdict),
    })),
  );
  return { name: VERDICT, type: "stateset", help: "What became of the figure since the base.", samples };
}

export function openMetrics({ rows }: ComparisonDocument): string {
  const families = [
    ...quantities.map((quantity) => quantityFamily(quantity, rows)),
    changeFamily(rows),
    verdictFamily(rows),
  ];
  return `${[...families.flatMap(familyLines), "# EOF"].join("\n")}\n`;
}
