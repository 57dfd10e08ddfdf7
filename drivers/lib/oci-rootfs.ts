import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { chmod, copyFile, mkdir, mkdtemp, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Artefact } from "../../workloads/types.ts";
import { DriverError } from "./driver-error.ts";
import { isErrno } from "./errno.ts";
import type { ArchiveEntry } from "./oci-image.ts";

/** Where the workload lies in a container. */
export const WORKLOAD = "/workload";

/** Where a container finds the folder that its workload needs. */
export const DIRECTORY = "/data";

/** Mount points that {@link ociConfig}'s mounts need in a root that is read-only. */
const mountPoints = ["data", "dev", "proc", "sys"];

/** The same root as entries of an image's layer, for engines that take images only. */
export function rootEntries(binary: Uint8Array): ArchiveEntry[] {
  return [
    ...mountPoints.map((path) => ({ path, mode: 0o755 })),
    { path: WORKLOAD.slice(1), mode: 0o555, content: binary },
  ];
}

export interface Rootfs {
  readonly folder: string;
  /** SHA-256 of the binary as it lies in there. */
  readonly workloadSha256: string;
}

/**
 * A root file system with nothing but the static binary, made once for its content and shared, read-only, by every
 * container of it.
 *
 * @throws DriverError where the cache holds another binary under that name.
 */
export async function ociRootfs(target: string, artefact: Artefact, cacheDir: string): Promise<Rootfs> {
  const parent = join(cacheDir, "rootfs");
  const folder = join(parent, [artefact.sha256, ...mountPoints].join("-"));
  const binary = join(folder, WORKLOAD);
  const workloadSha256 = (await sha256IfThere(binary)) ?? (await make(parent, folder, artefact));
  if (workloadSha256 === artefact.sha256) return { folder, workloadSha256 };
  throw new DriverError(
    target,
    "prepare",
    `${binary} is not the workload that was built: its SHA-256 is ${workloadSha256}.`,
    `Remove ${folder}; it is made again.`,
  );
}

async function sha256IfThere(file: string): Promise<string | undefined> {
  try {
    return createHash("sha256")
      .update(await readFile(file))
      .digest("hex");
  } catch (error) {
    if (isErrno(error, "ENOENT")) return undefined;
    throw error;
  }
}

/** Moved into place whole, so that neither a killed run nor one at the same time leaves or sees a half. */
async function make(parent: string, folder: string, artefact: Artefact): Promise<string | undefined> {
  await mkdir(parent, { recursive: true });
  const temporary = await mkdtemp(join(parent, "new-"));
  try {
    for (const name of mountPoints) await mkdir(join(temporary, name), { mode: 0o755 });
    await copyFile(artefact.path, join(temporary, WORKLOAD), constants.COPYFILE_FICLONE);
    // Explicit, since neither depends on the umask then: the workload runs as nobody.
    await chmod(join(temporary, WORKLOAD), 0o555);
    await chmod(temporary, 0o755);
    await rename(temporary, folder);
  } catch (error) {
    if (!isErrno(error, "ENOTEMPTY") && !isErrno(error, "EEXIST")) throw error; // else another run was first
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
  return await sha256IfThere(join(folder, WORKLOAD));
}
