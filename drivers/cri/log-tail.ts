/**
 * A container's output as CRI keeps it: lines in a file, each with its time, its stream and whether it is whole
 * (kubelet's cri/logs documentation). Attaching cannot be done before the start, and would miss what is said by then.
 */
import { closeSync, type FSWatcher, openSync, readSync, watch } from "node:fs";
import { basename, dirname } from "node:path";
import { isErrno } from "../lib/errno.ts";

export interface LogLine {
  readonly stream: "stdout" | "stderr";
  /** With its end where the container wrote one. */
  readonly content: string;
}

const LINE = /^[^ ]+ (?<stream>stdout|stderr) (?<tag>[FP](?::[^ ]*)?) (?<content>.*)$/s;

/** @returns undefined for what is no line of such a log. */
export function parseLogLine(line: string): LogLine | undefined {
  const { stream, tag = "", content = "" } = LINE.exec(line)?.groups ?? {};
  if (stream !== "stdout" && stream !== "stderr") return undefined;
  return { stream, content: tag.startsWith("P") ? content : `${content}\n` };
}

const CHUNK = 65_536;

/** Reads what is appended to a file that need not be there yet, as soon as the kernel tells of it. */
export class LogTail {
  readonly #path: string;
  readonly #onLine: (line: LogLine) => void;
  readonly #watcher: FSWatcher;
  readonly #buffer = Buffer.alloc(CHUNK);
  #file: number | undefined;
  #pending = "";

  constructor(path: string, onLine: (line: LogLine) => void) {
    this.#path = path;
    this.#onLine = onLine;
    const name = basename(path);
    this.#watcher = watch(dirname(path), (_, changed) => {
      if (changed === name) this.read();
    });
  }

  /** All that is there by now. */
  read(): void {
    this.#file ??= this.#open();
    if (this.#file === undefined) return;
    for (let count = this.#readSome(this.#file); count > 0; count = this.#readSome(this.#file)) {
      const lines = (this.#pending + this.#buffer.toString("utf8", 0, count)).split("\n");
      this.#pending = lines.pop() ?? "";
      for (const line of lines.map(parseLogLine)) if (line !== undefined) this.#onLine(line);
    }
  }

  close(): void {
    this.#watcher.close();
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
  }

  #readSome(file: number): number {
    return readSync(file, this.#buffer, 0, CHUNK, null);
  }

  #open(): number | undefined {
    try {
      return openSync(this.#path, "r");
    } catch (error) {
      if (isErrno(error, "ENOENT")) return undefined;
      throw error;
    }
  }
}
