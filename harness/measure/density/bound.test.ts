import { expect, test } from "vitest";
import { boundOf } from "./bound.ts";

const idle = {
  pids: { used: 200, limit: 32_768 },
  "file-descriptors": { used: 50, limit: 20_000 },
  mounts: { used: 40, limit: 100_000 },
  cgroups: { used: 70, limit: 65_535 },
  memory: { used: 2e9, limit: 24e9 },
};
const full = (name: keyof typeof idle) => ({ ...idle, [name]: { used: idle[name].limit, limit: idle[name].limit } });

test.each([
  // What the launcher says, by strerror.
  ["No process can be made for /bin/x: resource temporarily unavailable (EAGAIN).", full("pids"), "pids"],
  ["[launcher] The pipes of /bin/x cannot be made: too many open files (EMFILE).", full("file-descriptors"), "harness"],
  ["ended by exit status 1, saying: open /x: too many open files", idle, "runtime"],
  // What Go's runtime says when clone fails.
  ["runtime: failed to create new OS thread (have 4 already; errno=11)", full("pids"), "pids"],
  ["mount: no space left on device", full("mounts"), "mounts"],
  ["mkdir /sys/fs/cgroup/memory/x: no space left on device", full("cgroups"), "cgroups"],
  ["mmap failed to reserve 0x200000000 bytes: Cannot allocate memory (os error 12)", full("memory"), "memory"],
  [
    "mmap failed to reserve 0x200000000 bytes: Cannot allocate memory (os error 12)",
    { ...idle, "memory-mappings": { used: 65_530, limit: 65_530 } },
    "memory-mappings",
  ],
  [
    "mmap failed to reserve 0x200000000 bytes: Cannot allocate memory (os error 12)",
    { ...idle, "address-space": { used: 0.999 * 2 ** 47, limit: 2 ** 47 } },
    "address-space",
  ],
  // What the scheduler and the kubelet say of a node that has its Pods.
  [
    "[kubernetes/runc] The Pod does not run: Unschedulable, 0/1 nodes are available: 1 Too many pods. preemption: 0/1 " +
      "nodes are available: 1 No preemption victims found for incoming pod; the node takes 110 Pods.",
    full("memory"),
    "pod-limit",
  ],
  [
    "[kubernetes/runc] The Pod does not run: OutOfpods, Node didn't have enough resource: pods, requested: 1, used: 110, " +
      "capacity: 110.",
    idle,
    "pod-limit",
  ],
  [
    "[kubernetes/runc] The Pod does not run: Unschedulable, 0/1 nodes are available: 1 Insufficient memory.",
    idle,
    "runtime",
  ],
  ["ended by exit status 1, saying: The Pod does not run: OutOfpods", idle, "runtime"],
  ["ended by signal SIGKILL before its ready line", full("memory"), "memory"],
  ["ended by exit status 1 before its ready line, saying: no such device", idle, "runtime"],
])("%s", (failure, resources, boundBy) => {
  const bound = boundOf(failure, resources);
  expect(bound.boundBy).toBe(boundBy);
  expect(bound.why).toContain(failure);
});

test("what is used up is told with its figures", () => {
  expect(boundOf("EAGAIN", full("pids")).why).toBe("EAGAIN; 32768 of 32768 pids are used");
});

test("an error that names a resource of which there is enough is the runtime's own, in its words", () => {
  const failure = "io_setup: resource temporarily unavailable (EAGAIN)";
  expect(boundOf(failure, idle)).toEqual({ boundBy: "runtime", why: failure });
  expect(boundOf("Cannot allocate memory", idle)).toEqual({ boundBy: "runtime", why: "Cannot allocate memory" });
});
