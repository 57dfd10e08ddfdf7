import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { armTree, intelTree, type KernelTree, kernelTree } from "../../testing/kernel-tree.ts";
import { type Tuned, tuneHost } from "./tune-host.ts";
import { claimTuning, restoreAbandonedTuning } from "./tuning-state.ts";

const CPUFREQ = "sys/devices/system/cpu/cpufreq";
const HUGE_PAGES = "sys/kernel/mm/transparent_hugepage/enabled";

let tree: KernelTree;
let state: string;
function stage(of: Readonly<Record<string, string>>): void {
  tree?.remove();
  tree = kernelTree(of);
  state = join(tree.root, "state");
}
beforeEach(() => stage(intelTree));
afterEach(() => tree.remove());

function tune(runId = "run"): { told: Record<string, Tuned>; restore: () => void } {
  const told: Record<string, Tuned> = {};
  const host = tuneHost({ runId, folder: state, files: tree.files, tell: (name, tuned) => (told[name] = tuned) });
  return { told, restore: () => host.restore() };
}

test("an Intel host is held at one frequency, awake, and everything is as it was afterwards", () => {
  const { told, restore } = tune();
  expect(told).toEqual({
    governor: { value: "performance", before: ["balance_performance", "powersave"] },
    turbo: { value: "off", before: ["0"] },
    hugePages: { value: "madvise", before: ["always"] },
    swap: { value: "swappiness 0", before: ["60"] },
    pageMerging: { value: "off", before: ["1"] },
    idleStates: { value: "woken within 2 µs", before: [] },
  });
  expect(tree.changed()).toEqual({
    [`${CPUFREQ}/policy0/energy_performance_preference`]: "performance",
    [`${CPUFREQ}/policy1/energy_performance_preference`]: "performance",
    [`${CPUFREQ}/policy0/scaling_governor`]: "performance",
    [`${CPUFREQ}/policy1/scaling_governor`]: "performance",
    "sys/devices/system/cpu/intel_pstate/no_turbo": "1",
    [HUGE_PAGES]: "madvise",
    "proc/sys/vm/swappiness": "0",
    "sys/kernel/mm/ksm/run": "0",
  });
  expect([...readFileSync(join(tree.root, "dev/cpu_dma_latency"))]).toEqual([2, 0, 0, 0]);
  restore();
  expect(tree.changed()).toEqual({});
  expect(readdirSync(state)).toEqual([]);
});

test("an arm64 host: one policy for all cores, its boost, and no state that polls", () => {
  stage(armTree);
  const { told, restore } = tune();
  expect(told).toMatchObject({
    governor: { value: "performance", before: ["schedutil"] },
    turbo: { value: "off", before: ["1"] },
    idleStates: { value: "woken within 1 µs" },
  });
  expect(tree.changed()).toMatchObject({
    [`${CPUFREQ}/policy0/scaling_governor`]: "performance",
    [`${CPUFREQ}/boost`]: "0",
  });
  restore();
  expect(tree.changed()).toEqual({});
});

test("a boost that each policy has for itself (amd_pstate)", () => {
  const own = { [`${CPUFREQ}/policy0/boost`]: "1\n", [`${CPUFREQ}/policy1/boost`]: "0\n" };
  stage(own);
  const { told, restore } = tune();
  expect(told["turbo"]).toEqual({ value: "off", before: ["1"] });
  expect(tree.changed()).toEqual({ [`${CPUFREQ}/policy0/boost`]: "0" });
  restore();
  expect(tree.changed()).toEqual({});
});

test("what a host does not offer is told setting by setting, and the rest is held", () => {
  stage({
    "sys/kernel/mm/ksm/run": "1\n",
    [`${CPUFREQ}/policy0/scaling_available_governors`]: "powersave schedutil\n",
  });
  const { told, restore } = tune();
  expect(told).toEqual({
    governor: { refusal: `/${CPUFREQ}/policy0 offers powersave, schedutil` },
    turbo: { refusal: "the kernel offers no control of it (neither intel_pstate/no_turbo nor cpufreq/boost)" },
    hugePages: { refusal: `the kernel has no /${HUGE_PAGES}` },
    swap: { refusal: "the kernel has no /proc/sys/vm/swappiness" },
    pageMerging: { value: "off", before: ["1"] },
    idleStates: { refusal: "the kernel tells no idle states" },
  });
  restore();
});

test("a setting that goes wrong in the middle is undone as a whole", () => {
  // A folder does not take what is written, as a kernel's file may not.
  const stubborn = join(tree.root, CPUFREQ, "policy1/scaling_governor");
  rmSync(stubborn);
  mkdirSync(stubborn);
  const { told, restore } = tune();
  expect(told["governor"]).toEqual({ refusal: expect.stringMatching(/EISDIR.*policy1\/scaling_governor/) });
  expect(told["turbo"]).toMatchObject({ value: "off" });
  for (const policy of ["policy0", "policy1"]) {
    expect(tree.files.read(`${CPUFREQ}/${policy}/energy_performance_preference`)).toBe("balance_performance");
  }
  expect(tree.files.read(`${CPUFREQ}/policy0/scaling_governor`)).toBe("powersave");
  restore();
});

test("a file that does not keep what was written is no setting that is held", () => {
  stage({ "sys/kernel/mm/ksm/run": "1\n" });
  const deaf = { ...tree.files, write: () => {} };
  const told: Record<string, Tuned> = {};
  tuneHost({ runId: "run", folder: state, files: deaf, tell: (name, tuned) => (told[name] = tuned) }).restore();
  expect(told["pageMerging"]).toEqual({ refusal: "/sys/kernel/mm/ksm/run is 1 after 0 was written" });
});

test("what somebody else has changed meanwhile is left as they want it", () => {
  const { restore } = tune();
  tree.set("proc/sys/vm/swappiness", "10\n");
  restore();
  expect(tree.changed()).toEqual({ "proc/sys/vm/swappiness": "10" });
});

test("one run at a time", () => {
  const first = tune("first");
  expect(() => tune("second")).toThrow("[tune] Run first has tuned this host and still goes on.");
  expect(restoreAbandonedTuning(state, tree.files)).toBeUndefined();
  expect(tree.files.read(HUGE_PAGES)).toBe("madvise");
  first.restore();
  tune("second").restore();
});

test.each([
  ["half a file", '{"run":"x","owner"'],
  ["no state", "[]"],
  ["a file that is no setting", { file: "etc/passwd", before: "x", value: "y" }],
  ["a way out of there", { file: "sys/../etc/passwd", before: "x", value: "y" }],
])("%s is refused, and kept", (_, damage) => {
  mkdirSync(state);
  if (typeof damage === "string") writeFileSync(join(state, "tuning.json"), damage);
  else claimTuning(state, "run", [damage]);
  expect(() => restoreAbandonedTuning(state, tree.files)).toThrow(/tuning\.json should tell how the host was/);
  expect(existsSync(join(state, "tuning.json"))).toBe(true);
});
