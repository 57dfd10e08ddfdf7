import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { type LogLine, LogTail, parseLogLine } from "./log-tail.ts";

/** As containerd 2.4 wrote them for workload `hold`. */
const recorded = [
  "2026-11-28T00:40:26.840091814Z stdout F @ready 47446028511462\n",
  "2026-11-28T00:40:26.887996398Z stdout F @pong still there?\n",
] as const;

test.each<[string, LogLine | undefined]>([
  [recorded[0].trimEnd(), { stream: "stdout", content: "@ready 47446028511462\n" }],
  // The examples of the format's own description.
  ["2016-10-06T00:17:09.669794203Z stderr P log content 2", { stream: "stderr", content: "log content 2" }],
  ["2016-10-06T00:17:10.113242941Z stderr F log content 3", { stream: "stderr", content: "log content 3\n" }],
  ["2016-10-06T00:17:10.113242941Z stdout F ", { stream: "stdout", content: "\n" }],
  ["not a line of such a log", undefined],
])("%s", (line, parsed) => {
  expect(parseLogLine(line)).toEqual(parsed);
});

let folder: string | undefined;
afterEach(() => {
  if (folder !== undefined) rmSync(folder, { recursive: true });
});

test("what is appended to a file that was not there is heard of, also in halves", async () => {
  folder = mkdtempSync(join(tmpdir(), "log-tail-"));
  const file = join(folder, "workload.log");
  const lines: string[] = [];
  const both = Promise.withResolvers<void>();
  const tail = new LogTail(file, ({ content }) => {
    if (lines.push(content) === 2) both.resolve();
  });
  appendFileSync(file, recorded[0] + recorded[1].slice(0, 40));
  appendFileSync(file, recorded[1].slice(40));
  await both.promise;
  tail.close();
  expect(lines).toEqual(["@ready 47446028511462\n", "@pong still there?\n"]);
});
