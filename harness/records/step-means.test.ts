import { expect, test } from "vitest";
import { StepMeans } from "./step-means.ts";

/** As two starts through CRI were recorded: in the second the ready line came before the engine's answer. */
const starts = [
  {
    readyNs: 322_763_657,
    phases: { sandbox: 198_933_476, create: 260_678_796, start: 320_763_657, stop: 680_542_550 },
  },
  {
    readyNs: 318_572_297,
    phases: { sandbox: 198_933_476, create: 260_678_796, start: 320_763_657, stop: 680_542_550 },
  },
];

function meansOf(...those: typeof starts): [string, number][] {
  const means = new StepMeans();
  for (const { readyNs, phases } of those) means.add(readyNs, phases);
  return [...means.means()];
}

test("steps add up to the whole; what was heard of after the ready line is no part of it", () => {
  const [early, late] = starts.map((start) => meansOf(start));
  expect(early).toEqual([
    ["sandbox", 198_933_476],
    ["create", 61_745_320],
    ["start", 60_084_861],
    ["ready", 2_000_000],
  ]);
  expect(late).toEqual([
    ["sandbox", 198_933_476],
    ["create", 61_745_320],
    ["ready", 57_893_501],
  ]);
});

test("a step that came in time in some starts only is none of theirs", () => {
  const means = meansOf(...starts);
  expect(means.map(([step]) => step)).toEqual(["sandbox", "create", "ready"]);
  expect(means.reduce((sum, [, ns]) => sum + ns, 0)).toBeCloseTo((322_763_657 + 318_572_297) / 2, 3);
});

test("what no engine started is one step, and of no start there is none", () => {
  const means = new StepMeans();
  expect([...means.means()]).toEqual([]);
  means.add(28e6);
  expect([...means.means()]).toEqual([["ready", 28e6]]);
});
