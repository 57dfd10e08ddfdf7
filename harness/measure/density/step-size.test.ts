import { expect, test } from "vitest";
import { nextStep } from "./step-size.ts";

const limits = { firstStep: 8, largestStep: 64, most: 1000 };
const well = { live: 100, step: 16, latencyShare: 0.1, bytesPerInstance: 1e6, spareBytes: 1e9 };

test.each([
  ["the first step is the plan's", undefined, 8],
  ["a step after which all is well is doubled", well, 32],
  ["never beyond the largest", { ...well, step: 64 }, 64],
  ["halved where starts come near their limit", { ...well, latencyShare: 0.6 }, 8],
  ["at least one, however near", { ...well, step: 1, latencyShare: 0.9 }, 1],
  ["no more than half of what fits into the memory left", { ...well, spareBytes: 20e6 }, 10],
  ["the last one that fits", { ...well, spareBytes: 1.5e6 }, 1],
  ["none where none fits", { ...well, spareBytes: 0.5e6 }, 0],
  ["none below the floor", { ...well, spareBytes: -1e6 }, 0],
  ["as the plan allows where instances seem to cost nothing", { ...well, bytesPerInstance: -5, spareBytes: 1 }, 32],
  ["no more than the plan asks for", { ...well, live: 990 }, 10],
])("%s", (_name, progress, step) => {
  expect(nextStep(limits, progress)).toBe(step);
});
