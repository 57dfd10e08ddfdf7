import { expect, test } from "vitest";
import { around, exampleSeries } from "../testing/example-series.ts";
import { startupRows } from "./hosts-table.ts";

const warm = { cache: "warm", concurrency: 1 } as const;

function host(name: string, processMs: number, others: Readonly<Record<string, number>>) {
  const series = [["process", processMs] as const, ...Object.entries(others)];
  return {
    name,
    startup: exampleSeries(...series.map(([target, ms]) => ({ of: { target, series: warm }, ms: around(ms) }))),
  };
}

test("each host's starts are told over its own baseline", () => {
  const [head, ...rows] = startupRows([host("x86", 0.5, { runc: 30 }), host("arm", 2, { runc: 60, crun: 40 })]);
  expect(head).toEqual(["startup, p50 and × process", "x86", "arm"]);
  expect(rows.map(([name = "", ...cells]) => [name.split(" ")[0], ...cells])).toEqual([
    ["process", "500 µs", "2.00 ms"],
    ["runc", "30.0 ms, 60.0×", "60.0 ms, 30.0×"],
    ["crun", "–", "40.0 ms, 20.0×"],
  ]);
});

test("one that never got ready is never, and no multiple of anything", () => {
  const failing = exampleSeries(
    { of: { target: "process", series: warm }, ms: around(1) },
    { of: { target: "runc", series: warm, accelerated: false }, ms: [null, null, null] },
  );
  const rows = startupRows([{ name: "one", startup: failing }]);
  expect(rows.at(-1)?.[1]).toBe("never, emulated");
});
