/**
 * Where one cluster keeps what: everything below one folder, and everything outside of the file system (cgroups, the
 * bridge) named after that folder, so that `down` needs to know no more than where the folder is.
 */
import { createHash } from "node:crypto";
import { join, resolve } from "node:path";
import { UsageError } from "../../harness/errors.ts";
import { type Layout as EnginesLayout, layoutOf as enginesLayoutOf } from "../engines/layout.ts";

/** The one node. Never the host's name, which results would carry. */
export const NODE_NAME = "sandgauge-node";

/** In memory on most hosts, as is what runs; etcd's files are small. */
export const DEFAULT_FOLDER = "/run/sandgauge-cluster";

export interface Layout {
  readonly folder: string;
  /** The run that everything belongs to, as far as cgroups and the mark in the environment go. */
  readonly runId: string;
  readonly stateFile: string;
  /** The administrator's, for users. */
  readonly kubeconfig: string;
  /** The node's containerd. */
  readonly engines: EnginesLayout;
  readonly pki: (file: string) => string;
  readonly configuration: (file: string) => string;
  readonly data: (name: string) => string;
  readonly log: (daemon: string) => string;
}

/** @throws UsageError for a folder that the sockets do not fit in. */
export function layoutOf(given: string): Layout {
  const folder = given.startsWith("/") ? resolve(given) : given;
  if (folder.startsWith("/var/lib/") || folder.startsWith("/var/log/")) {
    throw new UsageError("cluster", `${folder} is where the node writes to a copy.`, "Give a folder somewhere else.");
  }
  const engines = enginesLayoutOf(join(folder, "node"));
  const key = createHash("sha256").update(folder).digest("hex").slice(0, 8);
  return {
    folder,
    runId: `cluster-${key}`,
    stateFile: join(folder, "cluster.json"),
    kubeconfig: join(folder, "kubeconfig"),
    engines,
    pki: (file) => join(folder, "pki", file),
    configuration: (file) => join(folder, "configuration", file),
    data: (name) => join(folder, "data", name),
    log: (daemon) => join(folder, "logs", `${daemon}.log`),
  };
}
