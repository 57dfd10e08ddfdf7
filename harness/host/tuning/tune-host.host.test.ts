/** A harness that is killed while it tunes, on a copy of the kernel's files. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { intelTree, type KernelTree, kernelTree } from "../../testing/kernel-tree.ts";
import { kernelSettings } from "./kernel-settings.ts";
import { restoreAbandonedTuning } from "./tuning-state.ts";

const CPUFREQ = "sys/devices/system/cpu/cpufreq";

let tree: KernelTree;
let state: string;
beforeEach(() => {
  tree = kernelTree(intelTree);
  state = join(tree.root, "state");
});
afterEach(() => tree.remove());

const url = (file: string): string => JSON.stringify(new URL(file, import.meta.url).href);

/** A process of its own that tunes the tree, and kills itself once it has been told of so many settings. */
async function tuneAndDie(settings: number): Promise<void> {
  const script = `
    import { kernelFiles } from ${url("../kernel-files.ts")};
    import { tuneHost } from ${url("tune-host.ts")};
    let told = 0;
    const tell = () => { if (++told > ${settings}) process.kill(process.pid, "SIGKILL"); };
    const files = kernelFiles(${JSON.stringify(tree.root)});
    if (${settings} === 0) files.write = () => process.kill(process.pid, "SIGKILL");
    tuneHost({ runId: "killed", folder: ${JSON.stringify(state)}, files, tell });`;
  const harness = spawn(process.execPath, ["--input-type=module-typescript", "-e", script], {
    stdio: ["ignore", "inherit", "inherit"],
  });
  expect(await once(harness, "exit")).toEqual([null, "SIGKILL"]);
}

test.each(Array.from({ length: kernelSettings.length + 1 }, (_, settings) => settings))(
  "after a kill -9 with %i settings changed, all are set back",
  async (settings) => {
    await tuneAndDie(settings);
    const governor = tree.files.read(`${CPUFREQ}/policy1/scaling_governor`);
    expect(governor).toBe(settings === 0 ? "powersave" : "performance");
    const restored = restoreAbandonedTuning(state, tree.files);
    expect(restored?.run).toBe("killed");
    expect(restored?.undone.length).toBeGreaterThanOrEqual(settings);
    expect(tree.changed()).toEqual({});
    expect(readdirSync(state)).toEqual([]);
    expect(restoreAbandonedTuning(state, tree.files)).toBeUndefined();
  },
);

test("a setting that cannot be put back is told, the others are, and the next attempt goes on from there", async () => {
  await tuneAndDie(kernelSettings.length);
  const refusing = {
    ...tree.files,
    write(file: string, value: string) {
      if (file.endsWith("ksm/run")) throw new Error("EIO: i/o error, write");
      tree.files.write(file, value);
    },
  };
  expect(() => restoreAbandonedTuning(state, refusing)).toThrow(
    "[tune] Not all could be set back: /sys/kernel/mm/ksm/run is 0 and was 1: EIO: i/o error, write.",
  );
  expect(tree.changed()).toEqual({ "sys/kernel/mm/ksm/run": "0" });
  expect(restoreAbandonedTuning(state, tree.files)?.undone).toMatchObject([{ file: "sys/kernel/mm/ksm/run" }]);
});

test("what was tuned before a restart of the host is nothing to set back", async () => {
  await tuneAndDie(kernelSettings.length);
  const file = join(state, "tuning.json");
  const written = JSON.parse(readFileSync(file, "utf8"));
  writeFileSync(file, JSON.stringify({ ...written, bootId: "another" }));
  expect(restoreAbandonedTuning(state, tree.files)).toEqual({ run: "killed", undone: [] });
  expect(tree.files.read("sys/kernel/mm/ksm/run")).toBe("0");
  expect(existsSync(file)).toBe(false);
});
