/** Holds a host's settings as they should be while measuring, and gives all of them back. */
import { messageOf } from "../../errors.ts";
import { chosenWord } from "../fingerprint.ts";
import { type KernelFiles, kernelFiles } from "../kernel-files.ts";
import { scopesFolder } from "../run-scope.ts";
import { holdIdleLatency } from "./idle-latency.ts";
import { type KernelSetting, kernelSettings, type Refusal } from "./kernel-settings.ts";
import { claimTuning, releaseTuning, type Undo, undo } from "./tuning-state.ts";

/** What became of one setting. */
export type Tuned = Refusal | { readonly value: string; /** Others that it had. */ readonly before: readonly string[] };

export interface TuningOptions {
  readonly runId: string;
  /** Told of each setting as it is done. */
  readonly tell: (setting: string, tuned: Tuned) => void;
  /** Where runs keep their state. */
  readonly folder?: string;
  readonly files?: KernelFiles;
}

export interface TunedHost {
  /** @throws HostError where something cannot be put back; `sandgauge clean` tries again. */
  restore(): void;
}

interface Intent {
  readonly name: string;
  readonly tuned: Tuned;
  readonly changes: readonly Undo[];
}

function intentOf({ name, wish }: KernelSetting, files: KernelFiles): Intent {
  const wanted = wish(files);
  if ("refusal" in wanted) return { name, tuned: wanted, changes: [] };
  const changes = wanted.changes
    .map(({ file, value }) => ({ file, value, before: chosenWord(files.read(file)) }))
    .filter(({ before, value }) => before !== value);
  const before = [...new Set(changes.map((change) => change.before))];
  return { name, tuned: { value: wanted.value, before }, changes };
}

/** Whole or not at all. @returns why it is not as asked; undefined where it is. */
function apply(files: KernelFiles, changes: readonly Undo[]): Refusal | undefined {
  for (const [index, { file, value }] of changes.entries()) {
    let refusal: string | undefined;
    try {
      files.write(file, value);
      const now = chosenWord(files.read(file));
      if (now !== value) refusal = `/${file} is ${now} after ${value} was written`;
    } catch (error) {
      refusal = messageOf(error);
    }
    if (refusal === undefined) continue;
    undo(files, changes.slice(0, index));
    return { refusal };
  }
  return undefined;
}

/**
 * What the host does not allow is told and left.
 *
 * @throws HostError where another run has tuned this host.
 */
export function tuneHost({ runId, tell, folder = scopesFolder(), files = kernelFiles() }: TuningOptions): TunedHost {
  const intents = kernelSettings.map((setting) => intentOf(setting, files));
  const all = intents.flatMap(({ changes }) => changes);
  claimTuning(folder, runId, all);
  try {
    for (const { name, tuned, changes } of intents) tell(name, apply(files, changes) ?? tuned);
  } catch (error) {
    releaseTuning(folder, files, all);
    throw error;
  }
  const idle = holdIdleLatency(files);
  tell("idleStates", idle.limitUs === undefined ? idle : { value: `woken within ${idle.limitUs} µs`, before: [] });
  return {
    restore() {
      if (idle.limitUs !== undefined) idle.release();
      releaseTuning(folder, files, all);
    },
  };
}
