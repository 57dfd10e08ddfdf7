/** A driver that goes wrong in named ways, for what no real runtime can be made to do on demand. Never registered. */
import { copyFile, mkdtemp, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { nativeKind, requireArtefact } from "../../drivers/lib/artefact.ts";
import { singleProcess } from "../../drivers/lib/single-process.ts";
import type { Command, Driver, DriverContext, PreparedWorkload } from "../../drivers/types.ts";
import type { BuiltWorkload } from "../../workloads/types.ts";

/** The fake's variants. */
const faults = [
  "none",
  "never-ready",
  "dies-by-signal",
  "wrong-answer",
  /** No line of the input reaches the workload. */
  "deaf",
  /** Each line of the input is answered by one that means nothing. */
  "babbles",
  /** The runtime's file is gone. */
  "disappears",
  /** The runtime's file is another one, which works as well. */
  "version-changes",
] as const;
type Fault = (typeof faults)[number];

export interface FakeDriverOptions {
  /** Instances that are made before the fault shows; those that are never started count too. */
  readonly healthyInstances: number;
}

/** The workload's own binary, copied to where it may be tampered with, stands for a runtime. */
export function createFakeDriver({ healthyInstances }: FakeDriverOptions): Driver {
  async function prepare(
    variant: string | undefined,
    workload: BuiltWorkload,
    context: DriverContext,
  ): Promise<PreparedWorkload> {
    const binary = requireArtefact(`fake/${variant}`, workload, nativeKind);
    // Not in runDir: whether a runtime has changed is not asked of files that are a run's own.
    const folder = await mkdtemp(join(context.cacheDir, "fake-"));
    const runtime = join(folder, "runtime");
    await copyFile(binary.path, runtime);
    let made = 0;

    const commands: Record<Fault, () => Promise<Command["argv"]>> = {
      none: async () => [runtime],
      "never-ready": async () => ["/bin/sleep", "infinity"],
      "dies-by-signal": async () => ["/bin/sh", "-c", "kill -SEGV $$"],
      deaf: async () => ["/bin/sh", "-c", 'exec "$0" </dev/null', runtime],
      babbles: async () => ["/bin/sh", "-c", 'echo "@ready 1"; while read -r _; do echo "@result {}"; done'],
      "wrong-answer": async () => ["/bin/echo", "@ready when you are"],
      async disappears() {
        await rm(runtime, { force: true });
        return [runtime];
      },
      async "version-changes"() {
        await copyFile(binary.path, `${runtime}.new`);
        await rename(`${runtime}.new`, runtime);
        return [runtime];
      },
    };

    return {
      artefactSha256: binary.sha256,
      async createInstance(id) {
        const fault = made++ < healthyInstances ? "none" : faults.find((name) => name === variant);
        const argv = await commands[fault ?? "none"]();
        return await singleProcess(binary.sha256, { argv, env: {} }, "workload").createInstance(id);
      },
      async [Symbol.asyncDispose]() {
        await rm(folder, { recursive: true, force: true });
      },
    };
  }

  return {
    name: "fake",
    technology: () => "process",
    layer: "runtime",
    variants: faults,
    description: "The workload's binary as a plain process, until it goes wrong.",
    async probe() {
      return { status: "ready", versions: { fake: "1" } };
    },
    prepare,
  };
}
