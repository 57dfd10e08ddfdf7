import { expect, test } from "vitest";
import type { DriverContext, Tool } from "../types.ts";
import { DriverError } from "./driver-error.ts";
import { requireTool, toolVersion } from "./tool.ts";

const { signal } = new AbortController();

function shellTool(script: string, installedVersion?: string): Tool {
  const command = ["/bin/sh", "-c", script] as const;
  return installedVersion === undefined ? { command } : { command, installedVersion };
}

test.each([
  ["what the tool says", "echo 'runsc version release-20260831.0'", "v1", "release-20260831.0"],
  ["what setup installed, where the tool does not know", "echo 'runsc version VERSION_MISSING'", "v1", "v1"],
  ["unknown, where nobody knows", "echo 'runsc version VERSION_MISSING'", undefined, "unknown"],
])("the version is %s", async (_, script, installed, version) => {
  const pattern = /^runsc version (?!VERSION_MISSING)(\S+)/;
  expect(await toolVersion("gvisor/kvm", shellTool(script, installed), [], pattern, signal)).toBe(version);
});

test("a tool that fails is a DriverError that tells how", async () => {
  const asked = toolVersion("runc", shellTool("exit 7"), [], /(.)/, signal);
  await expect(asked).rejects.toThrow(DriverError);
  await expect(asked).rejects.toThrow(/^\[runc\] Command failed with exit code 7/);
});

test("a tool that is nowhere is a DriverError with the remedy", () => {
  const context = { findTool: () => undefined } as unknown as DriverContext;
  expect(() => requireTool("runc", context, "runc")).toThrow("[runc] There is no runc on PATH");
});
