import stringWidth from "string-width";
import { expect, test } from "vitest";
import { alignRow, clip, columnWidths } from "./columns.ts";

test("columns of Chinese and Latin text align", () => {
  const rows = [
    ["容器化", "1-3秒", "x"],
    ["vm", "30-60秒", "y"],
  ];
  const widths = columnWidths(rows);
  expect(widths).toEqual([6, 7, 1]);
  const [first = "", second = ""] = rows.map((row) => alignRow(row, widths));
  expect(stringWidth(first)).toBe(stringWidth(second));
  expect(stringWidth(first.slice(0, first.indexOf("x")))).toBe(stringWidth(second.slice(0, second.indexOf("y"))));
});

test("a row does not end in blanks", () => {
  expect(alignRow(["a", "b"], [3, 3])).toBe("a    b");
});

test.each([
  ["short", 5, "short"],
  ["longer", 5, "long…"],
  ["虚拟化", 5, "虚拟…"],
  ["虚拟化", 4, "虚…"],
])("%s in %d columns is %s", (text, width, clipped) => {
  expect(clip(text, width)).toBe(clipped);
});
