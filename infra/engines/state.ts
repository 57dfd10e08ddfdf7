/** What stands in a set of engines' folder about them. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import { isErrno } from "../../drivers/lib/errno.ts";
import { HostError } from "../../harness/errors.ts";
import { identityOf, isAnotherAlive, processIdentity } from "../../harness/host/process-identity.ts";
import { writeWhole } from "../../harness/host/write-whole.ts";
import type { Layout } from "./layout.ts";

export const engineNames = ["containerd", "docker"] as const;
export type EngineName = (typeof engineNames)[number];

const stateSchema = z.object({
  /** Who starts the engines; absent once they all run. */
  startedBy: processIdentity.optional(),
  daemons: z.partialRecord(z.enum(engineNames), processIdentity),
  /** By name. */
  versions: z.record(z.string(), z.string()),
  /** Those that requests may name. */
  runtimes: z.array(z.string()),
});
export type EnginesState = z.infer<typeof stateSchema>;

/** @returns undefined where there is no such folder. @throws HostError where it may not be read, or is not one of ours. */
export function readState({ folder, stateFile }: Layout): EnginesState | undefined {
  try {
    return stateSchema.parse(JSON.parse(readFileSync(stateFile, "utf8")));
  } catch (cause) {
    if (isErrno(cause, "ENOENT") && !existsSync(folder)) return undefined;
    if (isErrno(cause, "EACCES")) {
      const fact = `${folder} may not be read by uid ${process.geteuid?.()}: who started the engines alone may use them.`;
      throw new HostError("engines", fact, "Run this, and what measures them, as root.", { cause });
    }
    throw new HostError("engines", `${folder} holds something else than engines of ours.`, "Give another --folder.", {
      cause,
    });
  }
}

export function writeState({ stateFile }: Layout, state: EnginesState): void {
  writeWhole(stateFile, JSON.stringify(state));
}

/** The folder appears with its owner's name in it. @returns false where somebody else was first. */
export function claimFolder(layout: Layout): boolean {
  const parent = dirname(layout.folder);
  mkdirSync(parent, { recursive: true });
  const made = mkdtempSync(join(parent, ".sandgauge-engines-"));
  const state: EnginesState = { startedBy: identityOf(process.pid), daemons: {}, versions: {}, runtimes: [] };
  writeFileSync(join(made, "engines.json"), JSON.stringify(state));
  try {
    renameSync(made, layout.folder);
    return true;
  } catch (error) {
    rmSync(made, { recursive: true });
    if (isErrno(error, "ENOTEMPTY") || isErrno(error, "EEXIST")) return false;
    throw error;
  }
}

/** @throws HostError where another process is about to start these engines. */
export function refuseWhileStarting({ folder }: Layout, { startedBy }: EnginesState): void {
  if (!isAnotherAlive(startedBy)) return;
  throw new HostError("engines", `Process ${startedBy.pid} is starting those of ${folder}.`, "Wait for it, or end it.");
}
