/** Where npm put jco: found without loading it, since its memory would be the harness's. */
import { readFileSync } from "node:fs";
import { realpath } from "node:fs/promises";
import { findPackageJSON } from "node:module";
import { dirname, join } from "node:path";
import { z } from "zod";
import { DriverError } from "./driver-error.ts";

const JCO = "@bytecodealliance/jco";
export const WASI_SHIM = "@bytecodealliance/preview2-shim";
export const REINSTALL = "Install this package's dependencies anew: npm ci.";

const packageSchema = z.object({ version: z.string(), bin: z.object({ jco: z.string() }) });

export interface Jco {
  readonly version: string;
  readonly program: string;
  /** The WASI implementation that this jco depends on, wherever npm put it. */
  readonly shimFolder: string;
}

/** @throws DriverError where the package is not installed. */
export async function findJco(): Promise<Jco> {
  const manifest = findPackage(JCO, import.meta.url);
  const { version, bin } = packageSchema.parse(JSON.parse(readFileSync(manifest, "utf8")));
  const shimFolder = await realpath(dirname(findPackage(WASI_SHIM, manifest)));
  return { version, program: join(dirname(manifest), bin.jco), shimFolder };
}

function findPackage(name: string, from: string): string {
  let manifest: string | undefined;
  try {
    manifest = findPackageJSON(name, from);
  } catch (cause) {
    throw new DriverError("jco", "prepare", `There is no package ${name}.`, REINSTALL, { cause });
  }
  if (manifest === undefined)
    throw new DriverError("jco", "prepare", `Package ${name} has no package.json.`, REINSTALL);
  return manifest;
}
