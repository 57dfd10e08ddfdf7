import { expect, test } from "vitest";
import { parseLogLine } from "./pod-log.ts";

test.each([
  ["2026-11-28T00:05:11.012345678Z @ready 17\n", 1_795_824_311_012_345_678n, "@ready 17\n"],
  ["2026-11-28T01:05:11.012345678+01:00 \n", 1_795_824_311_012_345_678n, "\n"],
  ["2026-11-28T00:05:11.5Z a b", 1_795_824_311_500_000_000n, "a b"],
  ["2026-11-28T00:05:11Z  a", 1_795_824_311_000_000_000n, " a"],
])("%j", (line, readNs, text) => {
  const parsed = parseLogLine(Buffer.from(line));
  expect(parsed?.readNs).toBe(readNs);
  expect(parsed?.text.toString()).toBe(text);
});

test.each(["", "@ready 17", "2026-11-28 00:05:11 @ready 17", "2026-11-28T00:05:11.0123456789Z x", "unexpected EOF"])(
  "%j is no line of a log",
  (line) => {
    expect(parseLogLine(Buffer.from(line))).toBeUndefined();
  },
);
