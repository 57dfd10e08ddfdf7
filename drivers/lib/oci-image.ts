/** OCI images made here, of files of ours; nothing is pulled from anywhere. */
import { createHash } from "node:crypto";
import { arch } from "node:os";
import { buffer } from "node:stream/consumers";
import { pack } from "tar-stream";

/** One entry of a layer or an archive. A folder has no content. */
export interface ArchiveEntry {
  /** Relative, without a leading slash. */
  readonly path: string;
  /** Permission bits. */
  readonly mode: number;
  readonly content?: Uint8Array;
}

export interface ImageDescription {
  /** Full reference, registry and tag included. */
  readonly reference: string;
  readonly files: readonly ArchiveEntry[];
  readonly entrypoint: readonly string[];
  readonly labels?: Readonly<Record<string, string>>;
}

/** A tar whose bytes follow from the entries alone: owned by root, of no time. */
export async function tarOf(entries: readonly ArchiveEntry[]): Promise<Buffer> {
  const archive = pack();
  for (const { path, mode, content } of entries) {
    const header = { name: path, mode, mtime: new Date(0), uid: 0, gid: 0 };
    if (content === undefined) archive.entry({ ...header, type: "directory" });
    else archive.entry({ ...header, type: "file" }, Buffer.from(content));
  }
  archive.finalize();
  return await buffer(archive);
}

const architecture = arch() === "arm64" ? "arm64" : "amd64";

const mediaTypes = {
  layer: "application/vnd.oci.image.layer.v1.tar",
  config: "application/vnd.oci.image.config.v1+json",
  manifest: "application/vnd.oci.image.manifest.v1+json",
  index: "application/vnd.oci.image.index.v1+json",
} as const;

interface Blob {
  readonly content: Uint8Array;
  readonly descriptor: { readonly mediaType: string; readonly digest: string; readonly size: number };
}

function blobOf(mediaType: string, content: Uint8Array): Blob {
  const digest = `sha256:${createHash("sha256").update(content).digest("hex")}`;
  return { content, descriptor: { mediaType, digest, size: content.length } };
}

const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));

/** An image of one layer as an OCI image layout (image-spec, image-layout.md) in a tar, which `ctr images import` reads. */
export async function imageArchive(image: ImageDescription): Promise<Buffer> {
  const layer = blobOf(mediaTypes.layer, await tarOf(image.files));
  const config = blobOf(
    mediaTypes.config,
    json({
      architecture,
      os: "linux",
      config: { Entrypoint: image.entrypoint, Labels: image.labels ?? {} },
      rootfs: { type: "layers", diff_ids: [layer.descriptor.digest] },
    }),
  );
  const manifest = blobOf(
    mediaTypes.manifest,
    json({
      schemaVersion: 2,
      mediaType: mediaTypes.manifest,
      config: config.descriptor,
      layers: [layer.descriptor],
    }),
  );
  const index = {
    schemaVersion: 2,
    mediaType: mediaTypes.index,
    manifests: [
      {
        ...manifest.descriptor,
        platform: { architecture, os: "linux" },
        annotations: {
          "io.containerd.image.name": image.reference,
          "org.opencontainers.image.ref.name": image.reference.slice(image.reference.lastIndexOf(":") + 1),
        },
      },
    ],
  };
  const blobs = [layer, config, manifest].map(({ content, descriptor }) => ({
    path: `blobs/${descriptor.digest.replace(":", "/")}`,
    mode: 0o644,
    content,
  }));
  return await tarOf([
    { path: "oci-layout", mode: 0o644, content: json({ imageLayoutVersion: "1.0.0" }) },
    { path: "index.json", mode: 0o644, content: json(index) },
    ...blobs,
  ]);
}
