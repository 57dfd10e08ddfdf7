import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { json } from "node:stream/consumers";
import { execa } from "execa";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { cgroupHierarchies } from "../harness/host/cgroup-mounts.ts";
import { mountsBelow, processesOfRun } from "../harness/host/leftovers.ts";
import { cacheDir } from "../harness/host/cache.ts";
import { findTool } from "../harness/host/tools.ts";
import { enginesFolders } from "../harness/testing/engines.ts";
import { lacksRoot } from "../harness/testing/lacks.ts";
import { requires } from "../harness/testing/requires.ts";
import { down } from "./engines/down.ts";
import { layoutOf } from "./engines/layout.ts";
import { engineNames, type EnginesState } from "./engines/state.ts";
import { answers, lacksFor, up } from "./engines/up.ts";

const layout = layoutOf(enginesFolders().own);
const { folder, runId } = layout;

const CGROUP = "/sg-pod";
const TASK = "sg-test-";

async function linkNames(...selection: string[]): Promise<string[]> {
  const { stdout } = await execa("ip", ["-json", "link", "show", ...selection]);
  return (JSON.parse(stdout || "[]") as { ifname?: string }[]).flatMap(({ ifname }) => ifname ?? []);
}

/** Everything on the host that engines there could leave. */
async function traces(): Promise<string[]> {
  const cgroups = cgroupHierarchies().flatMap(({ mountPoint }) =>
    [`/sandgauge/${runId}`, CGROUP].map((path) => mountPoint + path),
  );
  const links = (await linkNames()).filter((name) => [layout.docker.bridge, layout.cni.bridge].includes(name));
  const runcState = "/run/containerd/runc/k8s.io";
  return [
    ...processesOfRun(runId).map((pid) => `process ${pid}`),
    ...mountsBelow(folder).map((point) => `mount ${point}`),
    ...links.map((name) => `link ${name}`),
    ...(existsSync(runcState) ? readdirSync(runcState).filter((name) => name.startsWith(TASK)) : []),
    ...[...cgroups, folder].filter((path) => existsSync(path)),
  ];
}

function ctr(...args: string[]) {
  const [file = "", ...leading] = findTool("ctr", cacheDir())?.command ?? [];
  return execa(file, [...leading, "--address", layout.containerd.socket, "--namespace", "k8s.io", ...args]);
}

/** One call of Docker's API. */
async function docker(method: string, path: string, body?: unknown): Promise<Record<string, unknown>> {
  const { promise, resolve, reject } = Promise.withResolvers<Record<string, unknown>>();
  const headers = { "content-type": "application/json" };
  const asked = request({ socketPath: layout.docker.socket, method, path, headers }, (response) => {
    const text = response.statusCode === 204 ? Promise.resolve({}) : json(response);
    text.then((value) => resolve(value as Record<string, unknown>), reject);
  });
  asked.once("error", reject).end(body === undefined ? undefined : JSON.stringify(body));
  return await promise;
}

/** A pause container without Docker. @returns the pid of its shim. */
async function startTask(id: string): Promise<number> {
  const { stdout: image } = await ctr("images", "list", "--quiet");
  await ctr("run", "--detach", "--cgroup", `${CGROUP}/${id}`, image.trim(), id);
  const { stdout } = await ctr("tasks", "list");
  const pid = Number(new RegExp(`^${id} +([0-9]+)`, "m").exec(stdout)?.[1]);
  return Number(/^PPid:\s+([0-9]+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]);
}

describe("engines of one's own", () => {
  beforeEach(async (context) => {
    requires(context, "engines", lacksFor(engineNames));
  });
  afterEach(async () => {
    await down(folder);
  });

  test("come up, are left alone by a second up, and go without a trace", async () => {
    const { daemons, versions, runtimes } = await up(folder, engineNames);
    expect(await answers(layout, engineNames)).toBe(true);
    expect(Object.keys(versions)).toEqual(["containerd", "docker"]);
    expect(runtimes).toContain("runc");
    expect((await up(folder, engineNames)).daemons).toEqual(daemons);
    await startTask(`${TASK}left`);
    const info = await docker("GET", "/info");
    expect(info).toMatchObject({ DockerRootDir: layout.docker.root, CgroupDriver: "cgroupfs" });
    expect(Object.keys(info["Runtimes"] ?? {})).toEqual(expect.arrayContaining(runtimes));
    expect(await down(folder)).toBe(true);
    expect(await traces()).toEqual([]);
    expect(await down(folder)).toBe(false);
  });

  const victims: [string, (state: EnginesState, shim: number) => (number | undefined)[]][] = [
    ["containerd", ({ daemons }) => [daemons.containerd?.pid]],
    ["dockerd", ({ daemons }) => [daemons.docker?.pid]],
    ["the shim", (_, shim) => [shim]],
    ["all of them", ({ daemons }, shim) => [shim, daemons.docker?.pid, daemons.containerd?.pid]],
  ];
  test.each(victims)("go without a trace after kill -9 of %s", async (_, pidsOf) => {
    const state = await up(folder, engineNames);
    const shim = await startTask(`${TASK}orphan`);
    for (const pid of pidsOf(state, shim)) process.kill(pid ?? Number.NaN, "SIGKILL");
    await down(folder);
    expect(await traces()).toEqual([]);
  });

  test("are started afresh, and empty, where one was killed", async () => {
    const { daemons } = await up(folder, ["containerd"]);
    await startTask(`${TASK}old`);
    process.kill(daemons.containerd?.pid ?? Number.NaN, "SIGKILL");
    await expect.poll(() => answers(layout, ["containerd"])).toBe(false);
    await up(folder, ["containerd"]);
    expect((await ctr("containers", "list", "--quiet")).stdout).toBe("");
  });

  test("containerd that runs alone is not ended for dockerd's sake", async () => {
    const { daemons } = await up(folder, ["containerd"]);
    await expect(up(folder, engineNames)).rejects.toThrow(`containerd of ${folder} runs without dockerd`);
    expect(await answers(layout, ["containerd"])).toBe(true);
    expect((await up(folder, ["containerd"])).daemons).toEqual(daemons);
  });

  test("say why they do not come up, and leave nothing", async () => {
    const bin = mkdtempSync(join(tmpdir(), "sandgauge-engines-"));
    const path = process.env["PATH"];
    writeFileSync(join(bin, "dockerd"), "#!/bin/sh\necho out of luck\nexit 1\n", { mode: 0o755 });
    process.env["PATH"] = `${bin}${delimiter}${path}`;
    try {
      await expect(up(folder, engineNames)).rejects.toThrow(
        /^\[dockerd\] It ended instead of coming up\. Its last words:\nout of luck$/,
      );
      expect(await traces()).toEqual([]);
    } finally {
      process.env["PATH"] = path;
      rmSync(bin, { recursive: true });
    }
  });
});

describe("a folder", () => {
  test("is one, however it is spelled: down finds what up started", () => {
    for (const spelled of [`${folder}/`, `/var/.${folder.slice("/var".length)}`, `/tmp/..${folder}`]) {
      expect(layoutOf(spelled)).toEqual(layout);
    }
  });

  test.each(["engines", `/${"deep/".repeat(9)}`, "/var/lib/a b", "/var/lib/\n"])("%j is wrong usage", async (path) => {
    await expect(down(path)).rejects.toThrow(/^\[engines\] .* cannot hold the engines' sockets\.$/);
  });

  test("of somebody else's is refused and left as it is", async (context) => {
    requires(context, "engines", lacksRoot() ?? lacksFor(engineNames));
    const theirs = mkdtempSync("/tmp/sg-");
    writeFileSync(join(theirs, "precious"), "");
    try {
      await expect(down(theirs)).rejects.toThrow(/holds something else than engines of ours/);
      await expect(up(theirs, engineNames)).rejects.toThrow(/holds something else than engines of ours/);
      expect(readdirSync(theirs)).toEqual(["precious"]);
    } finally {
      rmSync(theirs, { recursive: true });
    }
  });

  test("with engines that another process starts is left to it", async (context) => {
    requires(context, "engines", lacksRoot());
    mkdirSync(folder);
    const other = {
      pid: process.ppid,
      startTicks: readFileSync(`/proc/${process.ppid}/stat`, "latin1").split(" ")[21],
    };
    const state = { startedBy: other, daemons: {}, versions: {}, runtimes: [] };
    writeFileSync(layout.stateFile, JSON.stringify(state));
    try {
      await expect(down(folder)).rejects.toThrow(`Process ${process.ppid} is starting those of ${folder}.`);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
