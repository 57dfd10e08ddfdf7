/** What other programs read of a comparison, read by parsers that are not ours. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { beforeEach, describe, expect, test } from "vitest";
import { exampleComparisonDocument, HOSTILE_VERSION } from "../../testing/example-comparison-document.ts";
import { requires } from "../../testing/requires.ts";
import { comparisonJunit } from "./comparison-junit.ts";
import { openMetrics } from "./open-metrics.ts";

const documents = [
  ["as usual", exampleComparisonDocument()],
  ["whatever a runtime said", exampleComparisonDocument(HOSTILE_VERSION)],
] as const;

/** Debian's, whose packages it sees. */
const PYTHON = "/usr/bin/python3";

/** Runs a program of Python's on a text and gives what it prints. */
function python(program: string, input: string): unknown {
  const { status, stdout, stderr } = spawnSync(PYTHON, ["-c", program], { input, encoding: "utf8" });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return JSON.parse(stdout);
}

function lacksPython(): string | undefined {
  return existsSync(PYTHON) ? undefined : `There is no ${PYTHON}.`;
}

function lacksOpenMetricsParser(): string | undefined {
  const { status } = spawnSync(PYTHON, ["-c", "import prometheus_client.openmetrics.parser"]);
  return status === 0 ? undefined : "Prometheus' parser is not there: infra/setup.sh --only openmetrics.";
}

const readOpenMetrics = `
import json, sys
from prometheus_client.openmetrics.parser import text_string_to_metric_families as families
print(json.dumps([{"name": f.name, "type": f.type, "unit": f.unit,
  "samples": [{"labels": s.labels, "value": s.value} for s in f.samples]} for f in families(sys.stdin.read())]))
`;

interface ReadFamily {
  readonly name: string;
  readonly type: string;
  readonly unit: string;
  readonly samples: readonly { readonly labels: Readonly<Record<string, string>>; readonly value: number }[];
}

describe("Prometheus reads the OpenMetrics text", () => {
  beforeEach((context) => requires(context, "openmetrics", lacksPython() ?? lacksOpenMetricsParser()));

  test.each(documents)("%s", (_name, document) => {
    const families = python(readOpenMetrics, openMetrics(document)) as ReadFamily[];
    const family = (name: string): ReadFamily | undefined => families.find((one) => one.name === name);
    const figures = document.rows.filter(({ figure }) => figure !== "answer");
    expect(family("sandgauge_startup_seconds")).toMatchObject({ type: "gauge", unit: "seconds" });
    const start = family("sandgauge_startup_seconds")?.samples.find(
      ({ labels }) => labels["target"] === "runc" && labels["figure"] === "p50",
    );
    const row = figures.find(
      ({ target, metric, figure }) => target === "runc" && metric === "startup" && figure === "p50",
    );
    expect(start?.labels).toMatchObject({ workload: "noop", cache: "warm", concurrency: "1", layer: "runtime" });
    expect(start?.value).toBeCloseTo(Number(row?.head) / 1e9, 12);
    expect(family("sandgauge_density_instances")?.samples).toMatchObject([{ value: 900 }]);
    const verdicts = family("sandgauge_verdict");
    expect(verdicts?.type).toBe("stateset");
    expect(verdicts?.samples).toHaveLength(4 * document.rows.length);
    expect(verdicts?.samples.filter(({ value }) => value === 1)).toHaveLength(document.rows.length);
    expect(family("sandgauge_change_ratio")?.samples.length).toBeGreaterThan(figures.length);
  });
});

const readXml = `
import json, sys, xml.etree.ElementTree as tree
root = tree.fromstring(sys.stdin.buffer.read())
print(json.dumps({"name": root.tag, "suites": [{
  "given": {k: int(v) for k, v in s.attrib.items() if k in ("tests", "failures", "skipped")},
  "counted": {"tests": len(s.findall("testcase")), "failures": len(s.findall("testcase/failure")),
    "skipped": len(s.findall("testcase/skipped"))}} for s in root]}))
`;

describe("an XML parser reads the JUnit report, whose counts are right", () => {
  beforeEach((context) => requires(context, "python3", lacksPython()));

  test.each(documents)("%s", (_name, document) => {
    const { name, suites } = python(readXml, comparisonJunit(document, new Set(["worse"]))) as {
      name: string;
      suites: { given: Record<string, number>; counted: Record<string, number> }[];
    };
    expect(name).toBe("testsuites");
    expect(suites.length).toBeGreaterThan(2);
    for (const { given, counted } of suites) expect(given).toEqual(counted);
    expect(suites.reduce((sum, { counted }) => sum + (counted["tests"] ?? 0), 0)).toBe(document.rows.length + 1);
  });
});
