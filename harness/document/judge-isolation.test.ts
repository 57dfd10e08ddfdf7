import { describe, expect, test } from "vitest";
import { type IsolationCheckName, isolationChecks } from "../records/isolation-checks.ts";
import type { IsolationAnswer } from "../records/isolation-sample.ts";
import { type ExampleFindings, exampleIsolation } from "../testing/example-isolation.ts";
import { exampleRuns } from "../testing/example-runs.ts";
import { claims } from "./claims/index.ts";
import { judge } from "./judge.ts";
import type { ClaimVerdict } from "./verdict.ts";
import { expectToldInChinese } from "../testing/expect-translated.ts";

type Answers = Partial<Record<IsolationCheckName, IsolationAnswer>>;

/** All checks, answered alike but for some. */
function all(answer: IsolationAnswer, others: Answers = {}): Answers {
  return { ...Object.fromEntries(isolationChecks.map(({ name }) => [name, answer])), ...others };
}

/** As this project's runs found them, shortened to what decides. */
const runcAnswers = all("denied", {
  "host-kernel": "reached",
  "host-cpu": "reached",
  "native-code": "reached",
  "system-calls": "reached",
  "ungranted-file": "reached",
});
const gvisorAnswers = all("denied", { "host-cpu": "reached", "native-code": "reached", "ungranted-file": "reached" });
const qemuAnswers = all("denied", { "native-code": "reached", "ungranted-file": "reached" });
const wasmAnswers = all("absent", { "outside-memory": "denied", "host-file": "denied", "ungranted-file": "denied" });

const runc = (answers: Answers = {}): ExampleFindings => ({
  of: { target: "runc", technology: "container" },
  answers: { ...runcAnswers, ...answers },
});
const gvisor = (answers: Answers = {}): ExampleFindings => ({
  of: { target: "gvisor/systrap", technology: "sandbox" },
  answers: { ...gvisorAnswers, ...answers },
});
const qemu = (answers: Answers = {}): ExampleFindings => ({
  of: { target: "qemu/microvm", technology: "vm", accelerated: false },
  answers: { ...qemuAnswers, ...answers },
});
const wasmtime = (answers: Answers = {}): ExampleFindings => ({
  of: { target: "wasmtime/aot", technology: "wasm" },
  answers: { ...wasmAnswers, ...answers },
});
const jco = (answers: Answers = {}): ExampleFindings => ({
  of: { target: "jco", technology: "wasm" },
  answers: { ...wasmAnswers, ...answers },
});

function judged(id: string, ...findings: readonly ExampleFindings[]): ClaimVerdict {
  const runs = exampleRuns({ isolation: exampleIsolation(...findings) });
  const verdict = judge(claims, runs).find(({ claim }) => claim.id === id);
  if (verdict === undefined) throw new Error(`no claim ${id}`);
  expectToldInChinese(verdict, ["The probe said so"]);
  return verdict;
}

type Case = readonly [string, string, readonly ExampleFindings[], ClaimVerdict["verdict"], RegExp];

function check(cases: readonly Case[]): void {
  test.each(cases)("%s: %s", (_, id, findings, verdict, why) => {
    expect(judged(id, ...findings)).toMatchObject({
      verdict,
      why: { en: expect.stringMatching(why) },
      unit: "facts",
      observed: null,
    });
  });
}

describe("what separates an instance from the host", () => {
  check([
    ["a virtual machine", "matrix-isolation-vm", [qemu()], "supported", /host-cpu is denied/],
    [
      "one on the host's CPU",
      "matrix-isolation-vm",
      [qemu({ "host-cpu": "reached" })],
      "contradicted",
      /It computes on the CPU/,
    ],
    ["a container", "matrix-isolation-container", [runc()], "supported", /The host's kernel answers its system calls/],
    [
      "a container that sees the host's processes",
      "matrix-isolation-container",
      [runc({ "host-process": "reached" })],
      "contradicted",
      /It sees a process of the host/,
    ],
    [
      "one of two sees them",
      "matrix-isolation-container",
      [runc(), { ...runc({ "host-process": "reached" }), of: { target: "crun", technology: "container" } }],
      "inconclusive",
      /crun is otherwise/,
    ],
    ["a kernel of its own", "matrix-boundary-sandbox", [gvisor()], "supported", /host-kernel is denied/],
    [
      "no kernel of its own",
      "matrix-boundary-sandbox",
      [gvisor({ "host-kernel": "reached" })],
      "contradicted",
      /The host's kernel answers/,
    ],
    [
      "whose kernel was not to be told",
      "matrix-boundary-sandbox",
      [gvisor({ "host-kernel": "undecided" })],
      "inconclusive",
      /host-kernel is undecided/,
    ],
    [
      "no call to ask for the kernel by",
      "matrix-boundary-container",
      [runc({ "host-kernel": "absent" })],
      "inconclusive",
      /host-kernel is absent/,
    ],
    ["no instruction of its own", "matrix-isolation-wasm", [wasmtime(), jco()], "supported", /native-code is absent/],
    ["memory that is contained", "matrix-boundary-wasm", [wasmtime()], "supported", /None of 5 tries got through/],
    [
      "memory that is not",
      "matrix-boundary-wasm",
      [wasmtime({ "outside-memory": "reached" })],
      "contradicted",
      /An access outside of its memory/,
    ],
  ]);
});

describe("what is said of all can be refuted and not shown", () => {
  check([
    ["none got out", "formal-isolation-wasm", [wasmtime(), jco()], "inconclusive", /cannot be shown by trying some/],
    [
      "one of them got out",
      "formal-isolation-wasm",
      [wasmtime(), jco({ "host-file": "reached" })],
      "contradicted",
      /jco is otherwise/,
    ],
    ["no way was found", "attack-path-wasm", [wasmtime()], "inconclusive", /does not show that there is none/],
    [
      "a way was found",
      "attack-path-wasm",
      [wasmtime({ "host-file": "reached" })],
      "contradicted",
      /It reads a file of the host/,
    ],
    ["a container held", "attack-path-container", [runc()], "inconclusive", /does not show that there is none/],
    [
      "a container let through",
      "attack-path-container",
      [runc({ clock: "reached" })],
      "inconclusive",
      /It may set the host's clock/,
    ],
    [
      "a shared kernel is risk enough",
      "formal-isolation-container",
      [runc()],
      "supported",
      /The host's kernel answers/,
    ],
  ]);
});

describe("no weaker than another", () => {
  const id = "theorem-1-isolation";
  check([
    ["all is held back", id, [wasmtime(), runc(), gvisor(), qemu()], "supported", /holds back what the other does/],
    [
      "one thing is not",
      id,
      [wasmtime({ clock: "reached" }), runc(), gvisor(), qemu()],
      "contradicted",
      /Gets through it and not through the other: clock/,
    ],
    [
      "what gets through both",
      id,
      [wasmtime({ "native-code": "reached" }), runc(), gvisor(), qemu()],
      "supported",
      /holds back/,
    ],
    [
      "what is only told beside",
      id,
      [wasmtime({ confinement: "reached" }), runc(), gvisor(), qemu()],
      "supported",
      /holds back/,
    ],
    [
      "one thing is undecided",
      id,
      [wasmtime({ clock: "undecided" }), runc(), gvisor(), qemu()],
      "inconclusive",
      /Undecided: clock/,
    ],
    ["a technology is missing", id, [wasmtime(), runc(), gvisor()], "inconclusive", /Nothing was probed of vm/],
    ["all others are missing", id, [wasmtime()], "unmeasured", /No probe inside vm, container and sandbox/],
  ]);
});

test("what an escape would land in is told and not weighed", () => {
  const { verdict, why } = judged(
    "theorem-1-isolation",
    wasmtime({ confinement: "reached" }),
    runc(),
    gvisor(),
    qemu(),
  );
  expect(verdict).toBe("supported");
  expect(why.en).toContain(
    "an escape from wasmtime/aot would have root's rights; one from gvisor/systrap, qemu/microvm and runc",
  );
});

test("nothing was probed", () => {
  expect(judged("matrix-isolation-vm", runc())).toMatchObject({ verdict: "unmeasured", targets: [], samples: 0 });
});

test("what cannot be trusted decides nothing", () => {
  const untrusted = { value: null, outcome: "wrong-answer", error: "It claims too much." } as const;
  const verdict = judged("matrix-boundary-container", { of: { ...runc().of, ...untrusted }, answers: runcAnswers });
  expect(verdict).toMatchObject({ verdict: "inconclusive", why: { en: expect.stringContaining("not to be trusted") } });
  expect(verdict.targets[0]).toMatchObject({ samples: isolationChecks.length, failures: isolationChecks.length });
});
