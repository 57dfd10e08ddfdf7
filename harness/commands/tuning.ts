/** `run --tune`: the host and the harness made ready to measure, told setting by setting, and given back. */
import type { Tuning } from "../host/fingerprint.ts";
import { kernelFiles } from "../host/kernel-files.ts";
import { cpuList } from "../host/cpu-list.ts";
import { scopesFolder } from "../host/run-scope.ts";
import { moveHarnessApart, type Placement } from "../host/tuning/placement.ts";
import { type Tuned, type TunedHost, tuneHost } from "../host/tuning/tune-host.ts";
import { restoreAbandonedTuning } from "../host/tuning/tuning-state.ts";
import { buildLauncher } from "../launcher/build.ts";
import { printable } from "../output/printable.ts";
import type { Io } from "./command.ts";

export interface TunedRun {
  /** For host.json. */
  readonly tuning: Tuning | null;
  readonly placement?: Placement;
  /** @throws HostError where something cannot be put back. */
  restore(): Promise<void>;
}

export const untuned: TunedRun = { tuning: null, restore: async () => {} };

/** Node's clock starts everything from the harness itself, and so on its CPUs. */
async function placeHarness(): Promise<Awaited<ReturnType<typeof moveHarnessApart>>> {
  const launcher = await buildLauncher();
  return launcher.path === undefined
    ? { refusal: `without the native launcher all that is started runs where the harness does (${launcher.reason})` }
    : await moveHarnessApart();
}

/** @throws HostError where another run has tuned this host. */
export async function tuneForRun(runId: string, io: Pick<Io, "err">): Promise<TunedRun> {
  const tuning: Record<string, string> = {};
  const tell = (setting: string, tuned: Tuned): void => {
    if ("refusal" in tuned) {
      tuning[setting] = `not held: ${tuned.refusal}`;
      io.err(printable(`not tuned: ${setting}: ${tuned.refusal}`) + "\n");
      return;
    }
    tuning[setting] = tuned.value;
    const before = tuned.before.length === 0 ? "" : ` (was ${tuned.before.join(", ")})`;
    io.err(printable(`tuned: ${setting}: ${tuned.value}${before}`) + "\n");
  };
  // Before any setting is changed: this can fail, and a host that is tuned has to be set back.
  const moved = await placeHarness();
  const back = async (): Promise<void> => ("refusal" in moved ? undefined : await moved.restore());
  let host: TunedHost;
  try {
    host = tuneHost({ runId, tell });
  } catch (error) {
    await back();
    throw error;
  }
  if ("refusal" in moved) {
    tell("placement", moved);
    return { tuning, restore: async () => host.restore() };
  }
  const { placement } = moved;
  const [harness, measured] = [cpuList(placement.harness), cpuList(placement.measured)];
  tell("placement", { value: `harness on CPU ${harness}, what is measured on ${measured}`, before: [] });
  return {
    tuning,
    placement,
    async restore() {
      host.restore();
      await back();
    },
  };
}

/** Also done at the beginning of each run. @returns whether there was anything. */
export function restoreTuning(io: Pick<Io, "err">): boolean {
  const restored = restoreAbandonedTuning(scopesFolder(), kernelFiles());
  if (restored === undefined) return false;
  const told = restored.undone.map(({ file, before }) => `/${file} to ${before}`);
  io.err(
    `Set back what run ${restored.run} had tuned: ${told.length === 0 ? "nothing was changed" : told.join(", ")}.\n`,
  );
  return true;
}
