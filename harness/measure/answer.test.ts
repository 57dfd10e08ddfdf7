import { expect, test } from "vitest";
import type { WorkloadManifest } from "../../workloads/types.ts";
import { wrongAnswer } from "./answer.ts";

const noop: WorkloadManifest = { name: "noop", summary: "", ends: "exit", expectedLines: ["@ready [0-9]+"] };
const thrice: WorkloadManifest = { ...noop, expectedLines: ["@ready [0-9]+", "@done"], repetitions: 3 };
const sum: WorkloadManifest = { ...noop, expectedLines: ["@ready [0-9]+", "@result .*"], checksum: "abc" };

test.each<[string, WorkloadManifest, string[], string | undefined]>([
  ["the right answer", noop, ["@ready 12"], undefined],
  ["no line at all", noop, [], "line 1 is missing"],
  ["more on the line than expected", noop, ["@ready 12 and more"], "line 1 is"],
  ["a line too many", noop, ["@ready 12", "@ready 13"], "was not expected"],
  ["its last line as often as expected", thrice, ["@ready 1", "@done", "@done", "@done"], undefined],
  ["its last line once too few", thrice, ["@ready 1", "@done", "@done"], "line 4 is missing"],
  ["its last line once too often", thrice, ["@ready 1", "@done", "@done", "@done", "@done"], "was not expected"],
  ["the right checksum", sum, ["@ready 1", '@result {"checksum":"abc"}'], undefined],
  ["a wrong checksum", sum, ["@ready 1", '@result {"checksum":"abd"}'], 'the checksum is "abd", not "abc"'],
  ["no checksum", sum, ["@ready 1", '@result {"operations":1}'], "carries no checksum"],
  ["a checksum that is no string", sum, ["@ready 1", '@result {"checksum":1}'], "carries no checksum"],
  ["half a result", sum, ["@ready 1", '@result {"checksum":"a'], "is not JSON"],
])("%s", (_, manifest, lines, complaint) => {
  const told = wrongAnswer(manifest, lines);
  expect(told ?? "nothing").toContain(complaint ?? "nothing");
});

test("a flood in a line is not repeated whole", () => {
  expect(wrongAnswer(noop, [`@ready ${"x".repeat(10_000)}`])?.length).toBeLessThan(200);
});
