import { expect, test } from "vitest";
import { claims } from "../claims/index.ts";
import { register } from "./index.ts";
import { allSectionNames, claimsJudging, sectionNames, selectEntries } from "./select.ts";

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
  expect([...new Set(selectEntries({ sections: [section] }).map(({ at }) => at))]).toEqual(codes);
});

test("a part is all of its sections", () => {
  const parts = ["1", "2", "3"].flatMap((section) => selectEntries({ sections: [section] }));
  expect(parts).toEqual(register);
});

test("filters hold together", () => {
  const found = selectEntries({
    sections: ["1-VII-2"],
    technologies: ["sandbox"],
    topics: ["memory"],
    classes: ["measured"],
  });
  expect(found.map(({ id }) => id)).toEqual(["overhead-memory-sandbox"]);
  expect(selectEntries({ topics: ["memory"], classes: ["external"] })).toEqual([]);
});

test("of a list one is enough, and an empty one asks for nothing", () => {
  const both = selectEntries({ sections: ["1-VII-1", "1-VII-2"], topics: ["memory", "density"], classes: [] });
  expect(new Set(both.map(({ at }) => at))).toEqual(new Set(["1-VII-1", "1-VII-2"]));
  expect(new Set(both.map(({ topic }) => topic))).toEqual(new Set(["memory", "density"]));
});

test("sections are asked for by part, by number, or whole", () => {
  expect(sectionNames("1-VII-2")).toEqual(["1", "1-VII", "1-VII-2"]);
  for (const { at } of register) expect(allSectionNames).toContain(at);
});

test("a statement about several technologies is found by each", () => {
  for (const technology of ["container", "wasm"] as const) {
    expect(selectEntries({ technologies: [technology], sections: ["2-II-1"] }).map(({ id }) => id)).toContain(
      "case-retail-startup",
    );
  }
});

test("what only repeats a claim leads to it", () => {
  const repeated = claimsJudging(selectEntries({ sections: ["1-V"] }));
  expect(repeated.map(({ id }) => id)).toEqual([
    "matrix-isolation-wasm",
    "matrix-startup-container",
    "matrix-startup-sandbox",
    "matrix-boundary-vm",
    "matrix-boundary-sandbox",
  ]);
});
