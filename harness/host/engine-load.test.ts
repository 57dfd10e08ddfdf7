import { expect, test } from "vitest";
import type { CgroupHierarchy } from "./cgroup-mounts.ts";
import { accountingFolder } from "./engine-load.ts";

const v1: CgroupHierarchy[] = [
  { version: 2, mountPoint: "/sys/fs/cgroup/unified", controllers: [] },
  { version: 1, mountPoint: "/sys/fs/cgroup/cpu,cpuacct", controllers: ["cpu", "cpuacct"] },
  { version: 1, mountPoint: "/sys/fs/cgroup/memory", controllers: ["memory"] },
];
const v2: CgroupHierarchy[] = [{ version: 2, mountPoint: "/sys/fs/cgroup", controllers: [] }];

test("a v1 hierarchy that accounts CPU time comes before a v2 one beside it", () => {
  const text = "3:memory:/docker\n2:cpu,cpuacct:/engines/daemons\n0::/elsewhere\n";
  expect(accountingFolder(text, v1)).toBe("/sys/fs/cgroup/cpu,cpuacct/engines/daemons");
});

test("of v2 alone, the one line there is", () => {
  expect(accountingFolder("0::/system.slice/docker.service\n", v2)).toBe("/sys/fs/cgroup/system.slice/docker.service");
});

test("a path may hold colons", () => {
  expect(accountingFolder("0::/a:b\n", v2)).toBe("/sys/fs/cgroup/a:b");
});

test.each([
  ["the root is the whole host", "0::/\n", v2],
  ["no such line", "3:memory:/docker\n", v1],
  ["no hierarchy", "0::/docker\n", []],
])("%s: none", (_, text, hierarchies) => {
  expect(accountingFolder(text, hierarchies)).toBeUndefined();
});
