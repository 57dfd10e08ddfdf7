/** Which cgroup hierarchies are mounted, read from the kernel and not guessed from paths. */
import { type Mount, mounts } from "./mountinfo.ts";

export interface CgroupHierarchy {
  readonly version: 1 | 2;
  /** Where its root is mounted. */
  readonly mountPoint: string;
  /** v1 controllers or `name=…`; empty for v2. */
  readonly controllers: readonly string[];
}

export type CgroupMode = "v1" | "v2" | "hybrid" | "none";

/** Super options of a v1 mount that are not controllers. */
const notControllers = new Set(["rw", "ro", "xattr", "noprefix", "clone_children", "seclabel"]);

export function cgroupHierarchiesIn(all: readonly Mount[]): CgroupHierarchy[] {
  return all.flatMap(({ mountPoint, type, superOptions }): CgroupHierarchy[] => {
    if (type === "cgroup2") return [{ version: 2, mountPoint, controllers: [] }];
    if (type !== "cgroup") return [];
    const controllers = superOptions.filter(
      (option) => !notControllers.has(option) && !option.startsWith("release_agent="),
    );
    return [{ version: 1, mountPoint, controllers }];
  });
}

export function cgroupMode(hierarchies: readonly CgroupHierarchy[]): CgroupMode {
  const v1 = hierarchies.some((hierarchy) => hierarchy.version === 1);
  const v2 = hierarchies.some((hierarchy) => hierarchy.version === 2);
  if (v1) return v2 ? "hybrid" : "v1";
  return v2 ? "v2" : "none";
}

export function cgroupHierarchies(): CgroupHierarchy[] {
  return cgroupHierarchiesIn(mounts());
}
