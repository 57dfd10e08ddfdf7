import stringWidth from "string-width";
import { expect, test } from "vitest";
import { wrap } from "./wrap.ts";

test("breaks at spaces", () => {
  expect(wrap("one two three four", 9)).toEqual(["one two", "three", "four"]);
});

test("breaks between Chinese characters, each two columns wide", () => {
  expect(wrap("虚拟化与容器化", 6)).toEqual(["虚拟化", "与容器", "化"]);
});

test("cuts a word that is wider than the line", () => {
  expect(wrap("ab abcdefghij", 4)).toEqual(["ab a", "bcde", "fghi", "j"]);
});

test("nothing is nothing", () => {
  expect(wrap("", 10)).toEqual([]);
});

test.each([10, 17, 48])("no line is wider than %d columns and no word is lost", (width) => {
  const text = "P(t < 10ms) > 0.99 启动时间契约, WASM启动 and 👩‍🔬 a-very-long-word-that-must-be-cut e\u0301nd";
  const lines = wrap(text, width);
  for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(width);
  expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
});
