import { expect, test } from "vitest";
import { claims } from "../../document/claims/index.ts";
import { judge } from "../../document/judge.ts";
import type { ClaimVerdict } from "../../document/verdict.ts";
import { exampleRuns } from "../../testing/example-runs.ts";
import { around, exampleSeries, type ExampleStarts } from "../../testing/example-series.ts";
import { messagesOf } from "./messages/messages-of.ts";
import { observedText, shortReason } from "./reason.ts";

function judged(id: string, ...starts: readonly ExampleStarts[]): ClaimVerdict {
  const records = exampleRuns({ startup: exampleSeries(...starts) });
  const [one] = judge(
    claims.filter((claim) => claim.id === id),
    records,
  );
  if (one === undefined) throw new Error(`There is no claim ${id}.`);
  return one;
}

const wasm = (target: string, ms: number): ExampleStarts => ({
  of: { target, technology: "wasm" },
  ms: around(ms, 320),
});

test("who falls on which side, what decides first", () => {
  const both = judged("overhead-startup-wasm", wasm("a", 4), wasm("b", 40), wasm("c", 50));
  expect(shortReason(both, messagesOf("en"))).toBe("slower than claimed: b, c; as claimed: a");
  expect(shortReason(both, messagesOf("zh"))).toBe("比说法慢：b、c；与说法相符：a");
  expect(observedText(both, messagesOf("en"))).toBe("4.00 ms – 50.0 ms");
});

test.each([
  ["contract-startup-wasm", wasm("jco", 60), "too seldom in time: jco"],
  ["cycles-wasm", wasm("jco", 60), /(fewer|more) cycles than claimed|not what the claim speaks of|undecided/],
  ["overhead-startup-vm", wasm("jco", 60), "nothing of the kind was measured"],
  [
    "overhead-startup-sandbox",
    { of: { target: "gvisor/systrap", technology: "sandbox" }, ms: around(90) },
    "not what the claim speaks of: gvisor/systrap",
  ],
] as const)("%s", (id, starts, reason) => {
  expect(shortReason(judged(id, starts), messagesOf("en"))).toMatch(reason);
});

test("an ordering names the pairs that decide and counts the rest", () => {
  const ordering = judged("theorem-1-startup", ...["a", "b", "c", "d"].map((name, index) => wasm(name, 50 + index)), {
    of: { target: "runc", technology: "container" },
    ms: around(30),
  });
  expect(shortReason(ordering, messagesOf("en"))).toBe("the other way round: a < runc, b < runc, … (+2)");
});
