import { expect, test } from "vitest";
import { LineReader } from "./line-reader.ts";

function read(...chunks: (string | Buffer)[]): { lines: string[]; noise: number } {
  const reader = new LineReader();
  const lines = chunks.flatMap((chunk) => reader.feed(Buffer.from(chunk)));
  reader.end();
  return { lines, noise: reader.noise };
}

test.each([
  ["one line", ["@ready 1\n"], ["@ready 1"], 0],
  ["two in one chunk", ["@a\n@b\n"], ["@a", "@b"], 0],
  ["one in many chunks", ["@", "rea", "dy 1", "\n"], ["@ready 1"], 0],
  ["a carriage return before the newline", ["@a\r\n", "@b\r", "\n"], ["@a", "@b"], 0],
  ["a carriage return elsewhere", ["@a\rb\n"], ["@a\rb"], 0],
  ["other lines", ["booting\n@a\nlogin: @b\n\n"], ["@a"], 3],
  ["a line without an end", ["@a\n@b"], ["@a"], 1],
  ["noise without an end", ["x"], [], 1],
  ["nothing", [], [], 0],
  ["the longest line", [`@${"x".repeat(65_535)}\n`], [`@${"x".repeat(65_535)}`], 0],
  ["a longer one", [`@${"x".repeat(65_536)}\n@a\n`], ["@a"], 1],
  ["a longer one in pieces", ["@", "x".repeat(40_000), "x".repeat(40_000), "\n@a\n"], ["@a"], 1],
])("%s", (_, chunks, lines, noise) => {
  expect(read(...chunks)).toEqual({ lines, noise });
});

test("invalid UTF-8 is replaced", () => {
  expect(read(Buffer.from([0x40, 0xff, 0xc3, 0xa9, 0x0a])).lines).toEqual(["@\ufffdé"]);
});

test("a flood of lines is cut off", () => {
  const { lines, noise } = read("@x\n".repeat(500_000));
  expect(lines.length * 2).toBeLessThanOrEqual(262_144);
  expect(lines.length + noise).toBe(500_000);
});

test("an input renews the budget: one that only answers is never cut off", () => {
  const reader = new LineReader();
  const line = `@${"x".repeat(60_000)}`;
  for (let asked = 0; asked < 10; asked++) {
    reader.renewBudget();
    expect(reader.feed(Buffer.from(`${line}\n`.repeat(4)))).toEqual([line, line, line, line]);
    expect(reader.feed(Buffer.from(`${line}\n`))).toEqual([]);
  }
  expect(reader.noise).toBe(10);
});

test("a chunk's memory may be used again", () => {
  const reader = new LineReader();
  const chunk = Buffer.from("@abc");
  reader.feed(chunk);
  chunk.fill("z");
  expect(reader.feed(Buffer.from("\n"))).toEqual(["@abc"]);
});
