/** The stopwatch of a run: the native one where it can be had, Node's own clock else. */
import { buildLauncher } from "./build.ts";
import { EngineLaunches } from "./engine-launches.ts";
import { type NativeLauncherOptions, startNativeLauncher } from "./native-launcher.ts";
import { startNodeClock } from "./node-clock.ts";
import type { Launcher } from "./types.ts";

export interface LauncherOptions extends NativeLauncherOptions {
  /** An executable that was built before; by default it is built, or found, now. */
  readonly binary?: string;
  /** Closes the launcher when aborted. */
  readonly signal?: AbortSignal;
}

/** @throws LaunchError where there is a native launcher but it does not come up. */
export async function startLauncher(options: LauncherOptions): Promise<Launcher> {
  const { binary, signal } = options;
  const found = binary === undefined ? await buildLauncher() : { path: binary };
  const processes =
    found.path === undefined
      ? startNodeClock({ ...options, reason: found.reason })
      : await startNativeLauncher(found.path, options);
  const engines = new EngineLaunches();
  const launcher: Launcher = {
    ...(processes.fallbackReason === undefined ? {} : { fallbackReason: processes.fallbackReason }),
    clock: processes.clock,
    get pid() {
      return processes.pid;
    },
    get clockPpm() {
      return processes.clockPpm;
    },
    launch: (request) => processes.launch(request),
    launchThroughEngine: (request) => engines.launch(request),
    async close() {
      await Promise.all([engines.close(), processes.close()]);
    },
  };
  if (signal?.aborted === true) await launcher.close();
  signal?.addEventListener("abort", () => void launcher.close(), { once: true });
  return launcher;
}
