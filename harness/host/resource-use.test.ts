import { expect, test } from "vitest";
import {
  addressSpace,
  hostResources,
  memoryMappings,
  parseMemoryCgroups,
  parseOpenFilesLimit,
  parseThreads,
  parseVirtualBytes,
} from "./resource-use.ts";

test("threads of a recorded /proc/loadavg", () => {
  expect(parseThreads("14.81 6.93 5.77 12/167 8527\n")).toBe(167);
});

test("memory cgroups of a recorded /proc/cgroups", () => {
  const recorded = "#subsys_name\thierarchy\tnum_cgroups\tenabled\ncpuset\t3\t3\t1\nmemory\t4\t72\t1\npids\t8\t4\t1\n";
  expect(parseMemoryCgroups(recorded)).toBe(72);
  expect(parseMemoryCgroups("#subsys_name\thierarchy\tnum_cgroups\tenabled\n")).toBeUndefined();
});

test("the soft limit on open files of a recorded /proc/<pid>/limits", () => {
  const recorded =
    "Limit                     Soft Limit           Hard Limit           Units     \n" +
    "Max open files            1024                 20000                files     \n";
  expect(parseOpenFilesLimit(recorded)).toBe(1024);
  expect(parseOpenFilesLimit(recorded.replace("1024 ", "unlimited "))).toBe(Infinity);
});

test("address space of a recorded /proc/<pid>/status", () => {
  expect(parseVirtualBytes("Name:\tcat\nVmPeak:\t    5524 kB\nVmSize:\t    5524 kB\nVmLck:\t       0 kB\n")).toBe(
    5524 * 1024,
  );
  expect(parseVirtualBytes("Name:\tkthreadd\n")).toBeUndefined();
});

test("this process uses some of everything and has not used it up", () => {
  const uses = {
    ...hostResources(process.pid, []),
    maps: memoryMappings(process.pid),
    space: addressSpace(process.pid),
  };
  expect(Object.keys(uses)).toEqual(expect.arrayContaining(["pids", "file-descriptors", "mounts", "maps", "space"]));
  for (const use of Object.values(uses)) {
    expect(use?.used).toBeGreaterThan(0);
    expect(use?.limit).toBeGreaterThan(use?.used ?? 0);
  }
});
