import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { removeWorkFolder, workFolder } from "./work-folder.ts";

let cacheDir: string;
beforeEach(() => {
  cacheDir = mkdtempSync(join(tmpdir(), "sandgauge-work-folder-"));
});
afterEach(() => rmSync(cacheDir, { recursive: true }));

test("is there when it has been emptied, for anyone to write in, and gone when it was removed", () => {
  const folder = workFolder({ cacheDir, runId: "run1" });
  expect(existsSync(folder.path)).toBe(false);
  folder.empty();
  expect(statSync(folder.path).mode & 0o777).toBe(0o777);
  writeFileSync(join(folder.path, "left"), "behind");
  folder.empty();
  expect(readdirSync(folder.path)).toEqual([]);
  removeWorkFolder(cacheDir, "run1");
  removeWorkFolder(cacheDir, "run1");
  expect(existsSync(folder.path)).toBe(false);
});

test("tells the file system that it lies on", () => {
  expect(workFolder({ cacheDir: "/proc", runId: "x" }).fileSystem).toBe("proc");
  expect(workFolder({ cacheDir: "/procedure", runId: "x" }).fileSystem).not.toBe("proc");
});
