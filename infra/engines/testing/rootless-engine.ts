/** A rootless Docker engine to try the driver on: Debian's rootlesskit, dockerd and containerd as a user of the test's own. */
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { cacheDir } from "../../../harness/host/cache.ts";
import { removeLeftovers } from "../../../harness/host/leftovers.ts";
import { createLeaf, createRunCgroup } from "../../../harness/host/run-cgroup.ts";
import { RUN_MARKER } from "../../../harness/host/run-marker.ts";
import { findAsset, findTool } from "../../../harness/host/tools.ts";
import { lacksCommand, lacksOverlay } from "../../../harness/testing/lacks.ts";
import { processFolders } from "../../../harness/testing/process-folder.ts";
import { pings, startDaemon } from "../daemon.ts";
import { dockerSettings } from "../docker-config.ts";
import { engineNames } from "../state.ts";
import { lacksFor, versionOf } from "../up.ts";

/** Above those that Debian gives to people (Debian Policy, 9.2.2). */
const USER_ID = 64998;

const programs = ["dockerd", "containerd", "containerd-shim-runc-v2", "runc"];

export interface RootlessEngine extends AsyncDisposable {
  readonly socket: string;
  /** Whose it is. */
  readonly uid: number;
  /** That user's own folders. */
  readonly home: string;
  readonly runtimeDir: string;
}

export function lacksRootlessEngine(): string | undefined {
  const lack = lacksFor(engineNames) ?? lacksCommand("setpriv", "unshare", "mount", "install") ?? lacksOverlay();
  if (lack !== undefined) return lack;
  if (!existsSync("/dev/net/tun")) return "There is no /dev/net/tun.";
  if (readFileSync("/proc/sys/user/max_user_namespaces", "utf8").trim() === "0") {
    return "This host allows no user namespaces.";
  }
  if (findAsset("rootlesskit", cacheDir()) !== undefined) return undefined;
  return "There is no rootlesskit. Run: infra/setup.sh --only rootlesskit";
}

function binary(name: string): string {
  const command = findTool(name, cacheDir())?.command;
  if (command?.length !== 1) throw new Error(`${name} is no single file.`);
  return command[0];
}

function config(folder: string, runcVersion: string): object {
  return {
    rootless: true,
    hosts: [`unix://${join(folder, "run/docker.sock")}`],
    "data-root": join(folder, "home/docker"),
    "exec-root": join(folder, "run/docker"),
    pidfile: join(folder, "run/docker.pid"),
    ...dockerSettings(runcVersion),
  };
}

const runOf = (folder: string): string => `rootless-${basename(folder)}`;

/** Ask {@link lacksRootlessEngine} first. */
export async function startRootlessEngine(): Promise<RootlessEngine> {
  const { own: folder, abandoned } = processFolders("/var/lib", "sg-rl-");
  for (const other of abandoned) await removeLeftovers(runOf(other), other);
  const rootlesskit = findAsset("rootlesskit", cacheDir());
  const cgroup = createRunCgroup(runOf(folder));
  if (rootlesskit === undefined || cgroup === undefined) throw new Error("There is no rootlesskit, or no cgroup.");
  mkdirSync(folder);
  chmodSync(folder, 0o755);
  writeFileSync(join(folder, "docker.json"), JSON.stringify(config(folder, await versionOf("runc"))));
  const end = async (): Promise<void> => void (await removeLeftovers(runOf(folder), folder));
  const script = join(import.meta.dirname, "rootless-engine.sh");
  const args = [script, folder, rootlesskit.path, String(USER_ID), ...programs.map(binary)];
  const socket = join(folder, "run/docker.sock");
  try {
    await startDaemon({
      name: "rootless dockerd",
      argv: ["unshare", "--mount", "--propagation", "private", "bash", ...args],
      env: { PATH: process.env["PATH"] ?? "", [RUN_MARKER]: runOf(folder) },
      log: join(folder, "log"),
      cgroups: createLeaf(cgroup, "engine"),
      answers: () => pings(socket),
    });
  } catch (error) {
    await end();
    throw error;
  }
  const own = { home: join(folder, "home"), runtimeDir: join(folder, "run") };
  return { ...own, socket, uid: USER_ID, [Symbol.asyncDispose]: end };
}
