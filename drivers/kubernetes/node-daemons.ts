/** What serves the run on this host: the node's kubelet and the engine below it, and the API server. */
import { readFileSync } from "node:fs";
import { networkInterfaces } from "node:os";
import { loadYaml } from "@kubernetes/client-node";
import { z } from "zod";
import { billProcesses } from "../lib/process-tree.ts";
import { listenersOn, listenersOnPort } from "../lib/socket-listeners.ts";
import type { BilledProcess } from "../types.ts";

/** Where a kubelet looks for its engine unless it is told otherwise. */
const DEFAULT_ENDPOINT = "unix:///run/containerd/containerd.sock";

const configurationSchema = z.object({ containerRuntimeEndpoint: z.string().optional() });

function wordsOf(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
  } catch {
    return []; // ended meanwhile
  }
}

/** Given as `--name=value` or as two words. */
function flagOf(words: readonly string[], name: string): string | undefined {
  const joined = words.find((word) => word.startsWith(`${name}=`));
  if (joined !== undefined) return joined.slice(name.length + 1);
  const at = words.indexOf(name);
  return at < 0 ? undefined : words[at + 1];
}

/** As its file has it, which lies where the kubelet sees it. */
function configuredEndpoint(kubelet: number, file: string): string | undefined {
  try {
    const text = readFileSync(`/proc/${kubelet}/root${file}`, "utf8");
    return configurationSchema.parse(loadYaml(text)).containerRuntimeEndpoint;
  } catch {
    return undefined; // another user's, or none
  }
}

/**
 * Where a kubelet reaches its engine, by its command line and the file that this names.
 *
 * @returns undefined where that is no Unix socket, or where the kubelet is a part of another program, as in k3s.
 */
function engineSocketOf(kubelet: number): string | undefined {
  const words = wordsOf(kubelet);
  if (!/(?:^|\/)kubelet$/.test(words[0] ?? "")) return undefined;
  const file = flagOf(words, "--config");
  const endpoint =
    flagOf(words, "--container-runtime-endpoint") ??
    (file === undefined ? undefined : configuredEndpoint(kubelet, file)) ??
    DEFAULT_ENDPOINT;
  return endpoint.startsWith("unix://") ? endpoint.slice("unix://".length) : undefined;
}

/** @param server the API server's address, `https://host:port`. @returns none where it is on another host. */
export function apiServerPids(server: string): Record<string, number> {
  const { hostname = "", port = "" } = URL.parse(server) ?? {};
  const own = Object.values(networkInterfaces()).flatMap((all) => all?.map(({ address }) => address) ?? []);
  if (!["localhost", ...own].includes(hostname.replace(/^\[|\]$/g, ""))) return {};
  const [pid] = listenersOnPort(Number(port || 443));
  return pid === undefined ? {} : { "api-server": pid };
}

/** Looked for once, since that goes through every process there is. */
export class NodeDaemons {
  readonly #kubelets: readonly number[];
  readonly #engines = new Map<string, readonly number[]>();

  /** @param kubeletPort of the node; undefined where it has told none, or is another host. */
  constructor(kubeletPort: number | undefined) {
    this.#kubelets = kubeletPort === undefined ? [] : listenersOnPort(kubeletPort);
  }

  /** Those that are seen from here, by component. */
  get pids(): Record<string, number> {
    const [kubelet] = this.#kubelets;
    if (kubelet === undefined) return {};
    const socket = engineSocketOf(kubelet);
    const [engine] = socket === undefined ? [] : this.#listenersOn(socket);
    return { kubelet, ...(engine === undefined ? {} : { engine }) };
  }

  /** @param shims of Pods: each tells its engine, whatever the kubelet is a part of. */
  bill(shims: Iterable<number>): BilledProcess[] {
    const sockets = new Set([...shims].flatMap((shim) => flagOf(wordsOf(shim), "-address") ?? []));
    const engines = [...sockets].flatMap((socket) => this.#listenersOn(socket));
    const billed = [...billProcesses(this.#kubelets, () => "kubelet"), ...billProcesses(engines, () => "containerd")];
    return billed.map((process) => ({ ...process, shared: true }));
  }

  #listenersOn(socket: string): readonly number[] {
    const known = this.#engines.get(socket) ?? listenersOn(socket);
    this.#engines.set(socket, known);
    return known;
  }
}
