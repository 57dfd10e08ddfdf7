/** A run on another host as ssh shows it, over one connection that is kept. */
import { dirname, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { execa } from "execa";
import { ConnectionLost, type RemoteRun } from "../../harness/fleet/follow.ts";

/** ssh's own exit status where the connection, and not the command, failed. */
const SSH_FAILED = 255;
/** A host that has died takes part in nothing any more; its connection is given up after this. */
const ALIVE = ["ServerAliveInterval=5", "ServerAliveCountMax=3", "ConnectTimeout=10"];
const LIMIT_MS = 120_000;

interface SshRun extends RemoteRun {
  close(): Promise<void>;
}

/** For the shell that ssh starts on the other side. */
function quoted(path: string): string {
  return `'${path.replaceAll("'", String.raw`'\''`)}'`;
}

/**
 * @param destination ssh's arguments, the host last.
 * @param out the run's folder there, without a slash at its end.
 * @param controlFolder of the caller's own, with a short path: Unix sockets take 108 bytes.
 */
export function remoteRun(destination: readonly string[], out: string, controlFolder: string): SshRun {
  const options = [
    "BatchMode=yes",
    "ControlMaster=auto",
    `ControlPath=${controlFolder}/%C`,
    "ControlPersist=yes",
    ...ALIVE,
  ];
  const ssh = async (before: readonly string[], command: readonly string[]): Promise<Buffer> => {
    const args = [...options.flatMap((option) => ["-o", option]), ...before, ...destination, ...command];
    const result = await execa("ssh", args, {
      encoding: "buffer",
      stripFinalNewline: false,
      reject: false,
      stdin: "ignore",
      timeout: LIMIT_MS,
    });
    if (result.exitCode === undefined || result.exitCode === SSH_FAILED) {
      const words = Buffer.from(result.stderr).toString().trim().split("\n").at(-1) ?? "";
      throw new ConnectionLost(words === "" ? result.shortMessage : words);
    }
    return Buffer.from(result.stdout);
  };
  const ask = async (command: string): Promise<Buffer> => await ssh([], [command]);
  return {
    async state() {
      const [end, pid, lock] = [`${out}.ended`, `${out}.pid`, join(dirname(out), ".lock")].map(quoted);
      const known = `if [ -e ${end} ]; then cat ${end}; elif [ ! -e ${pid} ]; then echo waiting`;
      const free = `elif flock --nonblock ${lock} true; then cat ${end} || echo gone; else echo running; fi`;
      const said = (await ask(`${known}; ${free}`)).toString().trim();
      if (said === "gone") return { ended: "The run was killed, or the host restarted" };
      return said === "waiting" || said === "running" ? said : Number(said);
    },
    read: async (file, fromByte = 0) =>
      await ask(`tail -c +${fromByte + 1} -- ${quoted(`${out}/${file}`)} 2>/dev/null`),
    fetched: async () => {}, // what it has measured stays there
    pause: async (ms) => await delay(ms),
    async lastWords() {
      return (await ask(`tail -n 1 -- ${quoted(`${out}.log`)} 2>/dev/null`)).toString().trim();
    },
    async close() {
      await ssh(["-O", "exit"], []).catch((error: unknown) => {
        if (!(error instanceof ConnectionLost)) throw error;
      });
    },
  };
}
