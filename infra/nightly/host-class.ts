/**
 * The kind of host that a run was taken on: its CPU, how many of them, its memory and what it is a guest of. The same
 * label gives a hosted job an AMD one night and an Intel the next; each has a history of its own.
 */
import { z } from "zod";
import { type HostFingerprint, hostSlug } from "../../harness/host/fingerprint.ts";
import type { HostRecord } from "../../harness/records/host-record.ts";

const GIBIBYTE = 2 ** 30;

const kindOfHost = z.object({
  arch: z.string(),
  cpuModel: z.string(),
  logicalCpus: z.int().positive(),
  memoryBytes: z.number().positive(),
  virtualisation: z.string(),
}) satisfies z.ZodType<Pick<HostFingerprint, "arch" | "cpuModel" | "logicalCpus" | "memoryBytes" | "virtualisation">>;

/** For a name that becomes a folder's, whatever a file said. */
export function folderWord(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, "-");
}

/** `x64-amd-epyc-7763-4-cpus-16-gib-hyper-v`; a part of memory that the kernel keeps to itself is counted as memory. */
export function hostClassOf(host: HostRecord): string {
  const { arch, cpuModel, logicalCpus, memoryBytes, virtualisation } = kindOfHost.parse(host);
  const gibibytes = Math.ceil(memoryBytes / GIBIBYTE);
  const slug = hostSlug({ arch, cpuModel, logicalCpus });
  return [folderWord(arch), slug, `${gibibytes}-gib`, folderWord(virtualisation)].join("-");
}
