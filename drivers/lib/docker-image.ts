/** Images of one workload each, made of a tar and imported: nothing is pulled, and nothing of anybody else's is touched. */
import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { z } from "zod";
import { type DockerEngine, dockerError, statusOf } from "./docker-engine.ts";
import { DriverError } from "./driver-error.ts";
import { RUN_LABEL } from "./engine-labels.ts";
import { tarOf } from "./oci-image.ts";
import { rootEntries, WORKLOAD } from "./oci-rootfs.ts";

/** What the engine's progress ends with where it failed. */
const complaintSchema = z.object({ error: z.string() });

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
export async function importWorkload(engine: DockerEngine, request: ImageRequest): Promise<WorkloadImage> {
  const { api, address } = engine;
  const { target, reference } = request;
  const image = api.getImage(reference);
  try {
    const existing = await image.inspect();
    throw new DriverError(
      target,
      "prepare",
      `There is already an image ${reference} (${existing.Id}), which this run did not make. It was not touched.`,
      "Rename it or remove it.",
    );
  } catch (error) {
    if (statusOf(error) !== 404) throw dockerError(target, "prepare", address, error);
  }
  try {
    const id = await importLayer(engine, request, await tarOf(rootEntries(request.binary)));
    return { id, remove: async () => await removeImage(engine, target, reference, id) };
  } catch (error) {
    // The name was free before: what has it now is what was half done here.
    await image.remove().catch(() => {});
    throw dockerError(target, "prepare", address, error);
  }
}

/** @returns the image's own name. @throws where what the engine has then is not what it was sent. */
async function importLayer({ api }: DockerEngine, { runId, reference }: ImageRequest, layer: Buffer): Promise<string> {
  const [repo, tag] = splitReference(reference);
  const changes = [`ENTRYPOINT ["${WORKLOAD}"]`, `LABEL ${RUN_LABEL}=${runId}`];
  const progress = await text(await api.importImage(Readable.from([layer]), { repo, tag, changes }));
  const complaint = complaintSchema.safeParse(JSON.parse(progress.trim().split("\n").at(-1) ?? "{}"));
  if (complaint.success) throw new Error(complaint.data.error);
  const { Id, RootFS } = await api.getImage(reference).inspect();
  const sent = `sha256:${createHash("sha256").update(layer).digest("hex")}`;
  if (RootFS.Layers?.[0] !== sent) throw new Error(`the imported layer is ${RootFS.Layers?.[0]}; ${sent} was sent`);
  return Id;
}

function splitReference(reference: string): [repository: string, tag: string] {
  const colon = reference.lastIndexOf(":");
  return [reference.slice(0, colon), reference.slice(colon + 1)];
}

/** Takes the name from the image that it was given to, and from no other. Nothing happens where it is gone. */
async function removeImage(
  { api, address }: DockerEngine,
  target: string,
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
