import { expect, test } from "vitest";
import { VERSION } from "./wasmtime-cli.ts";

test.each([
  ["wasmtime 48.0.8", "48.0.8"],
  ["wasmtime 24.0.0 (6fc3d274c 2024-08-20)", "24.0.0"],
  ["wasmtime-cli 12.0.1", "12.0.1"],
  ["another tool 1.0", undefined],
])("%s", (said, version) => {
  expect(VERSION.exec(said)?.[1]).toBe(version);
});
