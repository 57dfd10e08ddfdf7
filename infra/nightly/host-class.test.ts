import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readHostRecord } from "../../harness/records/host-record.ts";
import { hostClassOf } from "./host-class.ts";

const results = join(import.meta.dirname, "../../results");
const published = readdirSync(results).find((name) => name.includes("amd-epyc") && name.endsWith("-startup")) ?? "";
const host = readHostRecord(join(results, published));

test("a published run's host", () => {
  expect(hostClassOf(host)).toBe("x64-amd-epyc-2-cpus-24-gib-kvm");
});

test("another kernel, with a little more of the memory for itself, is no other kind", () => {
  const upgraded = { ...host, kernelRelease: "7.1", memoryBytes: Number(host["memoryBytes"]) - 2 ** 27 };
  expect(hostClassOf(upgraded)).toBe(hostClassOf(host));
});

test.each([
  { cpuModel: "AMD EPYC 7763 64-Core Processor" },
  { logicalCpus: 4 },
  { memoryBytes: 2 ** 34 },
  { virtualisation: "none" },
  { arch: "arm64" },
])("%j is another kind", (facts) => {
  expect(hostClassOf({ ...host, ...facts })).not.toBe(hostClassOf(host));
});

test("whatever a file says, the name is one of a folder", () => {
  const hostile = { ...host, arch: "..", cpuModel: "../../x /<b>\n", virtualisation: "/../a" };
  expect(hostClassOf(hostile)).toMatch(/^[a-z0-9-]+$/);
});

test("a file that does not tell has no class", () => {
  expect(() => hostClassOf({ schema: 1 })).toThrow(/cpuModel/);
});
