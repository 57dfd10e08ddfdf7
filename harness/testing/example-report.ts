/** A report's model as a run of several metrics would give it. */
import type { AuditItem } from "../document/audit/item.ts";
import { claims } from "../document/claims/index.ts";
import { judge } from "../document/judge.ts";
import { sections } from "../document/printed/sections.ts";
import { hostFingerprint } from "../host/fingerprint.ts";
import { parsePlan } from "../measure/plan.ts";
import { type ReportModel, reportModel, type ReportedRun } from "../output/report/report-model.ts";
import type { RecordedRuns } from "../records/recorded-runs.ts";
import { exampleIsolation } from "./example-isolation.ts";
import { exampleMemory } from "./example-memory.ts";
import { examplePerformance } from "./example-performance.ts";
import { exampleRamps } from "./example-ramp.ts";
import { exampleRuns } from "./example-runs.ts";
import { around, exampleSeries } from "./example-series.ts";
import { everywhere } from "../wording.ts";

const runc = { target: "runc", technology: "container" } as const;
const wasmtime = { target: "wasmtime/aot", technology: "wasm" } as const;
const gvisor = { target: "gvisor/systrap", technology: "sandbox" } as const;
const microvm = { target: "qemu/microvm", technology: "vm", accelerated: false } as const;

/** Every metric of a few targets; starts of one under two conditions, and a work that one cannot do. */
export function exampleRecords(): RecordedRuns {
  return exampleRuns({
    startup: exampleSeries(
      { of: {}, ms: around(0.5, 300) },
      { of: { ...runc, versions: { runc: "1.1.5" } }, ms: [...around(30, 299), null] },
      { of: { ...runc, series: { cache: "cold", concurrency: 10 }, flags: ["loaded"] }, ms: around(90, 7) },
      { of: gvisor, ms: around(150, 120) },
      { of: { ...microvm }, ms: around(3000, 12) },
      { of: wasmtime, ms: around(4, 320) },
    ),
    memory: exampleMemory(
      { fixed: 4e6, each: 3e6, of: runc, beyond: 4e5 },
      { fixed: 9e6, each: 25e6, of: gvisor },
      { fixed: 1e6, each: 7e6, of: wasmtime },
    ),
    density: exampleRamps(
      { of: runc, live: 640 },
      { of: gvisor, live: 200 },
      { of: wasmtime, live: 2000, ended: false },
    ),
    performance: examplePerformance(
      { of: runc, kind: "integer", times: 1.01 },
      { of: { ...microvm }, kind: "integer", times: 9 },
      { of: wasmtime, kind: "integer", times: 1.4 },
      { of: runc, kind: "files", times: 1.2, blocks: 4 },
      { of: wasmtime, kind: "files", times: null },
    ),
    isolation: exampleIsolation(
      { of: runc, answers: { "host-kernel": "reached", "host-process": "denied", "raw-socket": "denied" } },
      { of: gvisor, answers: { "host-kernel": "denied", "host-process": "denied", "raw-socket": "undecided" } },
      { of: wasmtime, answers: { "host-kernel": "denied", "host-process": "absent" } },
    ),
  });
}

const exampleAudit: readonly AuditItem[] = [
  {
    id: "a",
    section: sections["1-VII-2"],
    printed: everywhere("1+1=2"),
    recomputed: everywhere("2"),
    verdict: "consistent",
    why: { en: "It adds up.", zh: "合计无误。" },
  },
  {
    id: "b",
    section: sections["3-VIII"],
    printed: everywhere("1+1=3"),
    recomputed: everywhere("2"),
    verdict: "inconsistent",
    why: { en: "Off by 1.", zh: "相差 1。" },
  },
];

const plan = {
  name: "example",
  startup: {
    workload: "noop",
    warmups: 1,
    timeoutSeconds: 60,
    gapMilliseconds: 5,
    series: [{ cache: "warm", concurrency: 1, samples: 300, secondsPerTarget: 60, atLeast: 20 }],
  },
};

const exampleRun: ReportedRun = {
  host: { ...hostFingerprint() },
  plan: {
    schema: 1,
    run: "20260101T000000-abcdef",
    seed: 7,
    plan: parsePlan(JSON.stringify(plan), "example.json"),
    workloadCompiler: "clang 14",
    targets: [{ target: "runc", versions: { runc: "1.1.5" }, files: { runc: "0".repeat(64) } }],
    participations: [],
    leftOut: [{ target: "gvisor/kvm", reason: "/dev/kvm does not boot a guest." }],
  },
};

export function exampleReport(
  records: RecordedRuns = exampleRecords(),
  rest: Partial<Pick<ReportModel, "runs" | "audit">> = {},
): ReportModel {
  return reportModel(records, {
    runs: [exampleRun],
    judged: judge(claims, records),
    audit: exampleAudit,
    version: "0.0.0",
    ...rest,
  });
}
