/** Where the native launcher comes from: compiled once into the cache, or shipped beside its source. */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { arch } from "node:os";
import { join } from "node:path";
import { cacheDir } from "../host/cache.ts";

const compilers = ["cc", "clang", "gcc"];

const commonFlags = ["-std=gnu11", "-D_GNU_SOURCE", "-Wall", "-Wextra"];

/** The first kind that can be linked is taken: a static one does not depend on the host's libraries. */
const kinds = {
  plain: [["-O2", "-static"], ["-O2"]],
  sanitized: [["-O1", "-g", "-fno-omit-frame-pointer", "-fsanitize=address,undefined", "-fno-sanitize-recover=all"]],
} as const;

export interface BuildOptions {
  readonly cache?: string;
  /** Where the source is, and a shipped launcher may be. */
  readonly folder?: string;
  /** With AddressSanitizer and UndefinedBehaviorSanitizer, which end it at the first error; for tests. */
  readonly sanitized?: boolean;
}

/** The launcher's executable, or why there is none. */
export type LauncherBinary = { readonly path: string } | { readonly path: undefined; readonly reason: string };

/** The file name of a launcher shipped beside the source, for hosts without a compiler. */
export function shippedLauncherName(architecture: string = arch()): string {
  return `launcher-${architecture === "x64" ? "x86_64" : architecture}`;
}

interface Ended {
  readonly failed: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

/** Node's own, since every process that holds a launcher pays for what this file imports. */
async function run(command: string, args: readonly string[], cwd?: string): Promise<Ended> {
  return await new Promise((resolve) => {
    execFile(command, args, { cwd }, (error, stdout, stderr) => resolve({ failed: error !== null, stdout, stderr }));
  });
}

async function compilerVersion(compiler: string): Promise<string | undefined> {
  const { failed, stdout } = await run(compiler, ["--version"]);
  return failed ? undefined : stdout.split("\n")[0];
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => /\.[ch]$/.test(name))
    .toSorted();
}

/** Everything that decides what the compiler makes. */
function contentKey(folder: string, version: string, flags: readonly string[]): string {
  const hash = createHash("sha256");
  for (const part of [arch(), version, ...flags]) hash.update(part).update("\0");
  for (const name of sourceFiles(folder)) {
    hash
      .update(name)
      .update("\0")
      .update(readFileSync(join(folder, name)))
      .update("\0");
  }
  return hash.digest("hex").slice(0, 32);
}

/** @returns the executable's path, or what the compiler complained of. */
async function compile(
  folder: string,
  compiler: string,
  version: string,
  flags: readonly string[],
  cache: string,
): Promise<{ path: string } | { complaint: string }> {
  const target = join(cache, "launcher", contentKey(folder, version, flags));
  const path = join(target, "launcher");
  if (existsSync(path)) return { path };
  mkdirSync(target, { recursive: true });
  const unfinished = join(target, `launcher.${process.pid}`);
  const sources = sourceFiles(folder).filter((name) => name.endsWith(".c"));
  const { failed, stderr } = await run(compiler, [...flags, "-o", unfinished, ...sources], folder);
  if (failed) {
    rmSync(target, { recursive: true, force: true });
    return { complaint: stderr.split("\n").find((line) => line.includes("error")) ?? "it failed" };
  }
  renameSync(unfinished, path); // at once, so that another process never sees half of it
  return { path };
}

/** Compiles the launcher, unless that was done before; a shipped one is taken where there is no compiler. */
export async function buildLauncher(options: BuildOptions = {}): Promise<LauncherBinary> {
  const { cache = cacheDir(), folder = join(import.meta.dirname, "native"), sanitized = false } = options;
  const complaints: string[] = [];
  for (const compiler of compilers) {
    const version = await compilerVersion(compiler);
    if (version === undefined) continue;
    for (const kindFlags of sanitized ? kinds.sanitized : kinds.plain) {
      const built = await compile(folder, compiler, version, [...commonFlags, ...kindFlags], cache);
      if ("path" in built) return built;
      complaints.push(`${compiler}: ${built.complaint}`);
    }
  }
  const shipped = join(folder, shippedLauncherName());
  if (!sanitized && existsSync(shipped)) return { path: shipped };
  const why = complaints.length === 0 ? `none of ${compilers.join(", ")} is on PATH` : complaints.join("; ");
  return { path: undefined, reason: `The native launcher cannot be built (${why}), and none was shipped.` };
}
