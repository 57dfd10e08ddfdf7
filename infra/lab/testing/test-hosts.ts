/**
 * Hosts to try the lab on: an ssh server each, in namespaces of its own on this machine, on a network that only they and
 * the test are on. They end with the test, however it ends, and leave nothing.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { execa } from "execa";
import { cacheDir } from "../../../harness/host/cache.ts";
import { findAsset } from "../../../harness/host/tools.ts";
import { lacksCommand, lacksOverlay, lacksRoot } from "../../../harness/testing/lacks.ts";

interface TestHost {
  readonly name: string;
  readonly address: string;
  /** From one moment to the next, as if its power was cut. */
  kill(): Promise<void>;
}

export interface TestNetwork {
  readonly hosts: readonly TestHost[];
  /** To log in with. */
  readonly key: string;
  readonly knownHosts: string;
  /** What a command is put behind to be on the network of the hosts. */
  readonly onNetwork: readonly string[];
  end(): Promise<void>;
}

export function lacksTestHosts(): string | undefined {
  const lack =
    lacksRoot() ?? lacksCommand("setpriv", "unshare", "nsenter", "ip", "ssh", "ssh-keygen") ?? lacksOverlay();
  if (lack !== undefined) return lack;
  if (findAsset("openssh-server", cacheDir()) !== undefined) return undefined;
  return "There is no ssh server. Run: infra/setup.sh --only openssh-server";
}

/** Ends with us, however we end, and all that it started ends with it. */
function unshare(args: readonly string[]): ChildProcess {
  const command = ["--pdeathsig", "KILL", "unshare", "--kill-child", ...args];
  return spawn("setpriv", command, { stdio: ["ignore", "pipe", "inherit"] });
}

function firstChild({ pid }: ChildProcess): string {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim();
}

async function firstLine({ stdout }: ChildProcess): Promise<string> {
  if (stdout === null) throw new TypeError("It has no output.");
  const [line] = await once(createInterface(stdout), "line");
  return String(line);
}

/** The command's beginning that runs it in the child's network. */
function inside(child: ChildProcess): string[] {
  return ["nsenter", `--net=/proc/${firstChild(child)}/ns/net`];
}

async function ip(child: ChildProcess, ...args: string[]): Promise<void> {
  const [program = "", ...leading] = inside(child);
  await execa(program, [...leading, "ip", ...args]);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGKILL");
  await once(child, "exit");
}

/** @param folder empty, the test's own. */
export async function startTestHosts(folder: string, names: readonly string[]): Promise<TestNetwork> {
  const server = findAsset("openssh-server", cacheDir());
  if (server === undefined) throw new Error("There is no ssh server.");
  const key = join(folder, "key");
  const knownHosts = join(folder, "known-hosts");
  await execa("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", key]);
  // Whose network everything hangs on; the hosts' links go with it, or with the host.
  const middle = unshare(["--net", "--fork", "sh", "-c", "echo up; exec sleep infinity"]);
  await firstLine(middle);
  const started = [middle];
  const start = async (name: string, index: number): Promise<TestHost & { key: string }> => {
    const own = join(folder, name);
    mkdirSync(own);
    const namespaces = ["--mount", "--propagation", "private", "--pid", "--net", "--uts", "--ipc", "--fork"];
    const script = join(import.meta.dirname, "test-host.sh");
    const child = unshare([...namespaces, "bash", script, name, own, server.path, `${key}.pub`]);
    started.push(child);
    const hostKey = await firstLine(child);
    // Of a range that is for examples (RFC 5737).
    const [ours, address] = [4 * index + 1, 4 * index + 2].map((last) => `198.51.100.${last}`);
    await ip(middle, "link", "add", `host${index}`, "type", "veth", "peer", "name", "lan0", "netns", firstChild(child));
    await ip(middle, "address", "add", `${ours}/30`, "dev", `host${index}`);
    await ip(middle, "link", "set", `host${index}`, "up");
    await ip(child, "address", "add", `${address}/30`, "dev", "lan0");
    await ip(child, "link", "set", "lan0", "up");
    return { name, address: address ?? "", key: hostKey, kill: async () => await end(child) };
  };
  const endAll = async (): Promise<void> => void (await Promise.all(started.map(async (child) => await end(child))));
  try {
    const hosts = await Promise.all(names.map(async (name, index) => await start(name, index)));
    writeFileSync(knownHosts, hosts.map((host) => `${host.address} ${host.key}\n`).join(""));
    return { hosts, key, knownHosts, onNetwork: inside(middle), end: endAll };
  } catch (error) {
    await endAll();
    throw error;
  }
}
