/** Weaknesses that were planted are found, and what holds is found to hold. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { afterEach, describe, expect, test, type TestContext } from "vitest";
import { drivers, type Target, targetsOf } from "../../../drivers/index.ts";
import { runc } from "../../../drivers/runc.ts";
import type { Driver, CommandInstance } from "../../../drivers/types.ts";
import { wasmtime } from "../../../drivers/wasmtime.ts";
import { plantedFolder, plantedKeys } from "../../host/planted.ts";
import type { BoundarySample } from "../../records/isolation-sample.ts";
import { alterConfig, alteredInstances, type OciConfig } from "../../testing/altered-instances.ts";
import { createFakeDriver } from "../../testing/fake-driver.ts";
import { lacksRoot } from "../../testing/lacks.ts";
import { type StagedRun, stageRun } from "../../testing/metric-run.ts";
import { requires } from "../../testing/requires.ts";
import { measureIsolation } from "./measure-isolation.ts";

let staged: StagedRun | undefined;
afterEach(async () => {
  await staged?.close();
  staged = undefined;
});

const plan = { timeoutSeconds: 60, traced: [] };

function targetNamed(name: string, all: readonly Driver[]): Target {
  const target = targetsOf(all).find((one) => one.name === name);
  if (target === undefined) throw new Error(`There is no target ${name}.`);
  return target;
}

/** The samples by check. Skips where the target does not run here. */
async function probed(context: TestContext, target: Target): Promise<Record<string, BoundarySample>> {
  staged = await stageRun([target]);
  requires(context, target.name, staged.leftOut[0]?.reason);
  await measureIsolation(staged.run, plan);
  const samples = staged.samples.flatMap((sample) =>
    sample.metric === "isolation" && sample.view === "boundary" ? [sample] : [],
  );
  return Object.fromEntries(samples.map((sample) => [sample.check, sample]));
}

function answers(samples: Readonly<Record<string, BoundarySample>>): Record<string, string | null> {
  return Object.fromEntries(Object.entries(samples).map(([check, { value }]) => [check, value]));
}

async function altered(
  context: TestContext,
  alter: (config: OciConfig) => void,
): Promise<Record<string, string | null>> {
  requires(context, "root", lacksRoot());
  const driver = alteredInstances(runc, (instance) => alterConfig(instance, alter));
  return answers(await probed(context, targetNamed("runc", [driver])));
}

/** What Docker 20 leaves a container; see its documentation, "Runtime privilege and Linux capabilities". */
const dockerCapabilities = [
  "CAP_AUDIT_WRITE",
  "CAP_CHOWN",
  "CAP_DAC_OVERRIDE",
  "CAP_FOWNER",
  "CAP_FSETID",
  "CAP_KILL",
  "CAP_MKNOD",
  "CAP_NET_BIND_SERVICE",
  "CAP_NET_RAW",
  "CAP_SETFCAP",
  "CAP_SETGID",
  "CAP_SETPCAP",
  "CAP_SETUID",
  "CAP_SYS_CHROOT",
];
const strongest = ["CAP_SYS_ADMIN", "CAP_SYS_TIME", "CAP_SYS_RAWIO", "CAP_SYSLOG", "CAP_NET_RAW", "CAP_DAC_OVERRIDE"];

function shared(...kinds: readonly string[]): (config: OciConfig) => void {
  return ({ linux }) => {
    linux.namespaces = linux.namespaces.filter(({ type }) => !kinds.includes(type));
  };
}

test("a plain process is not isolated, and everything that was planted is gone afterwards", async (context) => {
  const samples = await probed(context, targetNamed("process", drivers));
  expect(answers(samples)).toMatchObject({
    "host-kernel": "reached",
    "host-cpu": "reached",
    "native-code": "reached",
    "host-process": "reached",
    "host-signal": "reached",
    "host-process-memory": "reached",
    "host-shared-memory": "reached",
    "host-file": "reached",
    "host-file-write": "reached",
    "host-service": "reached",
    "host-socket": "reached",
    "other-process": "reached",
    "other-process-memory": "reached",
    "other-shared-memory": "reached",
    "other-file": "reached",
    "other-socket": "reached",
    "ungranted-file": "reached",
    "namespace-pid": "reached",
    "outside-memory": "denied",
  });
  const { runId } = staged?.scope ?? { runId: "" };
  await staged?.close();
  staged = undefined;
  expect(() => readFileSync(plantedFolder(runId))).toThrow("ENOENT");
  const segments = readFileSync("/proc/sysvipc/shm", "utf8")
    .split("\n")
    .map((line) => Number(line.trim().split(/\s+/)[0]));
  expect(plantedKeys(runId).filter((key) => segments.includes(key))).toEqual([]);
});

describe("runc", () => {
  test("with the namespaces that it has by default shares the kernel and holds the rest", async (context) => {
    expect(await altered(context, () => {})).toMatchObject({
      "host-kernel": "reached",
      "system-calls": "reached", // no filter
      "native-code": "reached",
      "host-process": "denied",
      "host-signal": "denied",
      "host-process-memory": "denied",
      "host-shared-memory": "denied",
      "host-file": "denied",
      "host-file-write": "denied",
      "host-service": "denied",
      "host-socket": "denied",
      "other-process": "denied",
      "other-process-memory": "denied",
      "other-shared-memory": "denied",
      "other-file": "denied",
      "other-socket": "denied",
      devices: "denied",
      "kernel-settings": "denied",
      capabilities: "denied",
      clock: "denied",
      "namespace-pid": "denied",
      "namespace-net": "denied",
      "namespace-ipc": "denied",
      "namespace-uts": "denied",
      "namespace-mnt": "denied",
    });
  });

  test("in the host's pid namespace sees the host's processes and reads another instance's memory", async (context) => {
    expect(await altered(context, shared("pid"))).toMatchObject({
      "namespace-pid": "reached",
      "host-process": "reached",
      "host-signal": "denied", // root's process, and it is nobody
      "host-process-memory": "denied",
      "other-process": "reached",
      "other-process-memory": "reached", // nobody's, too
      "host-service": "denied",
      "host-file": "denied",
    });
  });

  test("in the host's network namespace reaches its services and sockets", async (context) => {
    expect(await altered(context, shared("network"))).toMatchObject({
      "namespace-net": "reached",
      "host-service": "reached",
      "host-socket": "reached",
      "other-socket": "reached",
      "host-process": "denied",
      "host-shared-memory": "denied",
    });
  });

  test("in the host's IPC namespace attaches the memory that its processes share", async (context) => {
    expect(await altered(context, shared("ipc"))).toMatchObject({
      "namespace-ipc": "reached",
      "host-shared-memory": "reached",
      "other-shared-memory": "reached",
      "host-process-memory": "denied",
      "host-service": "denied",
    });
  });

  test.for([
    ["rw", "reached"],
    ["ro", "denied"],
  ] as const)(
    "with a folder of the host mounted %s reads a file in it; written to: %s",
    async ([mode, written], context) => {
      const samples = await altered(context, ({ mounts }) => {
        const source = plantedFolder(staged?.scope.runId ?? "");
        mounts.push({ destination: "/dev/host", type: "bind", source, options: ["bind", mode] });
      });
      expect(samples).toMatchObject({
        "host-file": "reached",
        "host-file-write": written,
        "namespace-mnt": "denied",
        "host-process": "denied",
      });
    },
  );

  test("in the host's mount namespace is found there", async (context) => {
    requires(context, "root", lacksRoot());
    // In a mount namespace of the test's own, which is the host's for all that runs in it: without one, runc mounts there.
    const script = join(import.meta.dirname, "fixtures/shared-mounts.ts");
    const { stdout } = await execa("unshare", ["--mount", process.execPath, script]);
    const told = JSON.parse(stdout) as { leftOut: readonly { reason: string }[] };
    requires(context, "runc", told.leftOut[0]?.reason);
    expect(told).toMatchObject({ "namespace-mnt": "reached", "namespace-pid": "denied", "host-process": "denied" });
  });

  test("privileged, it has the host's kernel in its hands, through namespaces of its own", async (context) => {
    const samples = await altered(context, ({ process: started, linux, mounts }) => {
      started.user = { uid: 0, gid: 0 };
      started.noNewPrivileges = false;
      for (const set of ["bounding", "effective", "permitted"]) started.capabilities[set] = strongest;
      linux.maskedPaths = [];
      linux.readonlyPaths = [];
      linux.resources.devices = [{ allow: true, access: "rwm" }];
      for (const mount of mounts) {
        if (mount.destination === "/sys") mount.options = ["nosuid", "noexec", "nodev"];
        if (mount.destination === "/dev") Object.assign(mount, { type: "bind", source: "/dev", options: ["bind"] });
      }
    });
    expect(samples).toMatchObject({
      capabilities: "reached",
      "new-privileges": "reached",
      "system-calls": "reached",
      "kernel-settings": "reached",
      devices: "reached",
      clock: "reached",
      confinement: "reached",
      hostname: "denied", // its own
      "raw-socket": "denied", // on its own network
      "namespace-pid": "denied",
      "host-process": "denied",
      "host-file": "denied",
    });
  });

  test("as Docker starts it, but for its filter, it is root with rights over its own namespaces", async (context) => {
    const samples = await altered(context, ({ process: started }) => {
      started.user = { uid: 0, gid: 0 };
      started.noNewPrivileges = false;
      for (const set of ["bounding", "effective", "permitted"]) started.capabilities[set] = dockerCapabilities;
    });
    expect(samples).toMatchObject({
      capabilities: "reached",
      "new-privileges": "reached",
      confinement: "reached",
      "host-process": "denied",
      "host-file": "denied",
      "other-process-memory": "denied",
      "kernel-settings": "denied", // mounted read-only
      devices: "denied",
      clock: "denied",
      hostname: "denied",
      "raw-socket": "denied", // on its own network
    });
  });

  test("with a filter is found to have one", async (context) => {
    const rule = { names: ["kexec_load"], action: "SCMP_ACT_ERRNO" };
    const samples = await altered(context, ({ linux }) => {
      linux.seccomp = { defaultAction: "SCMP_ACT_ALLOW", syscalls: [rule] };
    });
    expect(samples).toMatchObject({ "system-calls": "denied", "host-kernel": "reached" });
  });
});

/** What must be so of each technology, or it would be another one. */
const essence = {
  vm: { "host-kernel": "denied", "host-cpu": "denied", "native-code": "reached", "namespace-pid": "denied" },
  sandbox: { "host-kernel": "denied", "system-calls": "denied", "native-code": "reached", "kernel-settings": "denied" },
  wasm: { "host-kernel": "absent", "native-code": "absent", "ungranted-file": "denied", "outside-memory": "denied" },
} as const;

test.for([
  ["qemu/microvm", "vm"],
  ["gvisor/systrap", "sandbox"],
  ["gvisor/ptrace", "sandbox"],
  ["wasmtime/aot", "wasm"],
  ["wasmedge/interpreter", "wasm"],
  ["wasmedge/aot", "wasm"],
  ["jco", "wasm"],
] as const)("%s holds back the host, and is what a %s is", async ([name, technology], context) => {
  const samples = answers(await probed(context, targetNamed(name, drivers)));
  expect(samples).toMatchObject(essence[technology]);
  const background = ["mitigations", "confinement", "host-cpu", "native-code", "ungranted-file", "limit-disk"];
  const through = Object.entries(samples).filter(
    ([check, value]) => value === "reached" && !background.includes(check),
  );
  expect(through).toEqual([]);
  expect(Object.entries(samples).filter(([, value]) => value === null)).toEqual([]);
});

function handedFolder(instance: CommandInstance): CommandInstance {
  const { argv, ...rest } = instance.command;
  const folder = `--dir=${plantedFolder(staged?.scope.runId ?? "")}::/given`;
  const [program, ...words] = argv;
  const at = words.indexOf("run") + 1;
  return { ...instance, command: { ...rest, argv: [program, ...words.slice(0, at), folder, ...words.slice(at)] } };
}

test("a folder that a WebAssembly module was handed is found, and nothing else opens", async (context) => {
  const samples = await probed(context, targetNamed("wasmtime/jit", [alteredInstances(wasmtime, handedFolder)]));
  expect(answers(samples)).toMatchObject({
    "host-file": "reached",
    "host-file-write": "reached",
    "ungranted-file": "denied",
    "outside-memory": "denied",
    "native-code": "absent",
    "host-process": "absent",
  });
  expect(samples["host-file"]?.facts).toEqual({ through: "/given" });
});

describe("what goes wrong is recorded with its reason", () => {
  const fake = createFakeDriver({ healthyInstances: 0 });

  test("an instance that its input does not reach is left out", async (context) => {
    expect(await probed(context, targetNamed("fake/deaf", [fake]))).toEqual({});
    expect(staged?.leftOut).toEqual([
      {
        target: "fake/deaf",
        reason: expect.stringMatching(/^isolation: its input does not reach it: .*exit status 0/),
      },
    ]);
  });

  test("an instance that never gets ready is left out", async () => {
    staged = await stageRun([targetNamed("fake/never-ready", [fake])]);
    await measureIsolation(staged.run, { ...plan, timeoutSeconds: 0.5 });
    expect(staged.leftOut).toEqual([
      { target: "fake/never-ready", reason: expect.stringContaining("no ready line came within 0.5 s") },
    ]);
  });

  test("answers that mean nothing are no answers", async (context) => {
    const samples = await probed(context, targetNamed("fake/babbles", [fake]));
    expect(samples["host-kernel"]).toMatchObject({
      outcome: "wrong-answer",
      value: null,
      error: expect.stringContaining("check is not as it should be"),
    });
    const fromInside = Object.values(samples).filter(({ check }) => check !== "confinement");
    expect(fromInside.filter(({ value }) => value === "reached")).toEqual([]);
  });
});
