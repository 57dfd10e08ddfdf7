import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openRunScope, type RunScope } from "../harness/host/run-scope.ts";
import { requires } from "../harness/testing/requires.ts";
import { buildWorkload } from "../workloads/build.ts";
import type { BuiltWorkload } from "../workloads/types.ts";
import type { Command } from "./types.ts";
import { wasmtime } from "./wasmtime.ts";

let scope: RunScope;
let noop: BuiltWorkload;
let folder: string;

beforeAll(async () => {
  scope = openRunScope();
  noop = await buildWorkload("noop", { cache: scope.context.cacheDir });
  folder = mkdtempSync(join(tmpdir(), "sandgauge-wasmtime-"));
});

afterAll(async () => {
  rmSync(folder, { recursive: true });
  await scope.close();
});

function lack(): string | undefined {
  return scope.context.findTool("wasmtime") === undefined ? "There is no wasmtime." : undefined;
}

async function commandOf(variant: string): Promise<Command> {
  const prepared = await wasmtime.prepare(variant, noop, scope.context);
  const { command } = await prepared.createInstance(variant);
  await prepared[Symbol.asyncDispose]();
  return command;
}

/** What a start leaves in the home folder that it is given. */
async function leftInHome(name: string, [file, ...args]: Command["argv"]): Promise<string[]> {
  const home = join(folder, name);
  mkdirSync(home);
  const { stdout } = await execa(file, args, { env: { HOME: home }, extendEnv: false });
  expect(stdout).toMatch(/^@ready [0-9]+$/);
  return readdirSync(home);
}

describe("wasmtime", () => {
  test("jit compiles anew at each start: nothing is cached, which it would be by default", async (context) => {
    requires(context, "wasmtime/jit", lack());
    const { argv } = await commandOf("jit");
    expect(await leftInHome("as-started", argv)).toEqual([]);
    const byDefault = argv.filter((word, index) => word !== "cache=n" && argv[index + 1] !== "cache=n");
    expect(await leftInHome("by-default", byDefault as [string, ...string[]])).toEqual([".cache"]);
  });

  test("aot runs native code", async (context) => {
    requires(context, "wasmtime/aot", lack());
    const compiled = (await commandOf("aot")).argv.at(-1) ?? "";
    expect(readFileSync(compiled).toString("latin1", 0, 4)).toBe("\x7fELF");
  });

  test("a module that does not compile is the caller's error, with the compiler's words, and leaves nothing", async (context) => {
    requires(context, "wasmtime/aot", lack());
    const path = join(folder, "broken.wasm");
    writeFileSync(path, "\0asm\x01\0\0\0broken");
    const broken = { ...noop, artefacts: { wasm: { path, sha256: "of the broken module" } } };
    const own = { ...scope.context, cacheDir: join(folder, "cache") };
    const error: unknown = await wasmtime.prepare("aot", broken, own).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: "DriverError", target: "wasmtime/aot", phase: "prepare" });
    expect(String(error)).toMatch(/Compiling \S+ ahead of time.*its last message: \S/s);
    expect(readdirSync(join(own.cacheDir, "compiled"))).toEqual([]);
  });
});
