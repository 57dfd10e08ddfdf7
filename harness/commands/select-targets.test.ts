import { expect, test } from "vitest";
import { drivers, targetsOf } from "../../drivers/index.ts";
import { UsageError } from "../errors.ts";
import { selectEmbeddings, selectTargets } from "./select-targets.ts";

const all = targetsOf(drivers);
const named = (targets: readonly { readonly name: string }[]): string[] => targets.map(({ name }) => name);

test.each([
  [["wasmtime"], ["process", "wasmtime/jit", "wasmtime/aot"], []],
  [["wasmtime-embedded"], ["process"], ["wasmtime-embedded/pooling", "wasmtime-embedded/on-demand"]],
  [
    ["wasmtime", "wasmtime-embedded", "!wasmtime/jit"],
    ["process", "wasmtime/aot"],
    ["wasmtime-embedded/pooling", "wasmtime-embedded/on-demand"],
  ],
  [["!wasmtime", "wasmtime"], ["process"], []],
  [["wasmtime-embedded/pooling", "runc"], ["process", "runc"], ["wasmtime-embedded/pooling"]],
])("%j", (names, targets, arms) => {
  expect(named(selectTargets(names, all))).toEqual(targets);
  expect(named(selectEmbeddings(names, all))).toEqual(arms);
});

test("the star selects all of both, and no name is in both", () => {
  const both = [...named(selectTargets(["*"], all)), ...named(selectEmbeddings(["*"], all))];
  expect(both).toContain("wasmtime/jit");
  expect(both).toContain("wasmtime-embedded/pooling");
  expect(both).toEqual([...new Set(both)]);
});

test.each([selectTargets, selectEmbeddings])("a name that is of nothing is an error with the nearest one", (select) => {
  expect(() => select(["runc", "wasmtime-embeded"], all)).toThrow(UsageError);
  expect(() => select(["*", "!wasmtime-embeded"], all)).toThrow(UsageError);
  expect(() => select(["wasmtime-embeded"], all)).toThrow(/There is no target "wasmtime-embeded"/);
});
