/** The registry: the only lists of drivers and of embeddings. */
import { containerd } from "./containerd.ts";
import { cri } from "./cri.ts";
import { docker } from "./docker.ts";
import { crun } from "./crun.ts";
import { gvisor } from "./gvisor.ts";
import { jco } from "./jco.ts";
import { kubernetes } from "./kubernetes.ts";
import { processDriver } from "./process.ts";
import { qemu } from "./qemu.ts";
import { runc } from "./runc.ts";
import type { Driver, Embedding, Layer, Technology } from "./types.ts";
import { wasmedgeEmbedded } from "./wasmedge-embedded.ts";
import { wasmedge } from "./wasmedge.ts";
import { wasmtimeEmbedded } from "./wasmtime-embedded.ts";
import { wasmtime } from "./wasmtime.ts";
import { youki } from "./youki.ts";

export const drivers: readonly Driver[] = [
  processDriver,
  runc,
  crun,
  youki,
  gvisor,
  qemu,
  wasmtime,
  wasmedge,
  jco,
  containerd,
  cri,
  docker,
  kubernetes,
];

export const embeddings: readonly Embedding[] = [wasmtimeEmbedded, wasmedgeEmbedded];

interface Named {
  readonly name: string;
  readonly technology: Technology;
  readonly layer: Layer;
}

/** `driver/variant`, or the driver's name alone where it has no variants. */
export interface Target extends Named {
  readonly driver: Driver;
  readonly variant: string | undefined;
}

/** `embedding/arm`: many instances in one process. Never in one row with a {@link Target}, nor in a startup run. */
export interface EmbeddingTarget extends Named {
  readonly embedding: Embedding;
  readonly variant: string;
}

function targetName(driver: Driver, variant: string | undefined): string {
  return variant === undefined ? driver.name : `${driver.name}/${variant}`;
}

/** Every target of the given drivers, in registry order. */
export function targetsOf(from: readonly Driver[]): Target[] {
  return from.flatMap((driver) => {
    const variants = driver.variants.length > 0 ? driver.variants : [undefined];
    return variants.map((variant) => ({
      name: targetName(driver, variant),
      driver,
      variant,
      technology: driver.technology(variant),
      layer: driver.layer,
    }));
  });
}

/** Every arm of the given embeddings, in registry order. */
export function embeddingTargetsOf(from: readonly Embedding[]): EmbeddingTarget[] {
  return from.flatMap((embedding) =>
    embedding.variants.map((variant) => ({
      name: `${embedding.name}/${variant}`,
      embedding,
      variant,
      technology: embedding.technology,
      layer: embedding.layer,
    })),
  );
}
