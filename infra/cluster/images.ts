/** The workloads as images, and their way onto a node: no registry is asked for anything. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { workloadImage } from "../../drivers/kubernetes/workload-image.ts";
import { nativeKind } from "../../drivers/lib/artefact.ts";
import { imageArchive, type ImageDescription } from "../../drivers/lib/oci-image.ts";
import { buildWorkload, workloadNames } from "../../workloads/build.ts";

/** Every workload that this host's CPU runs. */
async function* workloadImages(cache: string): AsyncGenerator<ImageDescription> {
  for (const name of workloadNames()) {
    const workload = await buildWorkload(name, { cache });
    if (workload.artefacts[nativeKind] !== undefined) yield await workloadImage("cluster", workload, nativeKind);
  }
}

/** @returns the archives' files, for `ctr images import` on another cluster's nodes, or for a registry. */
export async function writeImages(cache: string, folder: string): Promise<string[]> {
  mkdirSync(folder, { recursive: true });
  const files: string[] = [];
  for await (const image of workloadImages(cache)) {
    const file = join(folder, `${image.reference.replace(/.*\//, "").replace(":", "-")}.tar`);
    writeFileSync(file, await imageArchive(image));
    files.push(file);
  }
  return files;
}

/** containerd's images for Kubernetes, by way of its own client. */
export class NodeImages {
  readonly #ctr: readonly [string, ...string[]];

  /** @param ctr the client's command. */
  constructor(ctr: readonly [string, ...string[]], socket: string) {
    this.#ctr = [...ctr, "--address", socket, "--namespace", "k8s.io", "images"];
  }

  async #run(args: readonly string[], input?: Buffer): Promise<string> {
    const [file, ...leading] = this.#ctr;
    const { stdout } = await execa(file, [...leading, ...args], input === undefined ? {} : { input });
    return stdout;
  }

  async importArchive(archive: Buffer): Promise<void> {
    // Labelled as CRI labels what it must not collect.
    const labels = ["--label", "io.cri-containerd.image=managed", "--label", "io.cri-containerd.pinned=pinned"];
    await this.#run(["import", ...labels, "-"], archive);
  }

  async importWorkloads(cache: string): Promise<void> {
    const known = new Set((await this.#run(["list", "--quiet"])).split("\n"));
    for await (const image of workloadImages(cache)) {
      if (!known.has(image.reference)) await this.importArchive(await imageArchive(image));
    }
  }
}
