/** containerd's shims, each of which is started for a container and has its name on the command line. */
import { basename } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { isErrno } from "./errno.ts";
import { processesWith } from "./process-tree.ts";

/** Whatever the runtime; the kernel keeps no more of the name. */
export const SHIM = "containerd-shim";

/** containerd gives a shim whose start was broken off five seconds, twice. */
const END_LIMIT_MS = 15_000;

function shimsOf(isOurs: (container: string) => boolean): number[] {
  return processesWith(([program = "", ...args]) => {
    const container = args.includes("-id") ? args[args.indexOf("-id") + 1] : undefined;
    return basename(program).startsWith(SHIM) && container !== undefined && isOurs(container);
  });
}

/**
 * Waits until containerd has ended the shims of containers that it was told to remove, or whose start it has given up,
 * since nobody waits for it any more. What it has not ended by then is killed.
 */
export async function endShims(isOurs: (container: string) => boolean, limitMs = END_LIMIT_MS): Promise<void> {
  const untilMs = performance.now() + limitMs;
  for (let left = shimsOf(isOurs); left.length > 0; left = shimsOf(isOurs)) {
    if (performance.now() > untilMs) {
      for (const pid of left) {
        try {
          process.kill(pid, "SIGKILL");
        } catch (error) {
          if (!isErrno(error, "ESRCH")) throw error;
        }
      }
    }
    await delay(10);
  }
}
