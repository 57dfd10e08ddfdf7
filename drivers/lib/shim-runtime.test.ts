import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { RUNTIME_VERSION, shimPrograms } from "./shim-runtime.ts";

test.each([
  { runtime: { type: "io.containerd.runc.v2" }, shim: "containerd-shim-runc-v2", program: "runc" },
  {
    runtime: { type: "io.containerd.runc.v2", program: "/usr/bin/crun" },
    shim: "containerd-shim-runc-v2",
    program: "/usr/bin/crun",
  },
  { runtime: { type: "io.containerd.runsc.v1" }, shim: "containerd-shim-runsc-v1", program: "runsc" },
  {
    runtime: { type: "io.containerd.kata.v2", shimPath: "" },
    shim: "containerd-shim-kata-v2",
    program: "containerd-shim-kata-v2",
  },
  {
    runtime: { type: "io.containerd.kata-fc.v2", shimPath: "/opt/kata/bin/containerd-shim-kata-v2" },
    shim: "/opt/kata/bin/containerd-shim-kata-v2",
    program: "/opt/kata/bin/containerd-shim-kata-v2",
  },
  {
    runtime: { type: "/opt/kata.4.1/bin/containerd-shim-kata-v2" },
    shim: "/opt/kata.4.1/bin/containerd-shim-kata-v2",
    program: "/opt/kata.4.1/bin/containerd-shim-kata-v2",
  },
  {
    runtime: { type: "/opt/shim.io.v2" },
    shim: "/opt/shim.io.v2",
    program: undefined,
  },
  { runtime: { type: "io.containerd.wasmtime.v1" }, shim: "containerd-shim-wasmtime-v1", program: undefined },
])("$runtime: $shim and $program", ({ runtime, shim, program }) => {
  expect(shimPrograms(runtime)).toEqual({ shim, program });
});

test("gVisor's shim may be told of another runsc in its configuration", () => {
  const folder = mkdtempSync(join(tmpdir(), "shim-runtime-"));
  const configurationPath = join(folder, "runsc.toml");
  writeFileSync(configurationPath, 'binary_name = "/opt/runsc"\n[runsc_config]\n  platform = "systrap"\n');
  const runtime = { type: "io.containerd.runsc.v1", configurationPath };
  expect(shimPrograms(runtime).program).toBe("/opt/runsc");
  rmSync(folder, { recursive: true });
  expect(shimPrograms(runtime).program).toBe("runsc");
});

test.each([
  ["runc version 1.1.5+ds1\ncommit: 1.1.5+ds1-1+deb12u1\nspec: 1.0.2-dev\n", "1.1.5+ds1"],
  ["crun version 1.8.1\ncommit: f8a096be060b22ccd3d5f3ebe44108517fbf6c30\n", "1.8.1"],
  ["runsc version v0.0.0-20260905035102-160fafc42237\nspec: 1.2.1\n", "v0.0.0-20260905035102-160fafc42237"],
  [
    "Kata Containers containerd shim (Rust): id: io.containerd.kata.v2, version: 4.1.0, commit: ddcb1ad8d23c\n",
    "4.1.0",
  ],
  ["runsc version VERSION_MISSING\nspec: 1.2.1\n", undefined],
])("%j is version %s", (output, version) => {
  expect(RUNTIME_VERSION.exec(output)?.[1]).toBe(version);
});
