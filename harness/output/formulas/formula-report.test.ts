import { stripVTControlCharacters } from "node:util";
import stringWidth from "string-width";
import { expect, test } from "vitest";
import { type FormulaPart, formulaParts, selectParts } from "../../document/measured/formula-parts.ts";
import { sections } from "../../document/printed/sections.ts";
import { exampleMemory } from "../../testing/example-memory.ts";
import { examplePerformance } from "../../testing/example-performance.ts";
import { exampleRamps } from "../../testing/example-ramp.ts";
import { exampleRuns } from "../../testing/example-runs.ts";
import { around, exampleSeries } from "../../testing/example-series.ts";
import { expectTranslated } from "../../testing/expect-translated.ts";
import type { Language } from "../../wording.ts";
import { formulaBlocks } from "./formula-blocks.ts";
import { formulaDocument } from "./formula-json.ts";
import { formulaReport } from "./formula-report.ts";

const hostile = "\u001B[2J\u009B31m\u0007沙盒\u202E`|<img src=x onerror=alert(1)>";

const runc = { target: "runc", technology: "container" } as const;
const gvisor = { target: "gvisor/systrap", technology: "sandbox" } as const;
const qemu = { target: "qemu/microvm", technology: "vm", accelerated: false } as const;
const wasmtime = { target: "wasmtime/aot", technology: "wasm" } as const;
const pooling = { target: "wasmtime-embedded/pooling", technology: "wasm", layer: "in-process" } as const;

function measured(wasmName: string): FormulaPart[] {
  return formulaParts(
    exampleRuns({
      performance: examplePerformance(
        { of: runc, kind: "integer", times: 1.01 },
        { of: { ...wasmtime, target: wasmName }, kind: "integer", times: 1.6 },
      ),
      startup: exampleSeries(
        { of: runc, ms: around(30, 80) },
        { of: gvisor, ms: around(90, 80) },
        { of: qemu, ms: around(800, 12) },
        { of: { ...wasmtime, target: wasmName }, ms: [...around(12, 79), null] },
      ),
      memory: exampleMemory(
        { of: runc, fixed: 8e6, each: 2e6, beyond: 6e5 },
        { of: gvisor, fixed: 3e7, each: 1.7e7, beyond: 1e6 },
        { of: qemu, fixed: 6e7, each: 1.3e8, beyond: 2e7 },
        { of: { ...wasmtime, target: wasmName }, fixed: 1e7, each: 2.2e6, beyond: 2e5 },
        { of: pooling, fixed: 2e7, each: 1.3e4 },
      ),
      density: exampleRamps({ of: { ...wasmtime, target: wasmName }, live: 3000 }, { of: runc, live: 1500 }),
    }),
  );
}
const parts = measured("wasmtime/aot");

test("tells each formula, its inputs, and what is missing", async () => {
  await expect(formulaReport(parts, { columns: 120, color: false })).toMatchFileSnapshot(
    "../golden/formula-report-120.txt",
  );
});

test("says the same in Chinese, with the same figures", () => {
  const told = (language: Language): string =>
    parts
      .flatMap((part) =>
        formulaBlocks(part, language).flatMap((block) => (block.kind === "text" ? block.text : block.rows.flat())),
      )
      .join("\n");
  expectTranslated({ en: told("en"), zh: told("zh") });
  expect(formulaReport(parts, { columns: 120, color: false }, "", "zh")).toContain("未测量：");
});

test.each([48, 80, 110, 140, 300])("no line is wider than a terminal of %d columns", (columns) => {
  for (const line of formulaReport(measured(hostile), { columns, color: true }).split("\n")) {
    expect(stringWidth(stripVTControlCharacters(line))).toBeLessThanOrEqual(columns);
  }
});

test("a hostile name cannot steer the terminal", () => {
  const report = formulaReport(measured(hostile), { columns: 100, color: false });
  expect(report).toContain("\\u001b[2J\\u009b31m");
  // oxlint-disable-next-line no-control-regex -- these are what must not be there
  expect(report).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202E]/);
});

test("with nothing measured each part says what it lacks", () => {
  const none = formulaParts(exampleRuns());
  const silent = none.filter(({ missing, metrics }) => metrics.length > 0 && missing.length === 0);
  expect(silent).toEqual([]);
  const report = formulaReport(none, { columns: undefined, color: false });
  expect(report).toMatch(
    /Not measured: memory of idle instances of virtual machines, containers, sandboxes and WASM\./,
  );
});

test("machines are told every pair, intervals as pairs, and what nothing bounds as null", () => {
  const text = JSON.stringify(formulaDocument(parts));
  const { formulas } = JSON.parse(text) as { formulas: { kind: string; code: string; section: string }[] };
  expect(formulas.map(({ kind, code }) => `${code} ${kind}`)).toEqual([
    "1-VIII tree",
    "2-I-2 tree",
    "2-II-1 cost",
    "2-VI tree",
    "3-III-2 density",
    "3-IV-1 tree",
    "3-IV-1 utility",
    "3-IV-2 scenarios",
    "3-VI-2 conversion",
  ]);
  expect(formulas[4]).toMatchObject({
    section: sections["3-III-2"],
    factors: expect.arrayContaining([
      expect.objectContaining({
        technology: "wasm",
        over: "container",
        printed: { text: "41.7 倍", value: 41.7 },
        byRamp: [expect.objectContaining({ factor: { observed: 2, interval: [2, 2] } })],
      }),
    ]),
  });
  expect(text).not.toContain('"low"');
});

test("filters are those of the claims", () => {
  const codes = (filter: Parameters<typeof selectParts>[1]) =>
    selectParts(parts, filter).map(({ at, kind }) => `${at} ${kind}`);
  expect(codes({ sections: ["3-IV"] })).toEqual(["3-IV-1 tree", "3-IV-1 utility", "3-IV-2 scenarios"]);
  expect(codes({ topics: ["density"] })).toEqual(["3-III-2 density"]);
  expect(codes({ technologies: ["vm"], topics: ["startup", "memory"] })).toEqual([
    "2-I-2 tree",
    "2-II-1 cost",
    "2-VI tree",
    "3-III-2 density",
    "3-IV-1 tree",
  ]);
  expect(codes({})).toHaveLength(parts.length);
});
