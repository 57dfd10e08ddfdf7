import { expect, test } from "vitest";
import { withGeneratedParts } from "./generated-parts.ts";

const text =
  "# Title\n\n<!-- generated: a -->old\n<!-- end: a -->\n\nbetween <!-- generated: b --><!-- end: b --> end\n";

test("replaces each part and nothing else", () => {
  expect(withGeneratedParts(text, { a: "| new |\n", b: "$& $1" })).toBe(
    "# Title\n\n<!-- generated: a -->\n\n| new |\n\n<!-- end: a -->\n\nbetween <!-- generated: b -->\n\n$& $1\n\n<!-- end: b --> end\n",
  );
});

test("is stable", () => {
  const once = withGeneratedParts(text, { a: "x", b: "y" });
  expect(withGeneratedParts(once, { a: "x", b: "y" })).toBe(once);
});

test.each(["", "<!-- generated: a -->", "<!-- end: a --><!-- generated: a -->"])("%j lacks a mark", (lacking) => {
  expect(() => withGeneratedParts(lacking, { a: "x" })).toThrow(/no "<!-- generated: a -->"/);
});
