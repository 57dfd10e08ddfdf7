/** gVisor's shim on a host whose root may not lower an OOM score, as in many virtual machines and containers. */
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { derivedFolder } from "../../drivers/lib/derived-folder.ts";
import { findTool } from "../../harness/host/tools.ts";

/** By its name containerd finds it on PATH. */
const NAME = "containerd-shim-runsc-v1";

const source = join(import.meta.dirname, "gvisor-shim-start.c");
const flags = ["-std=gnu11", "-O2", "-s", "-static"];

/** linux/capability.h */
const CAP_SYS_RESOURCE = 24n;

function mayLowerOomScores(): boolean {
  const effective = /^CapEff:\s*([0-9a-f]+)$/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1] ?? "0";
  return ((BigInt(`0x${effective}`) >> CAP_SYS_RESOURCE) & 1n) === 1n;
}

/** @returns the folder with what must be found on PATH before gVisor's own shim; undefined where nothing need be. */
export async function gvisorShimStart(cache: string): Promise<string | undefined> {
  const command = findTool(NAME, cache)?.command;
  if (command?.length !== 1 || mayLowerOomScores()) return undefined;
  const [shim] = command;
  const inputs = [await readFile(source, "utf8"), ...flags, shim];
  return await derivedFolder(cache, "gvisor-shim", inputs, async (into) => {
    await execa("cc", [...flags, `-DSHIM=${JSON.stringify(shim)}`, "-o", join(into, NAME), source]);
  });
}
