import { expect, test } from "vitest";
import { codeSpan, markdownTable } from "./markdown.ts";

test.each([
  ["runc", "`runc`"],
  ["a`b", "`a'b`"],
  ["a|b", "`a\\|b`"],
  ["<img src=x>", "`<img src=x>`"],
  ["line\nbreak", "`line\\u000abreak`"],
  ["\u001B[31m\u202Ered", "`\\u001b[31m\\u202ered`"],
])("%j stays text: %s", (text, span) => {
  expect(codeSpan(text)).toBe(span);
});

test("a table has as many columns in every line", () => {
  expect(markdownTable(["a", "b"], [["1", codeSpan("x|y")]])).toBe("| a | b |\n| --- | --- |\n| 1 | `x\\|y` |\n");
});
