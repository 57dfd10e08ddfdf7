/** The folder of a run that begins. */
import { accessSync, constants, existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { messageOf, UsageError } from "../errors.ts";
import { type HostFingerprint, hostSlug } from "../host/fingerprint.ts";
import { samplesFile } from "../records/run-folder.ts";

/** `results/<date>-<host>`, with a number behind it where that day has runs of this host already. */
export function newFolder(host: HostFingerprint): string {
  const base = join("results", `${new Date().toISOString().slice(0, 10)}-${hostSlug(host)}`);
  let folder = base;
  for (let count = 2; existsSync(folder); count++) folder = `${base}-${count}`;
  return folder;
}

/** @throws UsageError where nothing can be written there. */
export function openFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (cause) {
    throw new UsageError("out", `${folder} cannot be written: ${messageOf(cause)}.`, "Name another with --out.", {
      cause,
    });
  }
  if (existsSync(samplesFile(folder))) {
    throw new UsageError("out", `${folder} holds a run already.`, "Go on with it by --resume, or name another folder.");
  }
}
