import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import {
  chosenWord,
  cpuinfoField,
  hostDifferences,
  hostFingerprint,
  hostSlug,
  lastLevelCacheBytes,
  measurementRelevantWords,
  meminfoBytes,
} from "./fingerprint.ts";

/** From /proc/cpuinfo of an AMD EPYC guest, kernel 6.18. */
const cpuinfo = `processor	: 0
vendor_id	: AuthenticAMD
model name	: AMD EPYC
microcode	: 0x1000065
cpu MHz		: 2596.124
address sizes	: 48 bits physical, 48 bits virtual

processor	: 1
microcode	: 0x1000066
`;

test("reads a field of the first processor", () => {
  expect(cpuinfoField(cpuinfo, "microcode")).toBe("0x1000065");
  expect(cpuinfoField(cpuinfo, "cpu MHz")).toBe("2596.124");
  expect(cpuinfoField(cpuinfo, "no such field")).toBeUndefined();
});

test("of a kernel command line only the words that bear on measurement are kept", () => {
  const line = "BOOT_IMAGE=/vmlinuz root=UUID=1234 mitigations=off console=ttyS0 isolcpus=1-3 secret=x ip=10.0.0.1";
  expect(measurementRelevantWords(line)).toEqual(["isolcpus=1-3", "mitigations=off"]);
});

test("reads sizes and choices as the kernel prints them", () => {
  expect(meminfoBytes("MemTotal:       24684092 kB\nSwapTotal:             0 kB\n", "MemTotal")).toBe(
    24_684_092 * 1024,
  );
  expect(chosenWord("always [madvise] never")).toBe("madvise");
  expect(chosenWord(undefined)).toBe("unknown");
});

test("the last cache is that of the highest level, whatever its folder's number", () => {
  const folder = mkdtempSync(join(tmpdir(), "sandgauge-cache-"));
  try {
    const caches = { index0: ["1", "48K"], index1: ["3", "32768K"], index2: ["2", "1024K"], uevent: [] };
    for (const [name, [level, size]] of Object.entries(caches)) {
      mkdirSync(join(folder, name));
      if (level !== undefined) writeFileSync(join(folder, name, "level"), `${level}\n`);
      if (size !== undefined) writeFileSync(join(folder, name, "size"), `${size}\n`);
    }
    expect(lastLevelCacheBytes(folder)).toBe(32 * 1024 * 1024);
  } finally {
    rmSync(folder, { recursive: true });
  }
  expect(lastLevelCacheBytes("/nowhere")).toBeNull();
});

test("says what the host is, not whose it is", () => {
  const words = JSON.stringify(hostFingerprint()).split(/["\s,]+/);
  for (const secret of [hostname(), process.cwd(), userInfo().homedir]) expect(words).not.toContain(secret);
});

test("two fingerprints of one host do not differ, another kernel does", () => {
  const host = hostFingerprint();
  expect(hostDifferences(host, { ...hostFingerprint(), load: host.load + 1 })).toEqual([]);
  expect(hostDifferences(host, { ...host, kernelRelease: "0.0.1" })).toEqual(["kernelRelease"]);
  const { memoryBytes } = host;
  expect(hostDifferences(host, { ...host, memoryBytes: memoryBytes - 8192 })).toEqual([]);
  expect(hostDifferences(host, { ...host, memoryBytes: 2 * memoryBytes })).toEqual(["memoryBytes"]);
  const { smt: _, ...earlier } = host;
  expect(hostDifferences(earlier, host)).toEqual([]);
  expect(hostDifferences(host, earlier)).toEqual([]);
});

test.each([
  ["Intel(R) Xeon(R) CPU E5-2660 v4 @ 2.00GHz", 28, "intel-xeon-e5-2660-v4-28-cpus"],
  ["AMD EPYC 7763 64-Core Processor", 4, "amd-epyc-7763-4-cpus"],
  ["unknown", 4, "unknown-4-cpus"],
])("names a folder after %s", (cpuModel, logicalCpus, slug) => {
  expect(hostSlug({ ...hostFingerprint(), cpuModel, logicalCpus })).toBe(slug);
});
