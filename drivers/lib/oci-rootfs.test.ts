import { createHash } from "node:crypto";
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Artefact } from "../../workloads/types.ts";
import { ociRootfs } from "./oci-rootfs.ts";

let cache: string;
let artefact: Artefact;

beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), "sandgauge-rootfs-"));
  const path = join(cache, "built");
  writeFileSync(path, "binary");
  artefact = { path, sha256: createHash("sha256").update("binary").digest("hex") };
});

afterEach(() => {
  rmSync(cache, { recursive: true });
});

function modeOf(path: string): string {
  return (statSync(path).mode & 0o777).toString(8);
}

test("holds the binary and the mount points, readable by anyone", async () => {
  chmodSync(artefact.path, 0o700);
  const { folder, workloadSha256 } = await ociRootfs("runc", artefact, cache);
  expect(workloadSha256).toBe(artefact.sha256);
  expect(readdirSync(folder)).toEqual(["data", "dev", "proc", "sys", "workload"]);
  expect(modeOf(folder)).toBe("755");
  expect(modeOf(join(folder, "workload"))).toBe("555");
});

test("is made once, also when asked for at the same time, and leaves nothing half made", async () => {
  const [first, second] = await Promise.all([
    ociRootfs("runc", artefact, cache),
    ociRootfs("gvisor/systrap", artefact, cache),
  ]);
  expect(second).toEqual(first);
  expect(readdirSync(join(cache, "rootfs"))).toEqual([`${artefact.sha256}-data-dev-proc-sys`]);
});

test("refuses one whose binary is not what was built", async () => {
  const { folder } = await ociRootfs("runc", artefact, cache);
  rmSync(join(folder, "workload"));
  writeFileSync(join(folder, "workload"), "tampered");
  await expect(ociRootfs("runc", artefact, cache)).rejects.toThrow("is not the workload that was built");
});
