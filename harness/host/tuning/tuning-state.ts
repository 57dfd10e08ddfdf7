/**
 * What a tuned host was before, written down before anything is changed, so that whoever comes after a kill -9 can put it
 * back. One file for the host: it also keeps two runs from tuning it at once.
 */
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import { isErrno } from "../../../drivers/lib/errno.ts";
import { HostError, messageOf } from "../../errors.ts";
import { readIfThere } from "../read-if-there.ts";
import { chosenWord } from "../fingerprint.ts";
import type { KernelFiles } from "../kernel-files.ts";
import { identityOf, isAlive, processIdentity } from "../process-identity.ts";

const stateSchema = z.object({
  run: z.string(),
  owner: processIdentity,
  /** No setting outlives it. */
  bootId: z.string(),
  changes: z.array(
    z.object({
      file: z.string().regex(/^(sys|proc\/sys)\/(?!.*\.\.)/),
      before: z.string(),
      value: z.string(),
    }),
  ),
});

type TuningState = z.infer<typeof stateSchema>;
export type Undo = TuningState["changes"][number];

function stateFile(folder: string): string {
  return join(folder, "tuning.json");
}

function bootId(): string {
  return readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
}

/** @throws HostError where what is written there is no state. */
function readState(folder: string): TuningState | undefined {
  const file = stateFile(folder);
  const text = readIfThere(file);
  if (text === undefined) return undefined;
  try {
    return stateSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new HostError(
      "tune",
      `${file} should tell how the host was before it was tuned, and cannot be read: ${messageOf(cause)}.`,
      "Set governor, turbo, huge pages, swappiness and KSM as they are to be, then remove that file.",
      { cause },
    );
  }
}

/** Survives a loss of power too, where the folder is on a disk. */
function sync(path: string): void {
  const descriptor = openSync(path, "r");
  fsyncSync(descriptor);
  closeSync(descriptor);
}

/**
 * Whole or not at all, and for one at a time.
 *
 * @param folder where runs keep their state.
 * @throws HostError where another run has tuned this host.
 */
export function claimTuning(folder: string, run: string, changes: readonly Undo[]): void {
  const file = stateFile(folder);
  const part = `${file}.${process.pid}`;
  const state: TuningState = { run, owner: identityOf(process.pid), bootId: bootId(), changes: [...changes] };
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(part, JSON.stringify(state), { mode: 0o600, flush: true });
  try {
    linkSync(part, file);
  } catch (cause) {
    if (!isErrno(cause, "EEXIST")) throw cause;
    throw new HostError(
      "tune",
      `Run ${readState(folder)?.run} has tuned this host and still goes on.`,
      "Wait for its end, or run without --tune.",
      { cause },
    );
  } finally {
    rmSync(part);
  }
  sync(dirname(file));
}

/**
 * Puts back what still is as it was set, in reverse order: what somebody else has changed since is theirs.
 *
 * @returns what was put back.
 * @throws HostError where the kernel refuses, once all else has been put back.
 */
export function undo(files: KernelFiles, changes: readonly Undo[]): Undo[] {
  const refused: string[] = [];
  const undone = changes.toReversed().filter(({ file, before, value }) => {
    const now = files.read(file);
    if (now === undefined || chosenWord(now) !== value || before === value) return false;
    try {
      files.write(file, before);
      return true;
    } catch (error) {
      refused.push(`/${file} is ${value} and was ${before}: ${messageOf(error)}`);
      return false;
    }
  });
  if (refused.length === 0) return undone;
  throw new HostError(
    "tune",
    `Not all could be set back: ${refused.join("; ")}.`,
    "As the user that tuned the host, run `sandgauge clean`.",
  );
}

/** @throws HostError where something cannot be put back; the state is kept then. */
export function releaseTuning(folder: string, files: KernelFiles, changes: readonly Undo[]): Undo[] {
  const undone = undo(files, changes);
  rmSync(stateFile(folder), { force: true });
  return undone;
}

/**
 * Puts back what a run that was killed had tuned.
 *
 * @returns the run and what was put back; undefined where there is none, or it still goes on.
 * @throws HostError where something cannot be put back.
 */
export function restoreAbandonedTuning(
  folder: string,
  files: KernelFiles,
): { readonly run: string; readonly undone: readonly Undo[] } | undefined {
  const state = readState(folder);
  if (state === undefined) return undefined;
  const thisBoot = state.bootId === bootId();
  if (thisBoot && isAlive(state.owner)) return undefined;
  return { run: state.run, undone: releaseTuning(folder, files, thisBoot ? state.changes : []) };
}
