/** The named pipes through which a shim passes a workload's streams on. */
import { closeSync, constants, openSync, rmSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { Socket } from "node:net";
import { join } from "node:path";
import { execa } from "execa";

const names = ["stdin", "stdout", "stderr"] as const;

export interface Fifos {
  readonly paths: Readonly<Record<(typeof names)[number], string>>;
  remove(): void;
}

/** @param folder is made. */
export async function makeFifos(folder: string): Promise<Fifos> {
  await mkdir(folder, { mode: 0o700 });
  const [stdin, stdout, stderr] = [join(folder, "stdin"), join(folder, "stdout"), join(folder, "stderr")];
  await execa("mkfifo", ["-m", "0600", stdin, stdout, stderr]);
  return { paths: { stdin, stdout, stderr }, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export interface OutputFifo {
  /** What the shim has opened, it closes: from now on its end is the end. */
  handOver(): void;
  /** All has been read. */
  readonly ended: Promise<void>;
  close(): void;
}

/** Reads from now on. A pipe without a writer is at its end, so one of our own holds it open until the shim's is there. */
export function readFifo(path: string, onData: (chunk: Buffer) => void): OutputFifo {
  const socket = new Socket({ fd: openSync(path, constants.O_RDONLY | constants.O_NONBLOCK), writable: false });
  let holder: number | undefined = openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
  const handOver = (): void => {
    if (holder !== undefined) closeSync(holder);
    holder = undefined;
  };
  const ended = new Promise<void>((resolve) => {
    socket.once("close", () => resolve());
  });
  socket.on("data", onData).on("error", () => socket.destroy());
  return {
    handOver,
    ended,
    close() {
      handOver();
      socket.destroy();
    },
  };
}

export interface InputFifo {
  write(data: string): void;
  close(): void;
}

/** Opened for both, since a pipe without a reader cannot be opened for writing without waiting. */
export function writeFifo(path: string): InputFifo {
  const socket = new Socket({ fd: openSync(path, constants.O_RDWR | constants.O_NONBLOCK), readable: false });
  socket.on("error", () => socket.destroy());
  return {
    write: (data) => void socket.write(data),
    close: () => socket.destroySoon(),
  };
}
