/** Where a set of engines keeps everything, and what is named after it outside of its folder. */
import { createHash } from "node:crypto";
import { join, resolve } from "node:path";
import { UsageError } from "../../harness/errors.ts";

/** On disk, not in memory: images and snapshots kept in a tmpfs would count as memory in use. */
export const DEFAULT_FOLDER = "/var/lib/sandgauge-engines";

/** containerd refuses a longer folder for its shims' sockets, `<folder>/s`, since a socket's path is 107 bytes at most. */
const MAX_FOLDER_LENGTH = 40;

export interface Layout {
  readonly folder: string;
  /** Which engines run: their processes, checked whenever it is read. */
  readonly stateFile: string;
  /**
   * The run that everything belongs to, as far as cgroups and the mark in the environment go: see
   * harness/host/leftovers.ts.
   */
  readonly runId: string;
  readonly containerd: {
    readonly socket: string;
    readonly root: string;
    readonly state: string;
    readonly config: string;
    readonly shimSockets: string;
    readonly log: string;
  };
  readonly docker: {
    readonly socket: string;
    readonly root: string;
    readonly execRoot: string;
    readonly pidFile: string;
    readonly config: string;
    readonly log: string;
    readonly bridge: string;
  };
  readonly cni: {
    readonly configs: string;
    /** Addresses that are given out. */
    readonly addresses: string;
    readonly network: string;
    readonly bridge: string;
  };
}

/**
 * @param given however it is spelled, one folder has one layout.
 * @throws UsageError for a folder that the engines' sockets do not fit in.
 */
export function layoutOf(given: string): Layout {
  const folder = given.startsWith("/") ? resolve(given) : given;
  if (!folder.startsWith("/") || folder.length > MAX_FOLDER_LENGTH || !/^[\w./-]+$/.test(folder)) {
    throw new UsageError(
      "engines",
      `${JSON.stringify(given)} cannot hold the engines' sockets.`,
      `Give an absolute path of at most ${MAX_FOLDER_LENGTH} plain characters.`,
    );
  }
  const key = createHash("sha256").update(folder).digest("hex").slice(0, 8);
  return {
    folder,
    stateFile: join(folder, "engines.json"),
    runId: `engines-${key}`,
    containerd: {
      socket: join(folder, "containerd.sock"),
      root: join(folder, "containerd"),
      state: join(folder, "state"),
      config: join(folder, "containerd.toml"),
      shimSockets: join(folder, "s"),
      log: join(folder, "containerd.log"),
    },
    docker: {
      socket: join(folder, "docker.sock"),
      root: join(folder, "docker"),
      execRoot: join(folder, "exec"),
      pidFile: join(folder, "docker.pid"),
      config: join(folder, "docker.json"),
      log: join(folder, "docker.log"),
      bridge: `sgd-${key}`,
    },
    cni: {
      configs: join(folder, "cni"),
      addresses: join(folder, "addresses"),
      network: `sandgauge-${key}`,
      bridge: `sgc-${key}`,
    },
  };
}
