import { expect, test } from "vitest";
import { cgroupHierarchiesIn, cgroupMode } from "./cgroup-mounts.ts";
import { parseMountinfo } from "./mountinfo.ts";

/** /proc/self/mountinfo of a Debian 12 guest in hybrid mode, kernel 6.18, its cgroup lines. */
const hybrid = `31 23 0:28 / /sys/fs/cgroup rw,relatime - tmpfs tmpfs rw,mode=755
33 31 0:30 / /sys/fs/cgroup/cpuacct rw,relatime - cgroup cgroup rw,cpuacct
34 31 0:31 / /sys/fs/cgroup/cpuset rw,relatime - cgroup cgroup rw,cpuset
40 31 0:37 / /sys/fs/cgroup/systemd rw,relatime - cgroup cgroup rw,name=systemd
41 31 0:38 / /sys/fs/cgroup/unified rw,relatime - cgroup2 cgroup2 rw
`;

test("finds each hierarchy with its controllers", () => {
  expect(cgroupHierarchiesIn(parseMountinfo(hybrid))).toEqual([
    { version: 1, mountPoint: "/sys/fs/cgroup/cpuacct", controllers: ["cpuacct"] },
    { version: 1, mountPoint: "/sys/fs/cgroup/cpuset", controllers: ["cpuset"] },
    { version: 1, mountPoint: "/sys/fs/cgroup/systemd", controllers: ["name=systemd"] },
    { version: 2, mountPoint: "/sys/fs/cgroup/unified", controllers: [] },
  ]);
});

test("tells the modes apart", () => {
  const all = cgroupHierarchiesIn(parseMountinfo(hybrid));
  expect(cgroupMode(all)).toBe("hybrid");
  expect(cgroupMode(all.filter(({ version }) => version === 1))).toBe("v1");
  expect(cgroupMode(all.filter(({ version }) => version === 2))).toBe("v2");
  expect(cgroupMode([])).toBe("none");
});

test("a space in a mount point is read back", () => {
  const [mount] = parseMountinfo("31 23 0:28 / /mnt/a\\040b rw - tmpfs tmpfs rw\n");
  expect(mount?.mountPoint).toBe("/mnt/a b");
});
