/**
 * Builds a workload for every kind of sandbox from its one C source, with one clang at one optimisation level, into
 * the cache by content hash. Where there is no clang, artefacts that were shipped beside the source are used.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { arch } from "node:os";
import { join } from "node:path";
import { execa, ExecaError } from "execa";
import { z } from "zod";
import { findJco } from "../drivers/lib/jco-package.ts";
import { nearestName } from "../harness/nearest-name.ts";
import { HostError, UsageError } from "../harness/errors.ts";
import { type Artefact, type ArtefactKind, type BuiltWorkload, workKinds, type WorkloadManifest } from "./types.ts";

const manifestSchema = z.strictObject({
  name: z.string(),
  summary: z.string(),
  ends: z.enum(["exit", "hold"]),
  expectedLines: z.array(z.string()),
  repetitions: z.int().positive().exactOptional(),
  checksum: z.string().exactOptional(),
  work: z.strictObject({ kind: z.enum(workKinds), operations: z.int().positive() }).exactOptional(),
  requestsPerSecond: z.number().positive().exactOptional(),
  needs: z.array(z.literal("directory")).exactOptional(),
  memoryMebibytes: z.int().positive().exactOptional(),
  variantOf: z.strictObject({ workload: z.string(), flags: z.array(z.string()) }).exactOptional(),
});

const HOST_KIND: ArtefactKind = arch() === "arm64" ? "arm64" : "x86_64";

/**
 * The same source and the same level everywhere. Floating-point work must give the same bits on every CPU: no fused
 * multiply-add, which some have and some have not, and square roots by the instruction, which is exact, and not by a
 * library.
 */
const compileFlags = ["-std=gnu11", "-O2", "-Wall", "-Wextra", "-Werror", "-ffp-contract=off", "-fno-math-errno"];

const targets: Record<Exclude<ArtefactKind, "component">, string> = {
  x86_64: "--target=x86_64-linux-gnu",
  arm64: "--target=aarch64-linux-gnu",
  wasm: "--target=wasm32-wasi",
};

/**
 * -s since symbols are neither loaded nor measured. lld links foreign targets; the host's own linker knows only its own.
 * No -O: given one, clang has WebAssembly rewritten by whatever wasm-opt is on PATH, unseen by the content hash.
 */
const linkFlags: Record<Exclude<ArtefactKind, "component">, readonly string[]> = {
  x86_64: ["-s", "-static", ...(HOST_KIND === "x86_64" ? [] : ["-fuse-ld=lld"])],
  arm64: ["-s", "-static", ...(HOST_KIND === "arm64" ? [] : ["-fuse-ld=lld"])],
  wasm: ["-s"],
};

const SETUP = "Run infra/setup.sh, or install clang, lld, wasi-libc and the cross libraries.";

/** The folders beside this file that hold a manifest. */
export function workloadNames(root: string = import.meta.dirname): string[] {
  return readdirSync(root)
    .filter((name) => existsSync(join(root, name, "manifest.json")))
    .toSorted();
}

function readWorkload(name: string, root: string): { folder: string; manifest: WorkloadManifest } {
  const names = workloadNames(root);
  if (!names.includes(name)) {
    throw new UsageError("workload", `There is no workload ${JSON.stringify(name)}.`, nearestName(name, names));
  }
  const folder = join(root, name);
  const file = join(folder, "manifest.json");
  try {
    return { folder, manifest: manifestSchema.parse(JSON.parse(readFileSync(file, "utf8"))) };
  } catch (cause) {
    throw new UsageError("workload", `${name}'s manifest.json is not valid: ${String(cause)}`, "Correct it.", {
      cause,
    });
  }
}

function sha256(...parts: (string | Uint8Array)[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part).update("\0");
  return hash.digest("hex");
}

async function artefactAt(path: string): Promise<Artefact> {
  return {
    path,
    sha256: createHash("sha256")
      .update(await readFile(path))
      .digest("hex"),
  };
}

/** Everything that the compiler reads: the workload's C files and the headers that all share. */
function sources(folder: string, root: string): string[] {
  const own = readdirSync(folder).map((name) => join(folder, name));
  const shared = readdirSync(root).map((name) => join(root, name));
  return [...own.filter((file) => /\.[ch]$/.test(file)), ...shared.filter((file) => file.endsWith(".h"))].toSorted();
}

/** Calls `make` for a temporary file and moves it into place, so that a killed build leaves nothing half done. */
async function once(path: string, make: (temporary: string) => Promise<void>): Promise<Artefact> {
  if (!existsSync(path)) {
    mkdirSync(join(path, ".."), { recursive: true });
    const temporary = `${path}.${process.pid}`;
    try {
      await make(temporary);
      renameSync(temporary, path);
    } finally {
      rmSync(temporary, { force: true });
    }
  }
  return await artefactAt(path);
}

async function compilerVersion(): Promise<string | undefined> {
  try {
    const { stdout } = await execa("clang", ["--version"]);
    return stdout.split("\n")[0];
  } catch (error) {
    if (error instanceof ExecaError && error.code === "ENOENT") return undefined;
    throw error;
  }
}

/** The WASI 0.2 component: the module behind jco's adapter from preview 1. */
async function makeComponent(wasm: Artefact, cache: string): Promise<Artefact> {
  const jco = await findJco();
  const path = join(cache, "workloads", `component-${sha256(wasm.sha256, jco.version).slice(0, 16)}`, "component.wasm");
  return await once(path, async (temporary) => {
    await execa(process.execPath, [jco.program, "new", wasm.path, "--wasi-command", "--output", temporary]);
  });
}

/** The last lines of what the compiler said: enough to act on. */
function complaint(error: unknown): string {
  return error instanceof ExecaError ? String(error.stderr).trim().split("\n").slice(0, 3).join(" ") : String(error);
}

/**
 * @throws UsageError for an unknown workload; HostError where not even the host's own kind can be had.
 */
export async function buildWorkload(name: string, options: { cache: string; root?: string }): Promise<BuiltWorkload> {
  const root = options.root ?? import.meta.dirname;
  const { folder, manifest } = readWorkload(name, root);
  const artefacts: Partial<Record<ArtefactKind, Artefact>> = {};
  const missing: Partial<Record<ArtefactKind, string>> = {};
  const compiler = await compilerVersion();
  const { variantOf } = manifest;
  const files = sources(variantOf === undefined ? folder : join(root, variantOf.workload), root);
  const contents = files.map((file) => readFileSync(file));

  for (const kind of ["x86_64", "arm64", "wasm"] as const) {
    if (variantOf !== undefined && kind !== "wasm") {
      missing[kind] = `it is a further build of ${variantOf.workload}, for WebAssembly alone`;
      continue;
    }
    const shipped = join(folder, "shipped", kind);
    if (compiler === undefined) {
      if (existsSync(shipped)) artefacts[kind] = await artefactAt(shipped);
      else missing[kind] = "clang is not on PATH";
      continue;
    }
    const compile = [targets[kind], ...compileFlags, ...(variantOf?.flags ?? []), "-c"];
    const link = [targets[kind], ...linkFlags[kind]];
    const key = sha256(compiler, [...compile, ...link].join(" "), ...contents).slice(0, 16);
    try {
      artefacts[kind] = await once(join(options.cache, "workloads", `${name}-${key}`, kind), async (temporary) => {
        const units = files.filter((file) => file.endsWith(".c"));
        const objects = units.map((_, position) => `${temporary}.${position}.o`);
        try {
          for (const [position, object] of objects.entries()) {
            await execa("clang", [...compile, ...units.slice(position, position + 1), "-o", object]);
          }
          await execa("clang", [...link, ...objects, "-o", temporary]);
        } finally {
          for (const object of objects) rmSync(object, { force: true });
        }
      });
    } catch (error) {
      missing[kind] = `clang ${[...compile, ...link].join(" ")}: ${complaint(error)}`;
    }
  }
  if (artefacts.wasm === undefined) missing.component = `no WebAssembly module to make it from: ${missing.wasm ?? ""}`;
  else artefacts.component = await makeComponent(artefacts.wasm, options.cache);

  if (artefacts[HOST_KIND] === undefined && artefacts.wasm === undefined) {
    throw new HostError("workload", `${name} cannot be built: ${missing[HOST_KIND] ?? ""}.`, SETUP);
  }
  return { manifest, artefacts, missing, compiler: compiler ?? "none; artefacts shipped with the package" };
}
