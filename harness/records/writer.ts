/** Appends sample lines, each in one write as it happens, so that a killed run loses at most the sample in flight. */
import { closeSync, fstatSync, fsyncSync, ftruncateSync, openSync, readSync, writeSync } from "node:fs";
import { HostError, messageOf } from "../errors.ts";
import type { Sample } from "./sample.ts";

export interface SampleWriter {
  /**
   * The samples of one start, together. @throws HostError where they cannot be written whole; the file then ends with
   * the line before them.
   */
  append(samples: readonly Sample[]): void;
  /** After this they survive a power cut too, not only the end of the process. */
  close(): void;
}

/** Where the last whole line ends; what follows it was being written when the run was killed. */
function endOfLastLine(descriptor: number, size: number): number {
  const chunk = Buffer.alloc(64 * 1024);
  for (let end = size; end > 0;) {
    const start = Math.max(0, end - chunk.length);
    const length = readSync(descriptor, chunk, 0, end - start, start);
    const newline = chunk.subarray(0, length).lastIndexOf(0x0a);
    if (newline >= 0) return start + newline + 1;
    end = start;
  }
  return 0;
}

/** Opens a samples file to go on at its end; a half line at the end is cut off. */
export function openSampleWriter(file: string): SampleWriter {
  const descriptor = openSync(file, "a+");
  let size = endOfLastLine(descriptor, fstatSync(descriptor).size);
  ftruncateSync(descriptor, size);
  return {
    append(samples) {
      const lines = Buffer.from(samples.map((sample) => `${JSON.stringify(sample)}\n`).join(""));
      try {
        let written = 0;
        while (written < lines.length) written += writeSync(descriptor, lines, written);
        size += lines.length;
      } catch (cause) {
        ftruncateSync(descriptor, size);
        throw new HostError(
          "records",
          `${file} cannot be written any further: ${messageOf(cause)}.`,
          "Everything measured so far is in it. Make room and go on with --resume.",
          { cause },
        );
      }
    },
    close() {
      fsyncSync(descriptor);
      closeSync(descriptor);
    },
  };
}
