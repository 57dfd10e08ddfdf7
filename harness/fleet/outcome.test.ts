import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { exitOf, type Outcome, outcomeLines, readOutcome, writeOutcome } from "./outcome.ts";

const complete: Outcome = { outcome: "complete", why: "" };
const partial: Outcome = { outcome: "partial", why: "It was killed." };
const failed: Outcome = { outcome: "failed", why: "It did not start." };

test.each([
  ["all are complete", [complete, complete], 0],
  ["one is partial", [complete, partial], 1],
  ["one has failed", [complete, failed], 1],
  ["none is complete, one has samples", [failed, partial], 1],
  ["none has samples", [failed, { outcome: "unreachable", why: "" }], 3],
  ["there is none", [], 3],
] as const)("where %s, the exit status tells", (_, outcomes, exit) => {
  expect(exitOf(outcomes)).toBe(exit);
});

test("a line for each host, and nothing in it that steers a terminal", () => {
  const rows = [{ host: "a", ...complete }, { host: "longer", outcome: "partial", why: "It said \u001B[2J" } as const];
  expect(outcomeLines(rows)).toEqual(["a       complete", "longer  partial   It said \\u001b[2J"]);
});

test("what was written is read; what is not there, or is something else, is told so", () => {
  const folder = mkdtempSync(join(tmpdir(), "sandgauge-outcome-"));
  try {
    const absent = { outcome: "failed", why: "Nobody wrote it." };
    expect(readOutcome(folder, "Nobody wrote it.")).toEqual(absent);
    writeOutcome(folder, partial);
    expect(readOutcome(folder, "Nobody wrote it.")).toEqual(partial);
    writeFileSync(join(folder, "outcome.json"), '{"outcome":"fine"}');
    expect(readOutcome(folder, "Nobody wrote it.")).toEqual(absent);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
