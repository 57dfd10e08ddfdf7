import { expect, test } from "vitest";
import type { WorkloadManifest } from "../../../workloads/types.ts";
import { type Complaint, RepetitionReader } from "./repetitions.ts";

const manifest: WorkloadManifest = {
  name: "odd",
  summary: "odd",
  ends: "exit",
  expectedLines: ["@ready [0-9]+", "@begin", "@result .*"],
  repetitions: 2,
  checksum: "c0ffee",
  work: { kind: "integer", operations: 7 },
};

const result = (changes: object = {}): string =>
  `@result ${JSON.stringify({ checksum: "c0ffee", operations: 7, ns: 1000, ...changes })}`;

function read(...lines: readonly string[]): RepetitionReader {
  const reader = new RepetitionReader(manifest);
  for (const [position, line] of lines.entries()) reader.take({ line, atNs: 100 + 1000 * position ** 2 });
  return reader;
}

test("each repetition has the workload's own time, and the host's from the line before", () => {
  const reader = read("@begin", result({ ns: 990 }), result({ ns: 3010 }));
  expect(reader.repetitions).toEqual([
    { ownNs: 990, hostNs: 1000 },
    { ownNs: 3010, hostNs: 3000 },
  ]);
  expect(reader).toMatchObject({ isComplete: true, complaint: undefined });
});

test.each<[string, string[], Complaint["outcome"], string]>([
  [
    "a wrong checksum",
    ["@begin", result({ checksum: "decaf" })],
    "wrong-answer",
    'the checksum is "decaf", not "c0ffee"',
  ],
  ["a checksum that is a number", ["@begin", result({ checksum: 1 })], "wrong-answer", "is impossible: checksum"],
  ["half a result", ["@begin", '@result {"checksum":"c0'], "wrong-answer", "is not JSON"],
  ["a result that is null", ["@begin", "@result null"], "wrong-answer", "is impossible"],
  ["no time at all", ["@begin", result({ ns: undefined })], "wrong-answer", "is impossible: ns"],
  ["no time passing", ["@begin", result({ ns: 0 })], "wrong-answer", "is impossible: ns"],
  ["time running backwards", ["@begin", result({ ns: -5 })], "wrong-answer", "is impossible: ns"],
  ["a month", ["@begin", result({ ns: 30 * 86_400e9 })], "wrong-answer", "is impossible: ns"],
  ["more work than there is", ["@begin", result({ operations: 8 })], "wrong-answer", "it claims 8 operations"],
  ["a claim nobody asked for", ["@begin", result({ speed: 9 })], "wrong-answer", "is impossible"],
  ["a result before the beginning", [result()], "wrong-answer", "was not expected"],
  ["two beginnings", ["@begin", "@begin"], "wrong-answer", "was not expected"],
  ["a result too many", ["@begin", result(), result(), result()], "wrong-answer", "was not expected"],
  ["another word", ["@begin", "@resultant 5"], "wrong-answer", "was not expected"],
  ["work it cannot do", ["@unsupported /dev/null cannot be opened"], "unsupported", "/dev/null cannot be opened"],
  ["a failure on the way", ["@begin", result(), "@failed write: No space"], "failed", "write: No space"],
])("%s", (_, lines, outcome, error) => {
  expect(read(...lines).complaint).toMatchObject({ outcome, error: expect.stringContaining(error) });
});

test("the first complaint stands, and nothing after it counts", () => {
  const reader = read("@begin", result(), result({ checksum: "decaf" }), result());
  expect(reader.complaint?.error).toContain("decaf");
  expect(reader.repetitions).toHaveLength(1);
});

test("a flood is not repeated whole", () => {
  expect(read("@begin", `@result ${"x".repeat(60_000)}`).complaint?.error.length).toBeLessThan(300);
});
