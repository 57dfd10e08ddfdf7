/**
 * What one run owns on the host, made when it opens and gone when it closes: a private folder for runtimes' state, a
 * cgroup, and the mark by which `clean` finds all of it after a kill -9.
 */
import { randomBytes } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DriverContext } from "../../drivers/types.ts";
import { cacheDir } from "./cache.ts";
import { type Removed, removeLeftovers } from "./leftovers.ts";
import { removePlanted } from "./planted.ts";
import { identityOf, isAlive, processIdentity } from "./process-identity.ts";
import { createLeaf, createRunCgroup } from "./run-cgroup.ts";
import { findAsset, findTool } from "./tools.ts";
import { removeWorkFolder } from "./work-folder.ts";

export interface RunScope {
  readonly runId: string;
  readonly context: DriverContext;
  /** Cgroup folders for the launcher and its children; empty where cgroups may not be made. */
  readonly launcherCgroups: readonly string[];
  close(): Promise<Removed>;
}

/** Suffix of a folder that is being made right now. */
const UNCLAIMED = ".new";

/** `/run/sandgauge` for root: short, in memory, and gone after a reboot, as the runtimes' state must be. */
export function scopesFolder(): string {
  const own = process.env["SANDGAUGE_STATE"];
  if (own !== undefined) return own;
  if (process.getuid?.() === 0) return "/run/sandgauge";
  return join(process.env["XDG_RUNTIME_DIR"] ?? tmpdir(), `sandgauge-${process.getuid?.() ?? 0}`);
}

/** `20261125T143529`. */
export function timeLabel(now: Date = new Date()): string {
  return now.toISOString().replace(/[-:]/g, "").slice(0, 15);
}

/** Sorts by time; says nothing about host or user. */
export function newRunId(now: Date = new Date()): string {
  return `${timeLabel(now)}-${randomBytes(3).toString("hex")}`;
}

/** The folder appears with its owner's name in it: a folder without one has been abandoned. */
function claimFolder(runDir: string): void {
  const unclaimed = `${runDir}${UNCLAIMED}`;
  mkdirSync(unclaimed, { recursive: true, mode: 0o700 });
  writeFileSync(join(unclaimed, "owner.json"), JSON.stringify(identityOf(process.pid)));
  renameSync(unclaimed, runDir);
}

function scratchFolder(cache: string, runId: string): string {
  return join(cache, "scratch", runId);
}

function removeScratch(cache: string, runId: string): void {
  rmSync(scratchFolder(cache, runId), { recursive: true, force: true });
}

export function openRunScope(options: { runId?: string; signal?: AbortSignal } = {}): RunScope {
  const runId = options.runId ?? newRunId();
  const cache = cacheDir();
  const runDir = join(scopesFolder(), runId);
  mkdirSync(cache, { recursive: true });
  claimFolder(runDir);
  const cgroup = createRunCgroup(runId);
  return {
    runId,
    launcherCgroups: cgroup === undefined ? [] : createLeaf(cgroup, "launcher"),
    context: {
      runId,
      cacheDir: cache,
      runDir,
      scratchDir: scratchFolder(cache, runId),
      cgroup,
      findTool: (name) => findTool(name, cache),
      findAsset: (name) => findAsset(name, cache),
      environment: process.env,
      signal: options.signal ?? new AbortController().signal,
    },
    async close() {
      const removed = await removeLeftovers(runId, runDir);
      removeWorkFolder(cache, runId);
      removeScratch(cache, runId);
      removePlanted(runId);
      return removed;
    },
  };
}

/** Runs whose harness has gone and left its scope behind. */
export function abandonedRuns(folder: string = scopesFolder()): string[] {
  let names: string[];
  try {
    names = readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? entry.name : []));
  } catch {
    return [];
  }
  return names.filter((name) => {
    if (name.endsWith(UNCLAIMED)) return false;
    try {
      const owner = processIdentity.parse(JSON.parse(readFileSync(join(folder, name, "owner.json"), "utf8")));
      return !isAlive(owner);
    } catch {
      return true; // nobody that could be asked
    }
  });
}

export async function removeAbandonedRun(runId: string, folder: string = scopesFolder()): Promise<Removed> {
  const removed = await removeLeftovers(runId, join(folder, runId));
  removeWorkFolder(cacheDir(), runId);
  removeScratch(cacheDir(), runId);
  removePlanted(runId);
  return removed;
}
