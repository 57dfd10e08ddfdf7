import { expect, test } from "vitest";
import { UsageError } from "../errors.ts";
import { exampleRun, exampleSeries, exampleStarts } from "../testing/example-comparison.ts";
import { defaultThresholds } from "./compared-figure.ts";
import { type Comparison, type CompareOptions, compareRuns } from "./compare-runs.ts";
import type { ComparedRun } from "./compared-run.ts";

const options: CompareOptions = { thresholds: defaultThresholds, allowVersions: false, byBaseline: false };

const base = exampleRun({ folder: "base", series: exampleStarts(1, 100) });
const head = exampleRun({ folder: "head", run: "20260102T020000-abcdef", series: exampleStarts(2, 100) });

function comparing(changes: Partial<ComparedRun>, more: Partial<CompareOptions> = {}): Comparison {
  return compareRuns(base, { ...head, ...changes }, { ...options, ...more });
}

test("runs of one host by the same software are compared, whatever its load was", () => {
  const { figures, onlyInBase, onlyInHead, notComparable } = comparing({ host: { ...base.host, load: 5 } });
  expect(figures).toHaveLength(12);
  expect({ onlyInBase, onlyInHead, notComparable }).toEqual({ onlyInBase: [], onlyInHead: [], notComparable: [] });
});

test("another host is refused with all that differs, and compared by the baseline when asked", () => {
  const host = { ...base.host, cpuModel: "Other", logicalCpus: 8, kernelRelease: "6.9" };
  expect(() => comparing({ host })).toThrow(UsageError);
  expect(() => comparing({ host })).toThrow(
    /of two hosts.*: cpuModel \(Example and Other\), logicalCpus \(2 and 8\) differ/,
  );
  const { byBaseline, figures } = comparing({ host }, { byBaseline: true });
  expect(byBaseline).toBe(true);
  expect(figures.some(({ pair }) => pair.base.target === "process")).toBe(false);
});

function boosted(boost: string): ComparedRun["host"] {
  return { ...base.host, tuning: { governor: "performance", boost } };
}

test("a host that was set up differently is another host: what differs is told to the setting", () => {
  expect(() => compareRuns({ ...base, host: boosted("on") }, { ...head, host: boosted("off") }, options)).toThrow(
    /: tuning boost \(on and off\) differ/,
  );
});

const upgraded = head.series.map((series) =>
  series.target === "runc" ? { ...series, versions: { runc: "1.2.0" } } : series,
);

test("other versions are refused, and compared when that is the question", () => {
  expect(() => comparing({ series: upgraded })).toThrow(/not of the same software\. runc: /);
  expect(() => comparing({ host: { ...base.host, kernelRelease: "6.9" } })).toThrow(
    /the host: kernelRelease \(6\.1 and 6\.9\)/,
  );
  const { figures, differences } = comparing({ series: upgraded }, { allowVersions: true });
  expect([...differences.versions.keys()]).toEqual(["runc"]);
  expect(figures.filter(({ pair }) => pair.versionChanged).map(({ pair }) => pair.base.target)).toEqual([
    "runc",
    "runc",
  ]);
});

test("two hosts by the baseline must still have the same runtimes", () => {
  const host = { ...base.host, cpuModel: "Other" };
  expect(() => comparing({ host, series: upgraded }, { byBaseline: true })).toThrow(/runc: /);
  expect(comparing({ host, series: upgraded }, { byBaseline: true, allowVersions: true }).figures).toHaveLength(10);
});

test("a workload that was built differently is another version", () => {
  const series = head.series.map((one) => ({ ...one, artefactSha256: "f".repeat(64) }));
  expect(() => comparing({ series })).toThrow(/workload noop \(000000000000 and ffffffffffff\)/);
});

function ofFile(hash: string): NonNullable<ComparedRun["plan"]> {
  return { plan: {}, targets: [{ target: "runc", versions: { runc: "1.1.5" }, files: { runc: hash } }] };
}

test("a runtime of the same version in another file is another one", () => {
  expect(() =>
    compareRuns({ ...base, plan: ofFile("a".repeat(64)) }, { ...head, plan: ofFile("b".repeat(64)) }, options),
  ).toThrow(/runc: file runc \(aaaaaaaaaaaa and bbbbbbbbbbbb\)/);
});

function withGap(gapMilliseconds: number): NonNullable<ComparedRun["plan"]> {
  return { plan: { name: "x", startup: { gapMilliseconds, warmups: 3 } }, targets: [] };
}

test("a plan that asked for something else is told", () => {
  const { differences } = compareRuns({ ...base, plan: withGap(5) }, { ...head, plan: withGap(50) }, options);
  expect(differences.plan).toEqual([{ what: "startup gapMilliseconds", base: "5", head: "50" }]);
  const fewer = comparing({ series: head.series.filter(({ target }) => target !== "jco") });
  expect(fewer.differences.plan).toEqual([{ what: "targets beside the common ones", base: "jco", head: "no other" }]);
});

test("what only one of them has is listed", () => {
  const added = exampleSeries({ target: "youki", parameters: { cache: "cold", concurrency: "1" } });
  const { onlyInBase, onlyInHead } = comparing({
    series: [...head.series.filter(({ target }) => target !== "jco"), added],
  });
  expect(onlyInBase.map(({ target }) => target)).toEqual(["jco"]);
  expect(onlyInHead).toMatchObject([{ target: "youki", parameters: { cache: "cold" } }]);
});

test("figures that were measured differently are not compared, and it is said why", () => {
  const series = head.series.map((one) =>
    one.target === "runc" ? { ...one, conditions: { ...one.conditions, clock: "node" } } : one,
  );
  const { figures, notComparable } = comparing({ series });
  expect(figures.some(({ pair }) => pair.base.target === "runc")).toBe(false);
  expect(notComparable).toMatchObject([{ name: { target: "runc" }, why: "clock is launcher and node" }]);
});

test("a series that one run holds twice is not compared", () => {
  const twice = head.series
    .filter(({ target }) => target === "jco")
    .map((one) => ({ ...one, versions: { tool: "2" } }));
  const { notComparable } = comparing({ series: [...head.series, ...twice] }, { allowVersions: true });
  expect(notComparable).toMatchObject([{ name: { target: "jco" }, why: /two versions/ }]);
});

test("a run is not compared with itself, nor with one that has nothing in common", () => {
  expect(() => compareRuns(base, base, options)).toThrow(/are the same run/);
  expect(() => comparing({ series: [exampleSeries({ target: "youki" })] })).toThrow(/have no series in common/);
});
