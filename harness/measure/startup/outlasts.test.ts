import { expect, test } from "vitest";
import { outlasts } from "./stopwatch.ts";

const bootNs = { kernel: 2e9, userspace: 9e9, application: 7e9 };

test.each([
  ["the host waited longer", 10e9, false],
  ["the clocks differ by no more than clocks do", 8.9e9, false],
  ["the guest tells of more time than there was", 8.5e9, true],
])("%s", (_, readyNs, disagrees) => {
  expect(outlasts(bootNs, readyNs)).toBe(disagrees);
});
