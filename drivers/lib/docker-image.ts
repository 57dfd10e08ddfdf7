/** Images of one workload each, made of a tar and imported: nothing is pulled, and nothing of anybody else's is touched. */
import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { finished } from "node:stream/promises";
import { z } from "zod";
import { type DockerEngine, dockerError, statusOf } from "./docker-engine.ts";
import { DriverError } from "./driver-error.ts";
import { RUN_LABEL } from "./engine-labels.ts";
import { tarOf } from "./oci-image.ts";
import { rootEntries, WORKLOAD } from "./oci-rootfs.ts";

const importedSchema = z.object({ error: z.string() });

export interface WorkloadImage {
  /** The image's own name, which no tag can be moved from. */
  readonly id: string;
  /** @throws DriverError where the engine does not do it. */
  remove(): Promise<void>;
}

interface ImageRequest {
  readonly target: string;
  readonly runId: string;
  /** With a tag. */
  readonly reference: string;
  /** The static binary. */
  readonly binary: Uint8Array;
}

/**
 * Imports the workload as an image of one layer under a name that must be free.
 *
 * @throws DriverError where an image has that name already, whoever's it is, or the engine refuses.
 */
export async function importWorkload(
  { api, address }: DockerEngine,
  { target, runId, reference, binary }: ImageRequest,
): Promise<WorkloadImage> {
  const failed = (error: unknown): DriverError => dockerError(target, "prepare", address, error);
  const image = api.getImage(reference);
  try {
    const existing = await image.inspect();
    throw new DriverError(
      target,
      "prepare",
      `There is already an image ${reference} (${existing.Id}), and it was not made by this run. It was not touched.`,
      "Rename it or remove it.",
    );
  } catch (error) {
    if (statusOf(error) !== 404) throw failed(error);
  }
  const layer = await tarOf(rootEntries(binary));
  try {
    const [repo, tag] = splitReference(reference);
    const changes = [`ENTRYPOINT ["${WORKLOAD}"]`, `LABEL ${RUN_LABEL}=${runId}`];
    const progress = await api.importImage(Readable.from([layer]), { repo, tag, changes });
    let told = "";
    progress.on("data", (chunk: Buffer) => (told += chunk.toString()));
    await finished(progress);
    const complaint = importedSchema.safeParse(JSON.parse(told.trim().split("\n").at(-1) ?? "{}"));
    if (complaint.success) throw new Error(complaint.data.error);
    const imported = await image.inspect();
    const [diffId] = imported.RootFS.Layers ?? [];
    const expected = `sha256:${createHash("sha256").update(layer).digest("hex")}`;
    if (diffId !== expected) throw new Error(`its layer is ${diffId} and not ${expected}, which was sent`);
    return {
      id: imported.Id,
      remove: async () => await removeImage(api, target, address, reference, imported.Id),
    };
  } catch (error) {
    throw failed(error);
  }
}

function splitReference(reference: string): [repository: string, tag: string] {
  const colon = reference.lastIndexOf(":");
  return [reference.slice(0, colon), reference.slice(colon + 1)];
}

/** Takes the name from the image that it was given to, and from no other. Nothing happens where it is gone. */
async function removeImage(
  api: DockerEngine["api"],
  target: string,
  address: string,
  reference: string,
  id: string,
): Promise<void> {
  const image = api.getImage(reference);
  try {
    if ((await image.inspect()).Id === id) await image.remove();
  } catch (error) {
    if (statusOf(error) !== 404) throw dockerError(target, "destroy", address, error);
  }
}
