import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sandgauge-package-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

test("the packed package, installed in an empty folder, answers and measures", async () => {
  await execa("npm", ["pack", "--pack-destination", folder], { cwd: root });
  const [tarball = ""] = readdirSync(folder);
  // Node as the package's engines ask for it, found by npx before an older one of the system's.
  const env = { PATH: `${join(process.execPath, "..")}:${process.env["PATH"]}` };
  await execa("npm", ["init", "--yes"], { cwd: folder, env });
  await execa("npm", ["install", "--no-package-lock", join(folder, tarball)], { cwd: folder, env });

  const doctor = await execa("npx", ["sandgauge", "doctor", "--json", "--targets", "process,jco"], {
    cwd: folder,
    env,
  });
  const { host, targets } = JSON.parse(doctor.stdout);
  expect(host.arch).toBe(process.arch);
  expect(targets).toEqual([
    expect.objectContaining({ target: "process", status: "ready" }),
    expect.objectContaining({ target: "jco", status: "ready" }),
  ]);
});
