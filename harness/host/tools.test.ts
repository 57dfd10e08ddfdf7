import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findAsset, findTool } from "./tools.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sandgauge-tools-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function executable(path: string): string {
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, "");
  chmodSync(path, 0o755);
  return path;
}

function manifest(kind: "tools" | "assets", name: string, text: string): void {
  mkdirSync(join(folder, kind), { recursive: true });
  writeFileSync(join(folder, kind, `${name}.json`), text);
}

test("what is on PATH goes before what was installed, which goes before nothing", () => {
  const loader = executable(join(folder, "prefix/ld.so"));
  manifest(
    "tools",
    "wasmedge",
    JSON.stringify({ version: "0.14.1", command: [loader, "--library-path", "lib", "bin"] }),
  );
  expect(findTool("wasmedge", folder, "")).toEqual({
    command: [loader, "--library-path", "lib", "bin"],
    installedVersion: "0.14.1",
  });
  const onPath = executable(join(folder, "bin/wasmedge"));
  expect(findTool("wasmedge", folder, `/nowhere:${join(folder, "bin")}`)).toEqual({ command: [onPath] });
  expect(findTool("runsc", folder, "")).toBeUndefined();
});

test("an installed tool that has gone is not found", () => {
  manifest("tools", "runsc", JSON.stringify({ version: "1", command: [join(folder, "gone")] }));
  expect(findTool("runsc", folder, "")).toBeUndefined();
});

test("a folder of that name, or npm's own, is no tool", () => {
  mkdirSync(join(folder, "bin/runc"), { recursive: true });
  executable(join(folder, "node_modules/.bin/runc"));
  expect(findTool("runc", folder, `${join(folder, "bin")}:${join(folder, "node_modules/.bin")}`)).toBeUndefined();
});

test("a manifest that is none is an error with a remedy, not a missing tool", () => {
  manifest("tools", "runsc", "{}");
  expect(() => findTool("runsc", folder, "")).toThrow(/is not a manifest/);
  manifest("assets", "guest-kernel-x86_64", JSON.stringify({ version: "6.1", path: "/k" }));
  expect(findAsset("guest-kernel-x86_64", folder)).toEqual({ version: "6.1", path: "/k" });
});
