/** Folders that a test process has, named after it, so that one that was killed is found by the next. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { identityOf, isAlive } from "../host/process-identity.ts";

export interface ProcessFolders {
  /** This process's own; nobody has made it. */
  readonly own: string;
  /** Those of processes that have gone. */
  readonly abandoned: readonly string[];
}

/** @param prefix begins the folder's name. */
export function processFolders(parent: string, prefix: string): ProcessFolders {
  const { pid, startTicks } = identityOf(process.pid);
  const abandoned = readdirSync(parent).filter((name) => {
    if (!name.startsWith(prefix)) return false;
    const { owner, start } = /^(?<owner>[0-9]+)-(?<start>[0-9]+)$/.exec(name.slice(prefix.length))?.groups ?? {};
    return owner !== undefined && start !== undefined && !isAlive({ pid: Number(owner), startTicks: start });
  });
  return {
    own: join(parent, `${prefix}${pid}-${startTicks}`),
    abandoned: abandoned.map((name) => join(parent, name)),
  };
}
