import { expect, test } from "vitest";
import { startSteps } from "./start-steps.ts";

/** As a start through CRI was recorded. */
const phases = {
  sandbox: 198_933_476,
  create: 260_678_796,
  start: 320_763_657,
  stop: 680_542_550,
  remove: 751_119_158,
};

test("steps add up to the whole; what was heard of after the ready line is no part of it", () => {
  const readyNs = 318_572_297;
  const steps = startSteps(readyNs, phases);
  expect(steps).toEqual([
    ["sandbox", 198_933_476],
    ["create", 61_745_320],
    ["ready", 57_893_501],
  ]);
  expect(steps.reduce((sum, [, ns]) => sum + ns, 0)).toBe(readyNs);
});

test("what no engine started is one step", () => {
  expect(startSteps(28e6, {})).toEqual([["ready", 28e6]]);
});
