/** The registry: the only list of drivers. */
import { gvisor } from "./gvisor.ts";
import { jco } from "./jco.ts";
import { processDriver } from "./process.ts";
import { qemu } from "./qemu.ts";
import { runc } from "./runc.ts";
import type { Driver, Layer, Technology } from "./types.ts";
import { wasmedge } from "./wasmedge.ts";
import { wasmtime } from "./wasmtime.ts";

export const drivers: readonly Driver[] = [processDriver, runc, gvisor, qemu, wasmtime, wasmedge, jco];

/** `driver/variant`, or the driver's name alone where it has no variants. */
export interface Target {
  readonly name: string;
  readonly driver: Driver;
  readonly variant: string | undefined;
  readonly technology: Technology;
  readonly layer: Layer;
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
      technology: driver.technology,
      layer: driver.layer,
    }));
  });
}
