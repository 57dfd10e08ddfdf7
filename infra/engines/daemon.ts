/** One engine's daemon: started detached from us, known by its pid, ready once its socket answers. */
import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { HostError } from "../../harness/errors.ts";
import { identityOf, isAlive, type ProcessIdentity } from "../../harness/host/process-identity.ts";

/** dockerd takes two seconds at most on a loaded machine of two CPUs; what takes this long hangs. */
const LIMIT_MS = 60_000;

export interface Daemon {
  readonly name: string;
  readonly argv: readonly [string, ...string[]];
  readonly env: Readonly<Record<string, string>>;
  readonly log: string;
  /** Folders of the cgroup that it and what it starts live in. */
  readonly cgroups: readonly string[];
  /** Whether it answers by now. */
  answers(): Promise<boolean>;
}

/** Whether somebody listens. */
export async function accepts(socket: string): Promise<boolean> {
  const connection = connect(socket);
  try {
    return await new Promise((resolve) => {
      connection.once("connect", () => resolve(true)).once("error", () => resolve(false));
    });
  } finally {
    connection.destroy();
  }
}

/** Whether Docker's API answers. */
export async function pings(socketPath: string): Promise<boolean> {
  return await new Promise((resolve) => {
    const asked = request({ socketPath, path: "/_ping" }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    asked.once("error", () => resolve(false)).end();
  });
}

function lastLines(file: string): string {
  return readFileSync(file, "utf8").trim().split("\n").slice(-5).join("\n");
}

/** @throws HostError with the end of its log where it does not come up. */
export async function startDaemon(daemon: Daemon): Promise<ProcessIdentity> {
  const [file, ...args] = daemon.argv;
  const log = openSync(daemon.log, "a");
  const child = spawn(file, args, { env: daemon.env, cwd: "/", detached: true, stdio: ["ignore", log, log] });
  closeSync(log);
  let failure: Error | undefined;
  child.once("error", (error) => (failure = error));
  const { pid } = child;
  child.unref();
  const until = performance.now() + LIMIT_MS;
  const identity = pid === undefined ? undefined : identityOf(pid);
  if (identity !== undefined) {
    for (const folder of daemon.cgroups) writeFileSync(join(folder, "cgroup.procs"), String(identity.pid));
  }
  while (!(await daemon.answers())) {
    const ended = identity === undefined || child.exitCode !== null || child.signalCode !== null || !isAlive(identity);
    if (ended || performance.now() > until) {
      throw new HostError(
        daemon.name,
        `${failure?.message ?? (ended ? "It ended instead of coming up." : `It does not answer after ${LIMIT_MS} ms.`)} Its last words:\n${lastLines(daemon.log)}`,
        "Remove the cause; what was started is stopped again.",
      );
    }
    await delay(20);
  }
  if (identity === undefined) throw new HostError(daemon.name, "It answers, but was not started here.", "Look for it.");
  return identity;
}
