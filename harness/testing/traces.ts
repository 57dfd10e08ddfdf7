/** Everything on this host that can be told to belong to a run: what must be as before when a driver is done. */
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { DriverContext } from "../../drivers/types.ts";
import { mountsBelow, processesOfRun } from "../host/leftovers.ts";

/** Paths below `folder`; a cgroup's or mount's own files are no trace. */
function below(folder: string, isTrace: (path: string) => boolean): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter(isTrace)
    .toSorted();
}

export function traces({ runId, runDir, cgroup }: DriverContext): string[] {
  return [
    ...processesOfRun(runId).map((pid) => `process ${pid}`),
    ...mountsBelow(runDir).map((point) => `mount ${point}`),
    ...(cgroup?.folders ?? []).flatMap((folder) => below(folder, (path) => statSync(path).isDirectory())),
    // Which engines were asked is no trace in them.
    ...below(runDir, (path) => !path.startsWith(join(runDir, "engines"))),
  ];
}
