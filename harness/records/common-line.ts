/** What every line has, whatever its metric. */
import { z } from "zod";

/** Names end up in sentences, which a hostile one must not flood. */
export const name = z.string().max(200);
export const count = z.int().nonnegative();
/** Of bytes and nanoseconds. */
export const quantity = z.number().nonnegative();

export const commonLine = z.object({
  run: name,
  target: name,
  technology: z.enum(["process", "vm", "container", "sandbox", "wasm"]),
  layer: z.enum(["runtime", "in-process", "containerd", "cri", "docker", "kubernetes"]),
  workload: name,
  block: count,
  index: count,
  warmup: z.boolean(),
  outcome: z.enum(["ok", "timeout", "failed", "wrong-answer"]),
  accelerated: z.boolean(),
  /** Those of later versions are let through. */
  flags: z.array(z.string()),
  versions: z.record(z.string(), z.string()),
  artefactSha256: name,
  error: z.string().exactOptional(),
});

export const hostMemory = z.object({
  totalBytes: quantity,
  availableBytes: quantity,
  perCpuListBytes: quantity,
  freeBytes: quantity,
  pageCacheBytes: quantity,
  sharedBytes: quantity,
  anonymousBytes: quantity,
  slabReclaimableBytes: quantity,
  slabUnreclaimableBytes: quantity,
  kernelStackBytes: quantity,
  pageTableBytes: quantity,
  percpuBytes: quantity,
  swapUsedBytes: quantity,
});
