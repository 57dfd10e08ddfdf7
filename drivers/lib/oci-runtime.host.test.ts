import { dirname } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openRunScope, type RunScope } from "../../harness/host/run-scope.ts";
import { billedTo, launchInstance } from "../../harness/launcher/launch-instance.ts";
import { startLauncher } from "../../harness/launcher/launcher.ts";
import type { Launcher } from "../../harness/launcher/types.ts";
import { lacksRoot } from "../../harness/testing/lacks.ts";
import { requires } from "../../harness/testing/requires.ts";
import { buildWorkload } from "../../workloads/build.ts";
import type { BuiltWorkload } from "../../workloads/types.ts";
import { drivers, targetsOf } from "../index.ts";
import { runc } from "../runc.ts";
import { isRootless } from "./oci-runtime.ts";

let scope: RunScope;
let launcher: Launcher;
let hold: BuiltWorkload;

beforeAll(async () => {
  scope = openRunScope();
  launcher = await startLauncher({ runId: scope.runId, cgroupFolders: scope.launcherCgroups });
  hold = await buildWorkload("hold", { cache: scope.context.cacheDir });
});

afterAll(async () => {
  await launcher.close();
  await scope.close();
});

/** What a held container is billed to; the workload may have several processes (gVisor's stubs). */
const components: Readonly<Record<string, { processes: string[]; cgroup: string }>> = {
  runc: { processes: ["runtime", "workload"], cgroup: "workload" },
  crun: { processes: ["runtime", "workload"], cgroup: "workload" },
  youki: { processes: ["runtime", "workload"], cgroup: "workload" },
  "gvisor/systrap": { processes: ["gofer", "runtime", "sentry", "workload"], cgroup: "sandbox" },
  "gvisor/ptrace": { processes: ["gofer", "runtime", "sentry", "workload"], cgroup: "sandbox" },
};

test.for(Object.entries(components))("%s is billed by component", async ([name, expected], context) => {
  const target = targetsOf(drivers).find((one) => one.name === name);
  if (target === undefined) throw new Error(`There is no target ${name}.`);
  const availability = await target.driver.probe(target.variant, hold, scope.context);
  requires(context, name, availability.status === "missing" ? availability.reason : undefined);
  const prepared = await target.driver.prepare(target.variant, hold, scope.context);
  const instance = await prepared.createInstance("billed");
  const launch = launchInstance(launcher, instance, { stdin: "open", awaits: "ready", timeoutNs: 60e9 });
  const [{ pid }] = await Promise.all([launch.spawned, launch.ready]);
  const processes = await billedTo(instance, pid);
  const cgroups = await instance.cgroups();
  launch.closeInput();
  expect(await launch.exited).toMatchObject({ code: 0 });
  await prepared[Symbol.asyncDispose]();

  expect([...new Set(processes.map(({ component }) => component))].toSorted()).toEqual(expected.processes);
  expect(processes.find((process) => process.pid === pid)?.component).toBe("runtime");
  expect([...new Set(cgroups.map(({ component }) => component))]).toEqual(isRootless() ? [] : [expected.cgroup]);
  const { folders = [] } = scope.context.cgroup ?? {};
  expect(cgroups.filter(({ folder }) => !folders.includes(dirname(folder)))).toEqual([]);
});

test("root without cgroups is told so, since its containers could not be found again", async (context) => {
  requires(context, "root", lacksRoot());
  const prepare = runc.prepare(undefined, hold, { ...scope.context, cgroup: undefined });
  await expect(prepare).rejects.toThrow("[runc] Root may not make cgroups here");
});
