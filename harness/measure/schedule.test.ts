import { expect, test } from "vitest";
import { type Participation, schedule, startKey, startsLeft } from "./schedule.ts";

const warm = { cache: "warm", concurrency: 1 } as const;
const atOnce = { cache: "warm", concurrency: 10 } as const;
const participations: Participation[] = [
  { target: "process", series: warm, rounds: 300 },
  { target: "runc", series: warm, rounds: 300 },
  { target: "qemu/microvm", series: warm, rounds: 7 },
  { target: "runc", series: atOnce, rounds: 3 },
];

test("every participant gets its rounds, at most one in a block", () => {
  const starts = schedule(participations, 1).filter(({ warmup }) => !warmup);
  for (const { target, series, rounds } of participations) {
    const own = starts.filter((start) => start.target === target && start.series.concurrency === series.concurrency);
    expect(own).toHaveLength(rounds);
    expect(new Set(own.map(({ block }) => block)).size).toBe(rounds);
  }
});

test("rarer participants are spread over the whole run", () => {
  const blocks = schedule(participations, 1)
    .filter(({ target, warmup }) => target === "qemu/microvm" && !warmup)
    .map(({ block }) => block);
  const gaps = blocks.slice(1).map((block, position) => block - (blocks[position] ?? 0));
  expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThanOrEqual(1);
});

test("the seed decides the order, and the order differs from block to block", () => {
  expect(schedule(participations, 7)).toEqual(schedule(participations, 7));
  expect(schedule(participations, 7)).not.toEqual(schedule(participations, 8));
  const firsts = schedule(participations, 7)
    .filter(({ index }) => index === 0)
    .map(({ target }) => target);
  expect(new Set(firsts).size).toBeGreaterThan(1);
});

test("neither of two equal targets is first more often than chance allows", () => {
  const pair = participations.slice(0, 2).map((participation) => ({ ...participation, rounds: 1000 }));
  const first = schedule(pair, 3).filter(
    ({ target, index, warmup }) => target === "process" && index === 0 && !warmup,
  ).length;
  // Binomial(1000, 1/2) leaves 500 ± 82 with a probability below 2e-7.
  expect(Math.abs(first - 500)).toBeLessThan(82);
});

test("indices within a block leave room for all instances of a start, and keys are unique", () => {
  const starts = schedule(participations, 5);
  expect(new Set(starts.map(startKey)).size).toBe(starts.length);
  for (const block of new Set(starts.map((start) => start.block))) {
    let expected = 0;
    for (const start of starts.filter((one) => one.block === block)) {
      expect(start.index).toBe(expected);
      expected += start.series.concurrency;
    }
  }
});

test("series follow each other, each behind a warm-up of all its targets", () => {
  const starts = schedule(participations, 2);
  const changes = starts.filter((start, position) => start.series !== starts[position - 1]?.series);
  expect(changes.map(({ series }) => series)).toEqual([warm, atOnce]);
  const warmups = starts.filter(({ warmup }) => warmup);
  expect(warmups.map(({ target, series }) => `${target} ${series.concurrency}`).toSorted()).toEqual([
    "process 1",
    "qemu/microvm 1",
    "runc 1",
    "runc 10",
  ]);
  for (const { series } of changes) {
    const own = starts.filter((start) => start.series === series);
    const firstCounted = own.findIndex(({ warmup }) => !warmup);
    expect(own.slice(firstCounted).some(({ warmup }) => warmup)).toBe(false);
  }
});

test("what is left after an interruption is what was not taken, warmed up again where a series goes on", () => {
  const starts = schedule(participations, 2);
  const counted = starts.filter(({ warmup }) => !warmup);
  const taken = new Set(counted.slice(0, -2).map(startKey));
  const left = startsLeft(starts, taken);
  expect(left.filter(({ warmup }) => !warmup)).toEqual(counted.slice(-2));
  expect(left.filter(({ warmup }) => warmup).map(({ target }) => target)).toEqual(["runc"]);
  expect(startsLeft(starts, new Set(counted.map(startKey)))).toEqual([]);
});
