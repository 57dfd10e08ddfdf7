import { expect, test } from "vitest";
import { exampleRun, exampleStarts, type Moves, normalSource } from "../testing/example-comparison.ts";
import { defaultThresholds } from "./compared-figure.ts";
import { exampleIsolation } from "../testing/example-isolation.ts";
import { compareHistory, type HistoryComparison, type HistoryFigure } from "./compare-history.ts";
import { type HistoryRun, historyRunOf } from "./history-points.ts";

const BLOCKS = 800;
const TEN_PERCENT = Math.log(1.1);

/** One run a night from 1 January on. @param moves by night, beyond the host's own of some 8 % and each target's of half a percent. */
function nights(count: number, moves: (night: number) => Moves = () => ({}), seed = 1): HistoryRun[] {
  const normal = normalSource(seed);
  return Array.from({ length: count }, (_, night) => {
    const { host = 0, targets = {} } = moves(night);
    const moved = {
      "gvisor/systrap": 0,
      jco: 0,
      process: 0,
      "qemu/microvm": 0,
      runc: 0,
      "wasmtime/aot": 0,
      ...targets,
    };
    const own = Object.fromEntries(Object.entries(moved).map(([name, move]) => [name, move + 0.005 * normal()]));
    const series = exampleStarts(1000 * seed + night, BLOCKS, { host: host + 0.08 * normal(), targets: own });
    return historyRunOf(exampleRun({ run: runOf(night), folder: `history/${night}`, series }));
  });
}

function runOf(night: number): string {
  return `2026${new Date(Date.UTC(2026, 0, 1 + night)).toISOString().slice(5, 10).replace("-", "")}T020000-abcdef`;
}

function judging(runs: readonly HistoryRun[]): HistoryComparison {
  const head = runs.at(-1);
  if (head === undefined) throw new Error("There is no run.");
  return compareHistory(head, runs.slice(0, -1), "history", defaultThresholds);
}

function figure({ figures }: HistoryComparison, target: string): HistoryFigure {
  const found = figures.find(({ name, kind }) => name.target === target && (kind === "p50" || kind === "host"));
  if (found === undefined) throw new Error(`There is no figure of ${target}.`);
  return found;
}

test("where nothing changed but the host from night to night, nothing is said to have", () => {
  const compared = judging(nights(15));
  expect(compared.figures.filter(({ verdict }) => verdict === "worse" || verdict === "better")).toEqual([]);
  expect(figure(compared, "runc")).toMatchObject({
    verdict: "no change",
    runs: [14, 1],
    changes: [],
    drift: undefined,
  });
  // Moods of 8 % either way are wider than the threshold.
  expect(figure(compared, "every target")).toMatchObject({ verdict: "unsure", reason: "across" });
  expect(compared.warnings).toEqual([]);
});

test("the night on which one target became slower is told", () => {
  const compared = judging(nights(15, (night) => ({ targets: { runc: night === 14 ? TEN_PERCENT : 0 } })));
  expect(figure(compared, "runc")).toMatchObject({ verdict: "worse", runs: [14, 1] });
  expect(figure(compared, "jco").verdict).toBe("no change");
});

test("three nights later it is still told, and since when", () => {
  const compared = judging(nights(16, (night) => ({ targets: { runc: night >= 12 ? TEN_PERCENT : 0 } })));
  const { verdict, runs, changes } = figure(compared, "runc");
  expect({ verdict, runs }).toEqual({ verdict: "worse", runs: [12, 4] });
  expect(changes).toMatchObject([{ run: runOf(12) }]);
  expect(Math.abs((changes[0]?.change ?? 0) - 0.1)).toBeLessThan(0.03);
});

test("a level that is old has been seen: it stays in the list of changes", () => {
  const compared = judging(nights(20, (night) => ({ targets: { runc: night >= 8 ? TEN_PERCENT : 0 } })));
  expect(figure(compared, "runc")).toMatchObject({ verdict: "no change", runs: [11, 1], changes: [{ run: runOf(8) }] });
});

test("what a new version of the runtime brought is told with it", () => {
  const runs = nights(16, (night) => ({ targets: { runc: night >= 12 ? TEN_PERCENT : 0 } })).map((run, night) => ({
    ...run,
    host: { ...run.host, kernelRelease: night >= 12 ? "6.9" : "6.1" },
    points: new Map(
      Array.from(run.points, ([id, point]) => {
        const versions = { tool: point.name.target === "runc" && night >= 12 ? "1.1.0" : "1.0.0" };
        return [id, { ...point, name: { ...point.name, versions } }];
      }),
    ),
  }));
  expect(figure(judging(runs), "runc").changes).toMatchObject([
    { run: runOf(12), versions: ["tool 1.0.0 → 1.1.0", "kernelRelease"] },
  ]);
});

test("a slow drift is told as one, and not as steps", () => {
  const compared = judging(nights(20, (night) => ({ targets: { runc: 0.008 * night } })));
  const { verdict, drift, changes } = figure(compared, "runc");
  expect({ verdict, changes }).toEqual({ verdict: "worse", changes: [] });
  expect(drift?.runs).toBe(20);
  expect(Math.abs((drift?.change ?? 0) - Math.expm1(0.008 * 19))).toBeLessThan(0.03);
});

test("all targets together slower than ever before is a change of what they share", () => {
  const compared = judging(nights(15, (night) => ({ host: night === 14 ? Math.log(2) : 0 })));
  expect(figure(compared, "every target").verdict).toBe("worse");
  expect(figure(compared, "runc").verdict).toBe("no change");
});

test("more failures than in all the runs before are worse", () => {
  const runs = nights(10).map((run, night) => ({
    ...run,
    points: new Map(
      Array.from(run.points, ([id, point]) => [
        id,
        point.name.target === "runc" && night === 9
          ? { ...point, failing: { hits: BLOCKS / 10, trials: BLOCKS } }
          : point,
      ]),
    ),
  }));
  const failing = judging(runs).figures.filter(({ kind }) => kind === "failures");
  expect(failing).toMatchObject([
    { name: { target: "runc" }, verdict: "worse", reference: 0, head: 0.1, runs: [9, 1] },
  ]);
});

test("too few runs tell nothing, and it is said", () => {
  const compared = judging(nights(3));
  expect(figure(compared, "runc")).toMatchObject({ verdict: "unsure", reason: "few", runs: [2, 1] });
  expect(compared.warnings).toEqual([expect.stringMatching(/Runs in the history: 2\. Before anything can be said/)]);
});

test("a gap is told with its ends, and judged over", () => {
  const runs = nights(20).filter((_, night) => night < 8 || night > 14);
  const compared = judging(runs);
  expect(compared.warnings).toEqual(["The history has a gap: no run between 2026-01-08 and 2026-01-16."]);
  expect(figure(compared, "runc").verdict).toBe("no change");
});

test("a series that some runs lack is judged by those that have it", () => {
  const runs = nights(15).map((run, night) => ({
    ...run,
    points: new Map([...run.points].filter(([, { name }]) => name.target !== "runc" || night % 3 !== 0)),
  }));
  expect(figure(judging(runs), "runc")).toMatchObject({ verdict: "no change", runsWithIt: 10, runs: [9, 1] });
});

test("a series that the runs of late had and the newest lacks is missing, one that only an odd run had is not", () => {
  const runs = nights(10).map((run, night) => {
    const odd = new Map([...run.points].filter(([, { name }]) => name.target === "jco"));
    const points = new Map([...run.points].filter(([, { name }]) => name.target !== "jco" || night === 7));
    return {
      ...run,
      points:
        night === 9
          ? new Map([...points].filter(([, { name }]) => name.target !== "runc"))
          : new Map([...points, ...(night === 7 ? odd : [])]),
    };
  });
  expect(judging(runs).missing.map(({ target }) => target)).toEqual(["runc"]);
});

function asked(answer: "denied" | "reached"): HistoryRun["isolation"] {
  return exampleIsolation({ of: { target: "runc" }, answers: { "host-file": answer } });
}

test("the boundary is held against that of the newest run that asked", () => {
  const runs = nights(4).map((run, night) => ({
    ...run,
    isolation: night === 1 ? asked("denied") : night === 3 ? asked("reached") : [],
  }));
  expect(judging(runs).isolation?.changed).toMatchObject([{ target: "runc", verdict: "worse" }]);
  expect(judging(nights(4)).isolation).toBeUndefined();
});

test("runs of other hosts and later ones are left out, and named", () => {
  const runs = nights(16);
  const other = { ...(runs[3] as HistoryRun), host: { ...runs[3]?.host, cpuModel: "Other" } };
  const changed = runs.map((run, night) => (night === 3 ? other : run));
  const compared = compareHistory(changed[14] as HistoryRun, changed, "history", defaultThresholds);
  expect(compared.runs).toHaveLength(14);
  expect(compared.warnings).toEqual([
    `Left out of the history, since they are of other hosts (cpuModel): ${runOf(3)}.`,
    `Left out of the history, since they came after ${runOf(14)}: ${runOf(15)}.`,
  ]);
});

test("without any run before it there is no history", () => {
  const [first, second] = nights(2);
  const attempt = (earlier: readonly HistoryRun[]) => () =>
    compareHistory(first as HistoryRun, earlier, "history", defaultThresholds);
  expect(attempt([])).toThrow(/no history of history\/0: history holds no run besides it/);
  expect(attempt([second as HistoryRun])).toThrow(/holds none that is older: all 1 came after it/);
  const older = { ...(second as HistoryRun), run: "20251231T020000-abcdef", host: { schema: 1, cpuModel: "Other" } };
  expect(attempt([older])).toThrow(/holds none of its host: cpuModel differ in 1/);
});
