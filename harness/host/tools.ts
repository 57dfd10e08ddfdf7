/** Finds the runtimes' tools: on PATH first, then what infra/setup.sh installed in the cache. */
import { delimiter, join } from "node:path";
import { z } from "zod";
import { isProgram } from "../../drivers/lib/process-programs.ts";
import type { Asset, Tool } from "../../drivers/types.ts";
import { HostError } from "../errors.ts";
import { readIfThere } from "./read-if-there.ts";

const toolManifest = z.object({ version: z.string(), command: z.tuple([z.string()], z.string()) });
const assetManifest = z.object({ version: z.string(), path: z.string() });

/** A manifest that infra/setup.sh wrote, or undefined where it wrote none. */
function readManifest<T>(schema: z.ZodType<T>, file: string): T | undefined {
  const text = readIfThere(file);
  if (text === undefined) return undefined;
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    throw new HostError("setup", `${file} is not a manifest: ${String(cause)}`, "Remove it and run infra/setup.sh.", {
      cause,
    });
  }
}

/** @throws HostError where setup's manifest for the tool is unreadable. */
export function findTool(name: string, cache: string, path: string = process.env["PATH"] ?? ""): Tool | undefined {
  for (const folder of path.split(delimiter)) {
    // npm puts node_modules/.bin first on the PATH of its scripts; no runtime is to be taken from there.
    if (folder === "" || folder.includes("node_modules")) continue;
    const file = join(folder, name);
    if (isProgram(file)) return { command: [file] };
  }
  const manifest = readManifest(toolManifest, join(cache, "tools", `${name}.json`));
  if (manifest === undefined || !isProgram(manifest.command[0])) return undefined;
  return { command: manifest.command, installedVersion: manifest.version };
}

/** @throws HostError where setup's manifest for the asset is unreadable. */
export function findAsset(name: string, cache: string): Asset | undefined {
  return readManifest(assetManifest, join(cache, "assets", `${name}.json`));
}
