import { expect, test } from "vitest";
import { exampleReport } from "../../testing/example-report.ts";
import { exampleRuns } from "../../testing/example-runs.ts";
import { jsonReport } from "./json-report.ts";

test("everything that the page shows, infinity as null", () => {
  expect(JSON.parse(jsonReport(exampleReport()))).toMatchObject({
    schema: 1,
    version: "0.0.0",
    host: { arch: process.arch },
    runs: [{ run: "20260101T000000-abcdef", seed: 7, plan: { name: "example" } }],
    claims: expect.arrayContaining([
      expect.objectContaining({ id: "overhead-startup-container", verdict: "contradicted" }),
    ]),
    startup: expect.arrayContaining([
      expect.objectContaining({ target: "runc", cache: "warm", samples: 300, maxNs: null, flags: {} }),
      expect.objectContaining({ target: "runc", cache: "cold", concurrency: 10, flags: { loaded: 1 } }),
    ]),
    memory: expect.arrayContaining([
      expect.objectContaining({
        target: "runc",
        views: expect.objectContaining({ pss: { fixed: expect.anything(), perInstance: expect.anything() } }),
      }),
    ]),
    density: expect.arrayContaining([expect.objectContaining({ target: "runc", steps: expect.any(Array) })]),
    performance: expect.arrayContaining([
      expect.objectContaining({ target: "runc", kind: "integer", ratio: expect.closeTo(0.989, 3) }),
      expect.objectContaining({
        target: "wasmtime/aot",
        kind: "files",
        ratio: null,
        unsupported: "It has no sockets.",
      }),
    ]),
    isolation: expect.arrayContaining([
      expect.objectContaining({
        target: "runc",
        findings: expect.objectContaining({
          "host-kernel": { answer: "reached", why: "The probe said so.", facts: {} },
        }),
      }),
    ]),
    notMeasured: {
      metrics: [],
      leftOut: [{ target: "gvisor/kvm", reason: "/dev/kvm does not boot a guest." }],
    },
    audit: [{ id: "a" }, { id: "b" }],
  });
});

test("a run without samples has measured nothing", () => {
  expect(JSON.parse(jsonReport(exampleReport(exampleRuns())))).toMatchObject({
    startup: [],
    notMeasured: { metrics: ["startup", "memory", "density", "performance", "isolation"] },
  });
});
