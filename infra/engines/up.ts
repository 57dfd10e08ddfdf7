/** Starts containerd and dockerd beside whatever this system runs: their own sockets, roots, networks and cgroup. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { SETUP } from "../../drivers/lib/tool.ts";
import { HostError } from "../../harness/errors.ts";
import { cacheDir } from "../../harness/host/cache.ts";
import { createLeaf, createRunCgroup } from "../../harness/host/run-cgroup.ts";
import { RUN_MARKER } from "../../harness/host/run-marker.ts";
import { findAsset, findTool } from "../../harness/host/tools.ts";
import { containerdConfig } from "./containerd-config.ts";
import { accepts, pings, startDaemon } from "./daemon.ts";
import { dockerConfig } from "./docker-config.ts";
import { down } from "./down.ts";
import { gvisorShimStart } from "./gvisor-shim.ts";
import { layoutOf, type Layout } from "./layout.ts";
import { cniConfig, createBridge, freeSubnets } from "./networks.ts";
import { pauseImage } from "./pause-image.ts";
import { findRuntimes, runscConfig } from "./runtimes.ts";
import {
  claimFolder,
  type EngineName,
  type EnginesState,
  readState,
  refuseWhileStarting,
  writeState,
} from "./state.ts";

const tools: Record<EngineName, readonly string[]> = {
  containerd: ["containerd", "ctr", "containerd-shim-runc-v2", "runc", "ip"],
  docker: ["dockerd"],
};

const PLUGINS = "cni-plugins";

/** What this host lacks for these engines, as a sentence; undefined where it lacks nothing. */
export function lacksFor(engines: readonly EngineName[]): string | undefined {
  if (process.getuid?.() !== 0) return "Engines of our own are started by root only.";
  const names = engines.flatMap((engine) => tools[engine]);
  const missing = names.filter((name) => findTool(name, cacheDir()) === undefined);
  if (findAsset(PLUGINS, cacheDir()) === undefined) missing.push(PLUGINS); // without which there are no pods
  return missing.length === 0 ? undefined : `There is no ${missing.join(" and no ")} on PATH nor installed by setup.`;
}

/** @throws HostError where the tool is nowhere. */
function commandOf(name: string): readonly [string, ...string[]] {
  const tool = findTool(name, cacheDir());
  if (tool === undefined) throw new HostError("engines", `There is no ${name}.`, SETUP);
  return tool.command;
}

/** As the tool tells it, `unknown` where it does not. */
export async function versionOf(name: string): Promise<string> {
  const [file, ...leading] = commandOf(name);
  const { stdout } = await execa(file, [...leading, "--version"]);
  return /[0-9]+\.[0-9][^ ,]*/.exec(stdout)?.[0] ?? "unknown";
}

/** Whether all that were asked for answer. */
export async function answers(layout: Layout, engines: readonly EngineName[]): Promise<boolean> {
  const sockets = { containerd: () => accepts(layout.containerd.socket), docker: () => pings(layout.docker.socket) };
  const answered = await Promise.all(engines.map((engine) => sockets[engine]()));
  return answered.every(Boolean);
}

async function importPauseImage({ containerd }: Layout, archive: Buffer): Promise<void> {
  const [file, ...leading] = commandOf("ctr");
  // Labelled as CRI labels what it must not collect.
  const labels = ["--label", "io.cri-containerd.image=managed", "--label", "io.cri-containerd.pinned=pinned"];
  const args = ["--address", containerd.socket, "--namespace", "k8s.io", "images", "import", ...labels, "-"];
  await execa(file, [...leading, ...args], { input: archive });
}

async function start(layout: Layout, engines: readonly EngineName[]): Promise<EnginesState> {
  const { containerd, docker } = layout;
  const cgroup = createRunCgroup(layout.runId);
  if (cgroup === undefined) {
    throw new HostError("engines", "No cgroup can be made here.", "Mount /sys/fs/cgroup writable.");
  }
  const places = {
    runscFile: join(layout.folder, "runsc.toml"),
    state: join(layout.folder, "runtimes"),
    gvisorShimStart: await gvisorShimStart(cacheDir()),
  };
  const { runtimes, path } = findRuntimes(places);
  const pause = await pauseImage(cacheDir());
  const [dockerNet, podNet] = await freeSubnets(layout.runId, 2);
  if (dockerNet === undefined || podNet === undefined) throw new Error("freeSubnets gives as many as it was asked for");

  mkdirSync(layout.cni.configs);
  writeFileSync(join(layout.cni.configs, "10-sandgauge.conflist"), cniConfig(layout, podNet));
  writeFileSync(places.runscFile, runscConfig(places));
  writeFileSync(
    containerd.config,
    containerdConfig(layout, runtimes, pause.reference, findAsset(PLUGINS, cacheDir())?.path),
  );
  const dockerd = dockerConfig(layout, runtimes, cgroup.path, await versionOf("runc"));
  writeFileSync(docker.config, `${JSON.stringify(dockerd, undefined, 2)}\n`);

  const common = {
    env: { PATH: path, HOME: layout.folder, [RUN_MARKER]: layout.runId },
    cgroups: createLeaf(cgroup, "daemons"),
  };
  const state: EnginesState = { daemons: {}, versions: {}, runtimes: runtimes.map(({ name }) => name) };
  state.daemons.containerd = await startDaemon({
    ...common,
    name: "containerd",
    argv: [...commandOf("containerd"), "--config", containerd.config],
    log: containerd.log,
    answers: () => accepts(containerd.socket),
  });
  state.versions["containerd"] = await versionOf("containerd");
  await createBridge(layout.cni.bridge, podNet);
  await importPauseImage(layout, pause.archive);
  if (engines.includes("docker")) {
    await createBridge(docker.bridge, dockerNet);
    state.daemons.docker = await startDaemon({
      ...common,
      name: "dockerd",
      argv: [...commandOf("dockerd"), "--config-file", docker.config],
      log: docker.log,
      answers: () => pings(docker.socket),
    });
    state.versions["docker"] = await versionOf("dockerd");
  }
  return state;
}

/**
 * Leaves engines that run as they are; where one was killed all are started afresh.
 *
 * @param engines docker takes containerd with it.
 * @throws HostError where they do not come up; nothing is left of them then. Also where containerd runs alone and docker is
 *   asked for, which stays as it is.
 */
export async function up(folder: string, engines: readonly EngineName[]): Promise<EnginesState> {
  const layout = layoutOf(folder);
  const lack = lacksFor([...new Set<EngineName>(["containerd", ...engines])]);
  if (lack !== undefined) {
    const remedy = "As root, with the same SANDGAUGE_CACHE: infra/setup.sh --only containerd,docker,cni-plugins.";
    throw new HostError("engines", lack, process.getuid?.() === 0 ? remedy : "Run this as root.");
  }
  const existing = readState(layout);
  if (existing !== undefined) {
    refuseWhileStarting(layout, existing);
    const isUp = existing.startedBy === undefined;
    if (isUp && (await answers(layout, engines))) return existing;
    if (isUp && existing.daemons.docker === undefined && (await answers(layout, ["containerd"]))) {
      const fact = `containerd of ${folder} runs without dockerd, which is not added to it.`;
      throw new HostError("engines", fact, "End it first (down), or name another --folder.");
    }
    await down(folder);
  }
  if (!claimFolder(layout)) {
    throw new HostError("engines", `Another process has just begun to start those of ${folder}.`, "Wait for it.");
  }
  try {
    const state = await start(layout, engines);
    writeState(layout, state);
    return state;
  } catch (error) {
    await down(folder);
    throw error;
  }
}
