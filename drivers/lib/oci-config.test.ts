import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ociConfig } from "./oci-config.ts";

function recorded(name: string): Spec {
  return JSON.parse(readFileSync(new URL(`fixtures/${name}`, import.meta.url), "utf8")) as Spec;
}

interface Spec {
  process: Record<string, unknown>;
  hostname: string;
  root: Record<string, unknown>;
  mounts: { destination: string }[];
  linux: Record<string, unknown> & { namespaces: { type: string }[] };
}

const base = {
  rootfs: "/cache/rootfs/abc",
  args: ["/workload"],
  env: { SANDGAUGE_RUN: "run1" },
  cgroupsPath: "/sandgauge/run1/runc-1",
  unifiedCgroups: false,
  rootless: undefined,
};

/** The deviations that the module's comment names; all else must be what runc itself writes. */
function withoutDeviations(spec: Spec): unknown {
  const { cgroupsPath: _, namespaces, ...linux } = spec.linux;
  return {
    noNewPrivileges: spec.process["noNewPrivileges"],
    rlimits: spec.process["rlimits"],
    cwd: spec.process["cwd"],
    readonly: spec.root["readonly"],
    mounts: spec.mounts,
    namespaces: namespaces.map(({ type }) => type).toSorted(),
    linux,
  };
}

describe("ociConfig", () => {
  test("is runc spec's own default but for the named deviations", () => {
    const config = ociConfig(base) as Spec;
    expect(withoutDeviations(config)).toEqual(withoutDeviations(recorded("runc-spec-1.1.5.json")));
  });

  test("the same for a caller who is not root", () => {
    const config = ociConfig({ ...base, rootless: { uid: 0, gid: 0 }, cgroupsPath: undefined }) as Spec;
    expect(withoutDeviations(config)).toEqual(withoutDeviations(recorded("runc-spec-rootless-1.1.5.json")));
    expect(config.linux["cgroupsPath"]).toBeUndefined();
  });

  test("runs the workload as nobody, without a capability, marked with its run", () => {
    const { process } = ociConfig(base) as Spec;
    expect(process).toMatchObject({
      terminal: false,
      user: { uid: 65534, gid: 65534 },
      args: ["/workload"],
      env: ["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "SANDGAUGE_RUN=run1"],
      capabilities: { bounding: [], effective: [], permitted: [], inheritable: [], ambient: [] },
    });
  });

  test("maps a rootless container's root to the caller", () => {
    const { process, linux } = ociConfig({ ...base, rootless: { uid: 1000, gid: 100 } }) as Spec;
    expect(process["user"]).toEqual({ uid: 0, gid: 0 });
    expect(linux["uidMappings"]).toEqual([{ containerID: 0, hostID: 1000, size: 1 }]);
    expect(linux["gidMappings"]).toEqual([{ containerID: 0, hostID: 100, size: 1 }]);
  });

  test("has a cgroup namespace only where there is cgroup v2 alone", () => {
    const hybrid = ociConfig(base) as Spec;
    const unified = ociConfig({ ...base, unifiedCgroups: true }) as Spec;
    expect(unified.linux.namespaces).toEqual([...hybrid.linux.namespaces, { type: "cgroup" }]);
  });
});

test("a folder of the host is mounted last and is the working directory", () => {
  const spec = ociConfig({ ...base, directory: { source: "/cache/work/run1", destination: "/data" } }) as Spec;
  expect(spec.process["cwd"]).toBe("/data");
  expect(spec.mounts.at(-1)).toEqual({
    destination: "/data",
    type: "bind",
    source: "/cache/work/run1",
    options: ["bind", "nosuid", "noexec", "nodev", "rw"],
  });
});
