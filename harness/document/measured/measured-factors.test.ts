import { expect, test } from "vitest";
import { exampleRamps } from "../../testing/example-ramp.ts";
import { measuredFactors } from "./measured-factors.ts";

const wasm = { target: "wasmtime/aot", technology: "wasm" } as const;
const container = { target: "runc", technology: "container" } as const;

test("what the document prints stands beside each pair", () => {
  const printed = measuredFactors([], []).map((one) => [one.technology, one.over, one.printed?.text]);
  expect(printed).toEqual([
    ["container", "vm", "47.5 / 4.25"],
    ["sandbox", "vm", undefined],
    ["sandbox", "container", undefined],
    ["wasm", "vm", "466 倍"],
    ["wasm", "container", "41.7 倍"],
    ["wasm", "sandbox", undefined],
  ]);
});

test("ramps that were bound compare what lived; those that could have gone on leave their end open", () => {
  const ramps = exampleRamps({ of: { ...wasm }, live: 3000 }, { of: { ...container, boundBy: "plan" }, live: 1000 });
  const [pair] =
    measuredFactors([], ramps).find(({ technology, over }) => technology === "wasm" && over === "container")?.byRamp ??
    [];
  expect(pair).toMatchObject({
    target: { en: "wasmtime/aot" },
    over: { en: "runc" },
    factor: {
      observed: 3,
      interval: { low: 3, high: 3 },
      openBelow: { en: expect.stringContaining("could have gone on") },
    },
  });
  expect(pair?.factor).not.toHaveProperty("openAbove");
});
