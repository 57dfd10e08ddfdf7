import { expect, test } from "vitest";
import { affordableRounds } from "./starts.ts";

const series = { cache: "warm", concurrency: 10, samples: 300, secondsPerTarget: 20, atLeast: 30 } as const;

test.each([
  ["all that are wanted, where they fit", 0.1, 30],
  ["as many as fit, where not all do", 1, 20],
  ["no fewer than required, however long they take", 100, 3],
])("%s", (_, secondsPerRound, rounds) => {
  expect(affordableRounds(series, secondsPerRound)).toBe(rounds);
});

test("a series that need not be taken is left out where not even one round fits", () => {
  expect(affordableRounds({ ...series, atLeast: 0 }, 21)).toBe(0);
  expect(affordableRounds({ ...series, atLeast: 0 }, 20)).toBe(1);
});
