import { arch } from "node:os";
import type { Artefact, ArtefactKind, BuiltWorkload } from "../../workloads/types.ts";
import { DriverError } from "./driver-error.ts";
import { SETUP } from "./tool.ts";

/** What this host's CPU runs itself. */
export const nativeKind: ArtefactKind = arch() === "arm64" ? "arm64" : "x86_64";

/** @throws DriverError where the workload could not be built for that kind, with the reason. */
export function requireArtefact(target: string, workload: BuiltWorkload, kind: ArtefactKind): Artefact {
  const artefact = workload.artefacts[kind];
  if (artefact !== undefined) return artefact;
  const reason = workload.missing[kind] ?? "The build gave no reason.";
  throw new DriverError(target, "prepare", `${workload.manifest.name} has no ${kind} build: ${reason}`, SETUP);
}
