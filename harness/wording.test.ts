import { expect, test } from "vitest";
import { clauses, enumerated, everywhere, listed, sentences, worded } from "./wording.ts";

const vm = { en: "virtual machines", zh: "虚拟机" };
const container = { en: "containers", zh: "容器" };

test.each([
  [[], { en: "", zh: "" }],
  [[vm], vm],
  [[vm, vm], vm],
  [[vm, container], { en: "virtual machines and containers", zh: "虚拟机和容器" }],
  [[vm, container, everywhere("WASM")], { en: "virtual machines, containers and WASM", zh: "虚拟机、容器和WASM" }],
  [[everywhere("runc"), everywhere("jco")], { en: "runc and jco", zh: "runc 和 jco" }],
])("%o is listed", (texts, list) => {
  expect(listed(texts)).toEqual(list);
});

test("each language has its own marks", () => {
  const one = { en: "One.", zh: "一。" };
  const two = { en: "Two.", zh: "二。" };
  expect(sentences([one, two])).toEqual({ en: "One. Two.", zh: "一。二。" });
  expect(clauses([vm, container])).toEqual({ en: "virtual machines; containers", zh: "虚拟机；容器" });
  expect(enumerated([vm, container])).toEqual({ en: "virtual machines, containers", zh: "虚拟机、容器" });
});

test("a string is the same in every language", () => {
  expect(worded("runc")).toEqual({ en: "runc", zh: "runc" });
  expect(worded(vm)).toBe(vm);
});
