import type { LaunchError } from "./launch-error.ts";
import { LaunchProgress } from "./launch-progress.ts";
import type { Clock, ProcessLaunch, ProcessSpawn } from "./types.ts";

/** One that was never started. */
export function refusedLaunch(clock: Clock, error: LaunchError): ProcessLaunch {
  const progress = new LaunchProgress<ProcessSpawn>();
  progress.hasFailed(error);
  return {
    clock,
    spawned: progress.spawned,
    ready: progress.ready,
    exited: progress.exited,
    onLine: (listener) => progress.onLine(listener),
    write: () => undefined,
    pace: async () => {
      throw error;
    },
    closeInput: () => undefined,
    kill: () => undefined,
  };
}
