import { drivers, type Target, targetsOf } from "../../drivers/index.ts";

/** Every target there is here, also those that only an engine that is there knows of. */
export async function findTargets(signal: AbortSignal): Promise<Target[]> {
  const found = await Promise.all(
    drivers.map(async (driver) => {
      const context = { environment: process.env, signal };
      const discovered = (await driver.discoverVariants?.(context)) ?? [];
      return { ...driver, variants: [...new Set([...driver.variants, ...discovered])] };
    }),
  );
  return targetsOf(found);
}
