/** Every workload that measures work gives the checksum of its manifest on every kind of CPU that can be had here. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lacksCommand } from "../harness/testing/lacks.ts";
import { requires } from "../harness/testing/requires.ts";
import { buildWorkload, workloadNames } from "./build.ts";
import type { ArtefactKind, BuiltWorkload } from "./types.ts";

const RUN_MODULE = `
  import { readFileSync } from "node:fs";
  import { WASI } from "node:wasi";
  const wasi = new WASI({ version: "preview1", args: ["workload"], preopens: { ".": process.cwd() } });
  const { instance } = await WebAssembly.instantiate(readFileSync(process.argv[1]), wasi.getImportObject());
  process.exitCode = wasi.start(instance);
`;

/** How each kind is run here without any of the drivers. */
const runners: Partial<Record<ArtefactKind, readonly string[]>> = {
  x86_64: process.arch === "x64" ? [] : ["qemu-x86_64"],
  arm64: process.arch === "arm64" ? [] : ["qemu-aarch64"],
  wasm: [process.execPath, "--no-warnings", "--input-type=module", "-e", RUN_MODULE],
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sandgauge-work-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function start(kind: ArtefactKind, workload: BuiltWorkload): ChildProcess {
  const path = workload.artefacts[kind]?.path;
  if (path === undefined) throw new Error(`${workload.manifest.name} has no ${kind}: ${workload.missing[kind]}`);
  const [file, ...args] = [...(runners[kind] ?? []), path];
  // A folder of its own: one that was ended in the middle leaves files behind.
  return spawn(file, args, { cwd: mkdtempSync(join(folder, "cwd-")), stdio: ["pipe", "pipe", "inherit"] });
}

/** Up to the first line that says what came of the work; then it is ended, since emulated work takes its time. */
async function linesOf(child: ChildProcess): Promise<string[]> {
  const lines: string[] = [];
  if (child.stdout === null) throw new Error("it has no output");
  for await (const line of createInterface(child.stdout)) {
    lines.push(line);
    if (/^@(?:result|unsupported|failed) /.test(line)) break;
  }
  child.kill("SIGKILL");
  await once(child, "exit");
  return lines;
}

const measured = workloadNames().filter((name) => !["noop", "hold", "reach", "service"].includes(name));
const forWebAssemblyAlone = new Set(["matrix-simd", "nbody-simd"]);

/** The null device is no part of WASI. */
const beyond: Partial<Record<string, RegExp>> = {
  "null-writes wasm": /^@unsupported \/dev\/null cannot be opened: /,
};

describe.each(["x86_64", "arm64", "wasm"] as const)("on %s", (kind) => {
  test.for(measured.filter((name) => kind === "wasm" || !forWebAssemblyAlone.has(name)))(
    "%s",
    async (name, context) => {
      const [program] = runners[kind] ?? [];
      requires(context, kind, program?.startsWith("qemu-") === true ? lacksCommand(program) : undefined);
      const workload = await buildWorkload(name, { cache: folder });
      const { checksum, work } = workload.manifest;
      const lines = await linesOf(start(kind, workload));
      expect(lines[0]).toMatch(/^@ready [0-9]+$/);
      const result = `^@result {"checksum":"${checksum}","operations":${work?.operations},"ns":[0-9]+}$`;
      expect(lines.at(-1)).toMatch(beyond[`${name} ${kind}`] ?? new RegExp(result));
    },
  );
});
