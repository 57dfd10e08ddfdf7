/** The image that holds a pod's namespaces, made here: CRI wants one before it starts anything. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { derivedFolder } from "../../drivers/lib/derived-folder.ts";
import { IMAGE_DOMAIN } from "../../drivers/lib/engine-labels.ts";
import { imageArchive } from "../../drivers/lib/oci-image.ts";

const source = join(import.meta.dirname, "pause.c");
const flags = ["-std=gnu11", "-O2", "-s", "-static"];

export interface PauseImage {
  /** In a domain that is set aside for names that lead nowhere (RFC 2606), so that nothing can be pulled instead. */
  readonly reference: string;
  readonly archive: Buffer;
}

export async function pauseImage(cache: string): Promise<PauseImage> {
  const inputs = [await readFile(source, "utf8"), ...flags];
  const folder = await derivedFolder(cache, "pause", inputs, async (into) => {
    await execa("cc", [...flags, "-o", join(into, "pause"), source]);
  });
  const content = await readFile(join(folder, "pause"));
  const tag = createHash("sha256").update(content).digest("hex").slice(0, 12);
  const reference = `${IMAGE_DOMAIN}/pause:${tag}`;
  const files = [{ path: "pause", mode: 0o555, content }];
  return { reference, archive: await imageArchive({ reference, files, entrypoint: ["/pause"] }) };
}
