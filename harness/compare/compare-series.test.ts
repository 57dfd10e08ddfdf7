import { expect, test } from "vitest";
import { exampleSeries, exampleStarts, exampleTargets, normalSource, pairsOf } from "../testing/example-comparison.ts";
import { compareSeries } from "./compare-series.ts";
import { type ComparedFigure, type FigureKind, defaultThresholds } from "./compared-figure.ts";
import type { SeriesPair } from "./host-shift.ts";
import type { Series } from "./series.ts";

const BLOCKS = 400;
const TEN_PERCENT = Math.log(1.1);

function compared(pairs: readonly SeriesPair[]): ComparedFigure[] {
  return [...compareSeries(pairs, "others", defaultThresholds).figures];
}

function figure(figures: readonly ComparedFigure[], target: string, kind: FigureKind = "p50"): ComparedFigure {
  const found = figures.find((one) => one.pair.base.target === target && one.kind === kind);
  if (found === undefined) throw new Error(`There is no ${kind} of ${target}.`);
  return found;
}

test("where nothing changed, nothing is said to have", () => {
  const figures = compared(pairsOf(exampleStarts(1, BLOCKS), exampleStarts(2, BLOCKS)));
  for (const target of exampleTargets)
    expect(figure(figures, target)).toMatchObject({ verdict: "no change", controls: 5 });
});

test("one target that became slower is found, and it alone", () => {
  const head = exampleStarts(2, BLOCKS, { targets: { runc: TEN_PERCENT } });
  const figures = compared(pairsOf(exampleStarts(1, BLOCKS), head));
  const { verdict, change, interval, method, units } = figure(figures, "runc");
  expect(verdict).toBe("worse");
  expect(Math.abs(change - 0.1)).toBeLessThan(0.04);
  expect(interval?.low).toBeGreaterThan(0.05);
  expect(interval?.low).toBeLessThan(0.1);
  expect(interval?.high).toBeGreaterThan(0.1);
  expect({ method, units }).toEqual({ method: "rank-sum", units: [20, 20] });
  for (const target of exampleTargets.filter((one) => one !== "runc")) {
    expect(figure(figures, target).verdict).toBe("no change");
  }
});

test("one that became faster is better", () => {
  const head = exampleStarts(2, BLOCKS, { targets: { jco: -TEN_PERCENT } });
  expect(figure(compared(pairsOf(exampleStarts(1, BLOCKS), head)), "jco").verdict).toBe("better");
});

test("a host that became slower is no change of any target, and told", () => {
  const head = exampleStarts(2, BLOCKS, { host: Math.log(1.3) });
  const { figures, host } = compareSeries(pairsOf(exampleStarts(1, BLOCKS), head), "others", defaultThresholds);
  for (const target of exampleTargets) {
    expect(figure(figures, target)).toMatchObject({ verdict: "unsure", reason: "host" });
    expect(Math.abs(figure(figures, target).change)).toBeLessThan(0.05);
  }
  expect(host).toHaveLength(1);
  expect(host[0]?.interval?.low).toBeLessThan(0.3);
  expect(host[0]?.interval?.high).toBeGreaterThan(0.3);
});

test("a target whose runtime is another one is no measure of the host", () => {
  const slower = Object.fromEntries(["gvisor/systrap", "jco", "runc"].map((target) => [target, TEN_PERCENT]));
  const pairs = pairsOf(exampleStarts(1, BLOCKS), exampleStarts(2, BLOCKS, { targets: slower }), Object.keys(slower));
  const figures = compared(pairs);
  // Half of all targets changed: without knowing which, the host would seem to have, in part.
  for (const target of Object.keys(slower)) {
    expect(figure(figures, target)).toMatchObject({ verdict: "worse", controls: 3 });
    expect(Math.abs(figure(figures, target).change - 0.1)).toBeLessThan(0.03);
  }
});

test("with too few others a change is found only where no host would explain it", () => {
  const only = ["process", "runc"];
  const ofBoth = (series: readonly Series[]): Series[] => series.filter(({ target }) => only.includes(target));
  const [base, slightly, twice] = [
    exampleStarts(1, BLOCKS),
    exampleStarts(2, BLOCKS, { targets: { runc: Math.log(1.15) } }),
    exampleStarts(2, BLOCKS, { targets: { runc: Math.log(2) } }),
  ].map(ofBoth);
  expect(figure(compared(pairsOf(base ?? [], slightly ?? [])), "runc")).toMatchObject({
    verdict: "unsure",
    reason: "across",
    controls: 0,
  });
  expect(figure(compared(pairsOf(base ?? [], twice ?? [])), "runc").verdict).toBe("worse");
});

/** Of one target a share of the starts takes five times as long. @param beyond how rarely, in standard deviations */
function tailed(seed: number, beyond: number): Series[] {
  const normal = normalSource(seed);
  return exampleStarts(seed, 3000).map((series) =>
    series.target === "runc"
      ? { ...series, values: series.values.map((ns) => (normal() > beyond ? 5 * ns : ns)) }
      : series,
  );
}

test("the 99th percentile has a verdict of its own, and needs many samples", () => {
  // 0.1 % of the starts take five times as long, and then 6.7 %.
  const figures = compared(pairsOf(tailed(1, 3.09), tailed(2, 1.5)));
  expect(figure(figures, "runc").verdict).toBe("no change");
  expect(figure(figures, "runc", "p99").verdict).toBe("worse");
  const few = compared(pairsOf(exampleStarts(1, 300), exampleStarts(2, 300)));
  expect(figure(few, "runc", "p99")).toMatchObject({ verdict: "unsure", reason: "few" });
});

function memory(target: string, values: readonly number[]): Series {
  return exampleSeries({
    metric: "memory",
    target,
    unit: "bytes",
    quantiles: [0.5],
    group: "memory pss",
    isTime: false,
    parameters: { view: "pss", part: "each", filled: "0" },
    values: Float64Array.from(values),
  });
}

test("three climbs cannot be ranked: they are taken for normal", () => {
  const pairs = [
    { base: memory("runc", [100, 101, 99]), head: memory("runc", [112, 111, 113]), versionChanged: false },
    { base: memory("jco", [100, 100.1, 99.9]), head: memory("jco", [100.2, 100, 99.9]), versionChanged: false },
    { base: memory("process", [100, 130, 80]), head: memory("process", [112, 111, 90]), versionChanged: false },
    { base: memory("qemu", [100, 101, 99]), head: memory("qemu", [-5, 101, 99]), versionChanged: false },
  ];
  const figures = compared(pairs);
  expect(figure(figures, "runc")).toMatchObject({ verdict: "worse", method: "welch", units: [3, 3] });
  expect(figure(figures, "jco").verdict).toBe("no change");
  expect(figure(figures, "process")).toMatchObject({ verdict: "unsure", reason: "across" });
  // A climb that saw memory shrink has no logarithm.
  expect(figure(figures, "qemu")).toMatchObject({ verdict: "unsure", reason: "nothing" });
});

function ramps(values: readonly number[]): Series {
  return exampleSeries({
    metric: "density",
    unit: "instances",
    better: "higher",
    quantiles: [0.5],
    isTime: false,
    values: Float64Array.from(values),
  });
}

function pairOfRamps(base: readonly number[], head: readonly number[]): SeriesPair {
  return { base: ramps(base), head: ramps(head), versionChanged: false };
}

test("more instances are better, and one ramp tells nothing", () => {
  expect(compared([pairOfRamps([1000, 1004, 998], [800, 803, 799])])[0]?.verdict).toBe("worse");
  expect(compared([pairOfRamps([1000, 1004, 998], [1200, 1203, 1199])])[0]?.verdict).toBe("better");
  expect(compared([pairOfRamps([1000], [800])])[0]).toMatchObject({ verdict: "unsure", reason: "few" });
});

test("what began to fail is worse, though what still starts is as fast", () => {
  const base = exampleStarts(1, BLOCKS);
  const head = exampleStarts(2, BLOCKS).map((series) => {
    if (series.target !== "runc") return series;
    const values = series.values.map((ns, index) => (index % 20 === 0 ? Infinity : ns));
    return { ...series, values, failing: { hits: 20, trials: BLOCKS } };
  });
  const figures = compared(pairsOf(base, head));
  expect(figure(figures, "runc", "failures")).toMatchObject({
    verdict: "worse",
    base: 0,
    head: 0.05,
    method: "fisher",
  });
  // Nothing is dropped: a start that never came is the slowest.
  expect(figure(figures, "runc", "p99").head).toBe(Infinity);
  expect(figures.filter(({ kind }) => kind === "failures")).toHaveLength(1);
});

test("a target of which nothing starts any more has no median, and failed", () => {
  const base = exampleStarts(1, BLOCKS);
  const head = exampleStarts(2, BLOCKS).map((series) =>
    series.target === "runc"
      ? { ...series, values: series.values.map(() => Infinity), failing: { hits: BLOCKS, trials: BLOCKS } }
      : series,
  );
  const figures = compared(pairsOf(base, head));
  expect(figure(figures, "runc", "failures").verdict).toBe("worse");
  expect(figure(figures, "runc").head).toBe(Infinity);
  expect(figure(figures, "process").verdict).toBe("no change");
});

test("several modes are told, and a level that switched on the way", () => {
  const base = exampleStarts(1, BLOCKS);
  const head = exampleStarts(2, BLOCKS).map((series) => {
    const factor = (index: number): number => {
      if (series.target === "runc") return index % 2 === 0 ? 2 : 1;
      return series.target === "jco" && index > BLOCKS / 2 ? 1.2 : 1;
    };
    return { ...series, values: series.values.map((ns, index) => ns * factor(index)) };
  });
  const figures = compared(pairsOf(base, head));
  const modes = figure(figures, "runc").hidden?.().modes;
  expect(modes?.base).toEqual([]);
  expect(modes?.head.map(({ share }) => Math.round(10 * share))).toEqual([5, 5]);
  const switches = figure(figures, "jco").hidden?.().switches;
  expect(switches?.base).toEqual([]);
  expect(switches?.head).toMatchObject([{ after: 0.5 }]);
  expect(Math.abs((switches?.head[0]?.change ?? 0) - 0.2)).toBeLessThan(0.05);
  // The median lies between two levels: nothing is certain.
  expect(figure(figures, "jco").verdict).toBe("unsure");
});

test("of two hosts each target is held against its own host's plain process", () => {
  const pairs = pairsOf(
    exampleStarts(1, BLOCKS),
    exampleStarts(2, BLOCKS, { host: Math.log(3), targets: { runc: TEN_PERCENT } }),
  );
  const { figures, host } = compareSeries(pairs, "baseline", defaultThresholds);
  expect(figures.some(({ pair }) => pair.base.target === "process")).toBe(false);
  expect(figure(figures, "runc").verdict).toBe("worse");
  expect(figure(figures, "jco").verdict).toBe("no change");
  expect(host).toEqual([]);
  const without = compareSeries(
    pairs.filter(({ base }) => base.target !== "process"),
    "baseline",
    defaultThresholds,
  );
  expect(figure(without.figures, "runc")).toMatchObject({ verdict: "unsure", reason: "nothing" });
});

test("of two hosts of which one was under load nothing is said", () => {
  const loaded = exampleStarts(2, BLOCKS, { targets: { runc: Math.log(2) } }).map((series) => ({
    ...series,
    flags: new Map([["loaded", 0.6]]),
  }));
  const pairs = pairsOf(exampleStarts(1, BLOCKS), loaded);
  expect(figure([...compareSeries(pairs, "baseline", defaultThresholds).figures], "runc")).toMatchObject({
    verdict: "unsure",
    reason: "disturbed",
  });
  // On one host the others tell what the load did.
  expect(figure(compared(pairs), "runc").verdict).toBe("worse");
});

test("a threshold of its own makes a change of it", () => {
  const pairs = pairsOf(exampleStarts(1, 2000), exampleStarts(2, 2000, { targets: { runc: Math.log(1.03) } }));
  const at = (startup: number): ComparedFigure =>
    figure(compareSeries(pairs, "others", { ...defaultThresholds, startup }).figures, "runc");
  expect(at(0.05).verdict).toBe("no change");
  expect(at(0.01).verdict).toBe("worse");
  expect(at(0.03)).toMatchObject({ verdict: "unsure", reason: "across" });
});
