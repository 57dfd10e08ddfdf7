/** HTTP through the system's ssh, and so by the user's own keys, known hosts and settings, to an engine elsewhere. */
import { type ChildProcess, type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { Agent } from "node:http";
import { Socket } from "node:net";
import { Duplex } from "node:stream";
import { type SshDestination, sshArguments } from "./ssh-destination.ts";

/** Of what ssh and the program there said: the end of it, which is why they ended. */
const KEPT_WORDS = 500;

/** Longer than between two requests of a run. */
const IDLE_MS = 5_000;

/** The streams of one ssh. */
class SshConnection extends Duplex {
  readonly #ssh: ChildProcessWithoutNullStreams;
  #end: NodeJS.Timeout | undefined;

  constructor(args: readonly string[], env: NodeJS.ProcessEnv) {
    super();
    this.#ssh = spawn("ssh", args, { env, stdio: "pipe" });
    const { stdin, stdout, stderr } = this.#ssh;
    let said = "";
    stderr.setEncoding("utf8").on("data", (words: string) => (said = (said + words).slice(-KEPT_WORDS)));
    stdin.on("error", () => {}); // it has ended: why, its end tells
    stdout.on("data", (chunk: Buffer) => {
      if (!this.push(chunk)) stdout.pause();
    });
    this.#ssh
      .once("error", (error) => this.destroy(error))
      .once("close", (code) => {
        if (code === 0) this.push(null);
        else this.destroy(new Error(said.trim() || `ssh ended with status ${code}`));
      });
  }

  override _read(): void {
    this.#ssh.stdout.resume();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.#ssh.stdin.write(chunk, () => done());
  }

  override _final(done: () => void): void {
    this.#ssh.stdin.end(() => done());
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#ssh.kill();
    done(error);
  }

  /** It does not keep the program from ending, and ends before long. */
  rest(): void {
    for (const part of this.#parts()) part.unref();
    this.#end = setTimeout(() => this.destroy(), IDLE_MS).unref();
  }

  use(): void {
    clearTimeout(this.#end);
    for (const part of this.#parts()) part.ref();
  }

  #parts(): (ChildProcess | Socket)[] {
    const { stdin, stdout, stderr } = this.#ssh;
    return [this.#ssh, ...[stdin, stdout, stderr].filter((stream) => stream instanceof Socket)];
  }
}

/** Each connection is an ssh; what is free is used again. */
export class SshAgent extends Agent {
  readonly #args: readonly string[];
  readonly #env: NodeJS.ProcessEnv;

  constructor(destination: SshDestination, env: NodeJS.ProcessEnv) {
    super({ keepAlive: true });
    this.#args = sshArguments(destination);
    this.#env = env;
  }

  override createConnection(): Duplex {
    return new SshConnection(this.#args, this.#env);
  }

  override keepSocketAlive(connection: Duplex): boolean {
    if (connection instanceof SshConnection) connection.rest();
    return true;
  }

  override reuseSocket(connection: Duplex): void {
    if (connection instanceof SshConnection) connection.use();
  }
}
