/** Files by which the kernel tells and takes settings, below /proc, /sys and /dev. */
import { closeSync, constants, openSync, readdirSync, readFileSync, writeSync } from "node:fs";
import { join } from "node:path";

export interface KernelFiles {
  /** Of a path below the root, without a leading slash. */
  pathOf(file: string): string;
  /** Without the line end; undefined where the file is not there or does not let itself be read. */
  read(file: string): string | undefined;
  /** Undefined also where it holds no number. */
  number(file: string): number | undefined;
  /** Never makes a file that is not there. @throws the kernel's refusal. */
  write(file: string, value: string): void;
  /** Of what is in a folder, in the order of their numbers; none where there is no folder. */
  names(folder: string, pattern: RegExp): string[];
}

/** @param root another than `/` for a copy of such files. */
export function kernelFiles(root = "/"): KernelFiles {
  const pathOf = (file: string): string => join(root, file);
  const read = (file: string): string | undefined => {
    try {
      return readFileSync(pathOf(file), "utf8").trim();
    } catch {
      return undefined;
    }
  };
  return {
    pathOf,
    read,
    number(file) {
      const text = read(file);
      return text === undefined || !/^-?[0-9]+$/.test(text) ? undefined : Number(text);
    },
    write(file, value) {
      const descriptor = openSync(pathOf(file), constants.O_WRONLY | constants.O_TRUNC);
      try {
        writeSync(descriptor, value);
      } finally {
        closeSync(descriptor);
      }
    },
    names(folder, pattern) {
      try {
        return readdirSync(pathOf(folder))
          .filter((name) => pattern.test(name))
          .toSorted((a, b) => a.localeCompare(b, "en", { numeric: true }));
      } catch {
        return [];
      }
    },
  };
}
