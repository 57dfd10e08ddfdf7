/** A host that is reached by ssh, on the loopback address, and has an engine. It ends with the test, however that ends. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { execa } from "execa";
import { cacheDir } from "../../../harness/host/cache.ts";
import { findAsset, findTool } from "../../../harness/host/tools.ts";
import { lacksCommand, lacksOverlay, lacksRoot } from "../../../harness/testing/lacks.ts";
import { freePort } from "../../cluster/ports.ts";

export interface SshHost {
  /** What DOCKER_HOST begins with; the engine's socket follows. */
  readonly address: string;
  /** A folder whose `ssh` has the key and knows the host, to be first on PATH. */
  readonly client: string;
  /** Another, whose `ssh` has no key. */
  readonly stranger: string;
  end(): Promise<void>;
}

export function lacksSshHost(): string | undefined {
  const lack = lacksRoot() ?? lacksCommand("setpriv", "unshare", "mount", "ssh", "ssh-keygen") ?? lacksOverlay();
  if (lack !== undefined) return lack;
  if (findAsset("openssh-server", cacheDir()) !== undefined) return undefined;
  return "There is no ssh server. Run: infra/setup.sh --only openssh-server";
}

/** Does what `docker --host=unix://… system dial-stdio` does: its streams are the socket's. */
const dialStdio = `
const [host, ...command] = process.argv.slice(2);
if (!/^--host=unix:/.test(host) || command.join(" ") !== "system dial-stdio") throw new Error("Unknown: " + process.argv);
const engine = require("node:net").connect({ path: host.slice("--host=unix://".length), allowHalfOpen: true });
process.stdin.pipe(engine);
engine.pipe(process.stdout);
engine.once("end", () => process.stdin.destroy());
`;

function program(file: string, text: string): void {
  writeFileSync(file, text);
  chmodSync(file, 0o755);
}

/** @param folder empty, the test's own. */
export async function startSshHost(folder: string): Promise<SshHost> {
  const server = findAsset("openssh-server", cacheDir());
  const [ssh = "ssh"] = findTool("ssh", "")?.command ?? [];
  if (server === undefined) throw new Error("There is no ssh server.");
  const at = (name: string): string => join(folder, name);
  for (const name of ["bin", "client", "stranger"]) mkdirSync(at(name));
  for (const key of ["key", "host-key"]) {
    await execa("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", key, "-f", at(key)]);
  }
  const port = await freePort();
  writeFileSync(at("known-hosts"), `[127.0.0.1]:${port} ${readFileSync(at("host-key.pub"), "utf8")}`);
  program(at("bin/docker"), `#!${process.execPath}\n${dialStdio}`);
  const common = `-F none -o IdentitiesOnly=yes -o UserKnownHostsFile='${at("known-hosts")}'`;
  program(at("client/ssh"), `#!/bin/sh\nexec '${ssh}' ${common} -i '${at("key")}' "$@"\n`);
  program(at("stranger/ssh"), `#!/bin/sh\nexec '${ssh}' ${common} -o IdentityFile=none "$@"\n`);

  const script = join(import.meta.dirname, "ssh-host.sh");
  const namespaces = ["unshare", "--mount", "--propagation", "private", "--pid", "--fork", "--kill-child"];
  const args = ["--pdeathsig", "KILL", ...namespaces, "bash", script, folder, server.path, String(port)];
  const child = spawn("setpriv", args, { stdio: ["ignore", "ignore", "pipe"] });
  const said: string[] = [];
  const listening = new Promise<void>((resolve, reject) => {
    createInterface({ input: child.stderr }).on("line", (line) => {
      said.push(line);
      if (line.startsWith("Server listening on")) resolve();
    });
    child.once("close", () => reject(new Error(`The ssh server has ended: ${said.join("\n")}`)));
  });
  await listening;
  return {
    address: `ssh://root@127.0.0.1:${port}`,
    client: at("client"),
    stranger: at("stranger"),
    async end() {
      child.kill("SIGKILL");
      await once(child, "exit");
    },
  };
}
