import { expect, test } from "vitest";
import { kataCgroups } from "./kata.ts";

test("a sandbox is accounted where the runtime is told, and where that in Go puts it instead", () => {
  const cgroup = {
    path: "/sandgauge/run",
    folders: ["/sys/fs/cgroup/cpu,cpuacct/sandgauge/run", "/sys/fs/cgroup/memory/sandgauge/run"],
  };
  expect(kataCgroups(cgroup, "one")).toEqual([
    "/sys/fs/cgroup/cpu,cpuacct/sandgauge/run/one",
    "/sys/fs/cgroup/cpu,cpuacct/sandgauge/run/kata_one",
    "/sys/fs/cgroup/cpu,cpuacct/kata_overhead/one",
    "/sys/fs/cgroup/memory/sandgauge/run/one",
    "/sys/fs/cgroup/memory/kata_overhead/one",
    "/sys/fs/cgroup/memory/sandgauge/run/kata_one",
  ]);
});
