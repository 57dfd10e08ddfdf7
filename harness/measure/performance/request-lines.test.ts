import { expect, test } from "vitest";
import { requestLines } from "./request-lines.ts";

test("are of one kibibyte each with their end, in JSON, and count from 1", () => {
  const requests = requestLines(50);
  expect(requests.map(({ line }) => Buffer.byteLength(line))).toEqual(Array(50).fill(1023));
  expect(requests.map(({ line }) => (JSON.parse(line) as { id: number }).id)).toEqual(requests.map(({ id }) => id));
  expect(requests[0]?.id).toBe(1);
  expect(requests.some(({ line }) => line.includes("\n"))).toBe(false);
});

test("are the same every time, and no two alike", () => {
  expect(requestLines(20)).toEqual(requestLines(30).slice(0, 20));
  expect(new Set(requestLines(100).map(({ hash }) => hash)).size).toBe(100);
});

test("exercise escapes, nesting and every kind of value", () => {
  const text = requestLines(100)
    .map(({ line }) => line)
    .join("");
  for (const part of ['\\"', "\\n", "\\t", "\\\\", "null", "true", "false", ":-", "[]"]) expect(text).toContain(part);
});
