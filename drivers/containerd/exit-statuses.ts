/** How processes ended that are not this program's children, by the kernel's own word: see native/exit-statuses.c. */
import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { execa } from "execa";
import { DriverError } from "../lib/driver-error.ts";
import { derivedFolder } from "../lib/derived-folder.ts";
import { requireTool } from "../lib/tool.ts";
import type { DriverContext } from "../types.ts";

const source = join(import.meta.dirname, "native/exit-statuses.c");
const flags = ["-std=gnu11", "-O2", "-s", "-static"];

type Program = ChildProcessByStdio<Writable, Readable, Readable>;

async function compiled(target: string, context: DriverContext): Promise<string> {
  const [compiler, ...leading] = requireTool(target, context, "cc").command;
  const inputs = [await readFile(source, "utf8"), process.arch, ...flags];
  const folder = await derivedFolder(context.cacheDir, "exit-statuses", inputs, async (into) => {
    const args = [...leading, ...flags, "-o", join(into, "exit-statuses"), source];
    const result = await execa(compiler, args, { stdin: "ignore", reject: false, cancelSignal: context.signal });
    context.signal.throwIfAborted();
    if (!result.failed) return;
    const fact = `${result.shortMessage}.`;
    throw new DriverError(target, "prepare", fact, "Run infra/setup.sh --only c-compiler.", { cause: result });
  });
  return join(folder, "exit-statuses");
}

/** wait(2)'s status as a shell tells it, and engines do: 128 and the signal's number where one ended it. */
function asShell(waitStatus: number): number {
  const signal = waitStatus & 0x7f;
  return signal === 0 ? (waitStatus >> 8) & 0xff : 128 + signal;
}

/** One program for any number of processes, so that no start pays for one. It ends with this one. */
export class ExitStatuses {
  readonly #program: Program;
  readonly #waiting = new Map<string, (status: number | undefined) => void>();
  #watched = 0;
  #hasEnded = false;

  private constructor(program: Program) {
    this.#program = program;
    program.stdin.on("error", () => undefined); // its end is told below
    program.once("close", () => {
      this.#hasEnded = true;
      for (const key of this.#waiting.keys()) this.#tell(key, undefined);
    });
  }

  /** @throws DriverError where it cannot be compiled, or the kernel does not tell. */
  static async start(target: string, context: DriverContext): Promise<ExitStatuses> {
    const program = spawn(await compiled(target, context), [], { env: {}, stdio: ["pipe", "pipe", "pipe"] });
    const statuses = new ExitStatuses(program);
    const ready = Promise.withResolvers<void>();
    let complaint = "";
    program.stderr.setEncoding("utf8").on("data", (text: string) => (complaint += text));
    program.once("error", (error) => ready.reject(statuses.#failure(target, error.message)));
    program.once("close", () => ready.reject(statuses.#failure(target, complaint.trim())));
    createInterface({ input: program.stdout }).on("line", (line) => {
      const [key = "", status = ""] = line.split(" ");
      if (key === "ready") ready.resolve();
      else statuses.#tell(key, status === "unknown" ? undefined : asShell(Number(status)));
    });
    await ready.promise;
    return statuses;
  }

  /**
   * @param pid of a process that lives.
   * @returns how it ended, when it has and its parent has taken note; undefined where that cannot be told.
   */
  async watch(pid: number): Promise<number | undefined> {
    if (this.#hasEnded) return undefined;
    const key = String(this.#watched++);
    const told = new Promise<number | undefined>((resolve) => this.#waiting.set(key, resolve));
    this.#program.stdin.write(`${key} ${pid}\n`);
    return await told;
  }

  async close(): Promise<void> {
    if (this.#hasEnded) return;
    this.#program.stdin.end();
    await once(this.#program, "close");
  }

  #tell(key: string, status: number | undefined): void {
    this.#waiting.get(key)?.(status);
    this.#waiting.delete(key);
  }

  #failure(target: string, fact: string): DriverError {
    return new DriverError(target, "prepare", fact, "Use Linux 6.15 or newer.");
  }
}
