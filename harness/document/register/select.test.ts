import { expect, test } from "vitest";
import { claims } from "../claims/index.ts";
import { register } from "./index.ts";
import { claimsJudging, selectEntries } from "./select.ts";

test("nothing asked for is all", () => {
  expect(selectEntries({})).toEqual(register);
  expect(claimsJudging(register)).toEqual(claims);
});

test.each([
  ["1-VII", ["1-VII-1", "1-VII-2"]],
  ["1-VII-2", ["1-VII-2"]],
  ["1-V", ["1-V"]],
  ["1-I", ["1-I"]],
  ["2-II", ["2-II-1", "2-II-2"]],
  ["4", []],
])("section %s is %j", (section, codes) => {
  expect([...new Set(selectEntries({ section }).map(({ at }) => at))]).toEqual(codes);
});

test("a part is all of its sections", () => {
  const parts = ["1", "2", "3"].flatMap((section) => selectEntries({ section }));
  expect(parts).toEqual(register);
});

test("filters hold together", () => {
  const found = selectEntries({ section: "1-VII-2", technology: "sandbox", topic: "memory", class: "measured" });
  expect(found.map(({ id }) => id)).toEqual(["overhead-memory-sandbox"]);
  expect(selectEntries({ topic: "memory", class: "external" })).toEqual([]);
});

test("a statement about several technologies is found by each", () => {
  for (const technology of ["container", "wasm"] as const) {
    expect(selectEntries({ technology, section: "2-II-1" }).map(({ id }) => id)).toContain("case-retail-startup");
  }
});

test("what only repeats a claim leads to it", () => {
  const repeated = claimsJudging(selectEntries({ section: "1-V" }));
  expect(repeated.map(({ id }) => id)).toEqual([
    "matrix-isolation-wasm",
    "matrix-startup-container",
    "matrix-startup-sandbox",
    "matrix-boundary-vm",
    "matrix-boundary-sandbox",
  ]);
});
