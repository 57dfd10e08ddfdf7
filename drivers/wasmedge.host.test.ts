import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openRunScope, type RunScope } from "../harness/host/run-scope.ts";
import { requires } from "../harness/testing/requires.ts";
import { buildWorkload } from "../workloads/build.ts";
import type { BuiltWorkload } from "../workloads/types.ts";
import { wasmedge } from "./wasmedge.ts";

let scope: RunScope;
let noop: BuiltWorkload;

beforeAll(async () => {
  scope = openRunScope();
  noop = await buildWorkload("noop", { cache: scope.context.cacheDir });
});

afterAll(async () => {
  await scope.close();
});

describe("wasmedge", () => {
  test.for([
    ["interpreter", "\0asm"],
    ["aot", "\x7fELF"],
  ])("%s is given a file that starts with %j", async ([variant, magic], context) => {
    const lack = scope.context.findTool("wasmedge") === undefined ? "There is no wasmedge." : undefined;
    requires(context, `wasmedge/${variant}`, lack);
    const prepared = await wasmedge.prepare(variant, noop, scope.context);
    const { command } = await prepared.createInstance("one");
    expect(readFileSync(command.argv.at(-1) ?? "").toString("latin1", 0, 4)).toBe(magic);
    expect(command.argv.includes("--force-interpreter")).toBe(variant === "interpreter");
    await prepared[Symbol.asyncDispose]();
  });
});
