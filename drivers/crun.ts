/** The same container as runc's, by crun: the runtime that is written in C. */
import { ociDriver } from "./lib/oci-driver.ts";

export const crun = ociDriver({
  name: "crun",
  description: "crun run of the same bundle as runc's.",
  version: /^crun version (\S+)/,
  // crun refuses a host whose cgroup v1 hierarchies have controllers in v2 beside them, whatever its cgroup manager.
  remedy:
    "Boot the host with cgroup v2 only (systemd.unified_cgroup_hierarchy=1), or unmount the v2 hierarchy for the harness alone: unshare --mount, then umount /sys/fs/cgroup/unified.",
});
