/** The image that a workload is in a cluster: nothing but its binary, named after its content. */
import { readFile } from "node:fs/promises";
import type { ArtefactKind, BuiltWorkload } from "../../workloads/types.ts";
import { requireArtefact } from "../lib/artefact.ts";
import { IMAGE_DOMAIN } from "../lib/engine-labels.ts";
import type { ImageDescription } from "../lib/oci-image.ts";
import { rootEntries, WORKLOAD } from "../lib/oci-rootfs.ts";

/** @param repository where such images were pushed to: `registry.example/sandgauge`. */
export function imageReference(name: string, sha256: string, repository = IMAGE_DOMAIN): string {
  return `${repository}/${name}:${sha256.slice(0, 12)}`;
}

/** @throws DriverError where the workload could not be built for that kind. */
export async function workloadImage(
  target: string,
  workload: BuiltWorkload,
  kind: ArtefactKind,
  repository?: string,
): Promise<ImageDescription> {
  const { path, sha256 } = requireArtefact(target, workload, kind);
  const reference = imageReference(workload.manifest.name, sha256, repository);
  return { reference, files: rootEntries(await readFile(path)), entrypoint: [WORKLOAD] };
}
