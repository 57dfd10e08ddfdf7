import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lacksCommand } from "../harness/testing/lacks.ts";
import { requires } from "../harness/testing/requires.ts";
import { buildWorkload } from "./build.ts";
import type { BuiltWorkload } from "./types.ts";

let cache: string;
const built = new Map<string, BuiltWorkload>();

beforeAll(async () => {
  cache = mkdtempSync(join(tmpdir(), "sandgauge-build-"));
  for (const name of ["noop", "hold"]) built.set(name, await buildWorkload(name, { cache }));
});
afterAll(() => rmSync(cache, { recursive: true }));

function artefact(name: string, kind: "x86_64" | "arm64" | "wasm" | "component"): string {
  const workload = built.get(name);
  const path = workload?.artefacts[kind]?.path;
  if (path === undefined) throw new Error(`${name} has no ${kind}: ${workload?.missing[kind]}`);
  return path;
}

/** How each kind is run here without any of the drivers. */
const runners = {
  x86_64: process.arch === "x64" ? [] : ["qemu-x86_64"],
  arm64: process.arch === "arm64" ? [] : ["qemu-aarch64"],
};

describe.each(["x86_64", "arm64"] as const)("built for %s", (kind) => {
  test("noop says that it is ready, in one line, and ends", async (context) => {
    requires(context, kind, lacksCommand(...runners[kind]));
    const [file, ...args] = [...runners[kind], artefact("noop", kind)];
    const { stdout } = await execa(file ?? "", args);
    expect(stdout).toMatch(/^@ready [0-9]+$/);
  });

  test("hold answers each line of its input until that closes", async (context) => {
    requires(context, kind, lacksCommand(...runners[kind]));
    const [file, ...args] = [...runners[kind], artefact("hold", kind)];
    const { stdout } = await execa(file ?? "", args, { input: `one\n\n${"x".repeat(300)}\nhalf` });
    const [ready, ...pongs] = stdout.split("\n");
    expect(ready).toMatch(/^@ready [0-9]+$/);
    expect(pongs).toEqual(["@pong one", "@pong ", `@pong ${"x".repeat(256)}`]);
  });
});

test("the same source gives the same artefact, and the second build does nothing", async () => {
  const path = artefact("noop", "wasm");
  const before = statSync(path).mtimeMs;
  const again = await buildWorkload("noop", { cache });
  expect(again.artefacts.wasm).toEqual(built.get("noop")?.artefacts.wasm);
  expect(statSync(path).mtimeMs).toBe(before);

  const elsewhere = mkdtempSync(join(tmpdir(), "sandgauge-build-"));
  try {
    const anew = await buildWorkload("noop", { cache: elsewhere });
    for (const kind of ["x86_64", "arm64", "wasm", "component"] as const) {
      expect(anew.artefacts[kind]?.sha256).toBe(built.get("noop")?.artefacts[kind]?.sha256);
    }
  } finally {
    rmSync(elsewhere, { recursive: true });
  }
});

test("a further build is for WebAssembly alone", async () => {
  const simd = await buildWorkload("matrix-simd", { cache });
  const plain = await buildWorkload("matrix", { cache });
  expect(simd.missing.x86_64).toBe("it is a further build of matrix, for WebAssembly alone");
  expect(simd.artefacts.wasm?.sha256).not.toBe(plain.artefacts.wasm?.sha256);
});

test("a wasm-opt that happens to be on PATH changes nothing", async () => {
  const elsewhere = mkdtempSync(join(tmpdir(), "sandgauge-build-"));
  const { PATH = "" } = process.env;
  try {
    writeFileSync(join(elsewhere, "wasm-opt"), "#!/bin/sh\nexit 1\n", { mode: 0o755 });
    process.env["PATH"] = `${elsewhere}:${PATH}`;
    const anew = await buildWorkload("noop", { cache: elsewhere });
    expect(anew.artefacts.wasm?.sha256).toBe(built.get("noop")?.artefacts.wasm?.sha256);
  } finally {
    process.env["PATH"] = PATH;
    rmSync(elsewhere, { recursive: true });
  }
});

test("the component is a WASI 0.2 command", async () => {
  const { componentWit } = await import("@bytecodealliance/jco");
  const { readFile } = await import("node:fs/promises");
  expect(await componentWit(await readFile(artefact("hold", "component")))).toContain("export wasi:cli/run@0.2");
});
