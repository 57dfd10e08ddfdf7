/** `host.json` as it is read back. */
import { readFileSync } from "node:fs";
import { messageOf, UsageError } from "../errors.ts";
import { HOST_SCHEMA } from "../host/fingerprint.ts";
import { hostFile } from "./run-folder.ts";

/** Facts by name; those of later versions are let through. */
export type HostRecord = Readonly<Record<string, unknown>>;

/** @throws UsageError where the folder has no host.json that this version can read. */
export function readHostRecord(folder: string): HostRecord {
  const file = hostFile(folder);
  let host: HostRecord;
  try {
    const parsed: unknown = JSON.parse(readFileSync(file, "utf8"));
    host = typeof parsed === "object" && parsed !== null ? { ...parsed } : {};
  } catch (cause) {
    const reason = cause instanceof SyntaxError ? "it is not JSON" : messageOf(cause);
    throw new UsageError("results", `${file} cannot be read: ${reason}.`, "Name the folder of a run.", { cause });
  }
  if (host["schema"] === HOST_SCHEMA) return host;
  const schema = JSON.stringify(host["schema"]) ?? "none";
  throw new UsageError(
    "results",
    `${file} has schema ${schema}; this version of sandgauge reads schema ${HOST_SCHEMA}.`,
    "Read these results with the version of sandgauge that wrote them, or a later one.",
  );
}
