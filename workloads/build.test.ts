import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { UsageError } from "../harness/errors.ts";
import { buildWorkload, workloadNames } from "./build.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sandgauge-workloads-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("lists the folders that hold a manifest", () => {
  expect(workloadNames()).toEqual(expect.arrayContaining(["hold", "noop"]));
});

test("an unknown workload is named with its nearest", async () => {
  const building = buildWorkload("nop", { cache: folder });
  await expect(building).rejects.toThrow(UsageError);
  await expect(building).rejects.toMatchObject({ remedy: expect.stringMatching(/^Did you mean noop\?/) });
});

test("a manifest with a wrong type is refused", async () => {
  mkdirSync(join(folder, "odd"));
  writeFileSync(join(folder, "odd/manifest.json"), JSON.stringify({ name: "odd", ends: "never" }));
  await expect(buildWorkload("odd", { cache: folder, root: folder })).rejects.toThrow(UsageError);
});
