/** Held against a known truth: processes of two components, one mapping that all share, and one of each one's own. */
import { execFileSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync, ftruncateSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { BilledProcess } from "../../drivers/types.ts";
import { startLauncher } from "../launcher/launcher.ts";
import type { Launcher } from "../launcher/types.ts";
import { lacksCommand } from "../testing/lacks.ts";
import { requires } from "../testing/requires.ts";
import { componentMemory } from "./process-memory.ts";

const MEBIBYTE = 1024 * 1024;
const SHARED_BYTES = 32 * MEBIBYTE;
const OWN_BYTES = 8 * MEBIBYTE;

let folder: string;
let launcher: Launcher;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "sandgauge-memory-"));
  launcher = await startLauncher({ runId: "20260101T000000-abcdef" });
});
afterEach(async () => {
  await launcher.close();
  rmSync(folder, { recursive: true });
});

/** Starts a process for each component: all map one file, and each has some memory of its own. */
async function startSharing(components: readonly string[]): Promise<BilledProcess[]> {
  const program = join(folder, "shared-and-private");
  execFileSync("cc", ["-O1", "-static", "-o", program, join(import.meta.dirname, "fixtures/shared-and-private.c")]);
  const file = join(folder, "shared");
  const descriptor = openSync(file, "w");
  ftruncateSync(descriptor, SHARED_BYTES);
  closeSync(descriptor);
  const billed: BilledProcess[] = [];
  for (const component of components) {
    const launch = launcher.launch({
      argv: [program, file, String(SHARED_BYTES), String(OWN_BYTES)],
      env: {},
      stdin: "open",
      awaits: "ready",
      timeoutNs: 60e9,
    });
    expect(await launch.ready).not.toBeNull();
    billed.push({ pid: (await launch.spawned).pid, component });
  }
  return billed;
}

test("what is shared is counted once, whoever shares it; what is each one's own, for each", async (context) => {
  requires(context, "compiler", lacksCommand("cc"));
  const billed = await startSharing(["workload", "runtime", "workload", "runtime"]);
  const { workload, runtime } = componentMemory(billed);
  const pssBytes = (workload?.pssBytes ?? 0) + (runtime?.pssBytes ?? 0);
  const ussBytes = (workload?.ussBytes ?? 0) + (runtime?.ussBytes ?? 0);
  const expected = SHARED_BYTES + billed.length * OWN_BYTES;
  expect(pssBytes / expected).toBeGreaterThan(0.99);
  expect(pssBytes / expected).toBeLessThan(1.03);
  expect(ussBytes / (billed.length * OWN_BYTES)).toBeGreaterThan(0.99);
  expect(ussBytes / (billed.length * OWN_BYTES)).toBeLessThan(1.03);
  expect(workload?.processes).toBe(2);
  // Each component bears its share of what all share.
  expect((workload?.pssBytes ?? 0) / pssBytes).toBeCloseTo(0.5, 1);
});

test("a guest's memory that is a file is told apart in every process that maps it", async (context) => {
  requires(context, "compiler", lacksCommand("cc"));
  const [virtiofsd, vmm] = await startSharing(["virtiofsd", "vmm"]);
  if (virtiofsd === undefined || vmm === undefined) throw new Error("two were started");
  const components = componentMemory([virtiofsd, { ...vmm, guestRamBytes: SHARED_BYTES }]);
  expect((components["guest-ram"]?.pssBytes ?? 0) / SHARED_BYTES).toBeCloseTo(1, 2);
  for (const name of ["virtiofsd", "vmm"]) {
    expect((components[name]?.pssBytes ?? 0) / OWN_BYTES).toBeGreaterThan(0.99);
    expect((components[name]?.pssBytes ?? 0) / OWN_BYTES).toBeLessThan(1.1);
  }
});

test("a process that has ended holds nothing", async () => {
  const launch = launcher.launch({ argv: ["/bin/true"], env: {}, stdin: "closed", awaits: "exit", timeoutNs: 60e9 });
  const { pid } = await launch.spawned;
  await launch.exited;
  expect(componentMemory([{ pid, component: "workload" }])).toEqual({});
});
