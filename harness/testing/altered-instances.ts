/** Instances of a real driver that are started in another way than it does: weaknesses to be found. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { CommandDriver, CommandInstance, PreparedCommands } from "../../drivers/types.ts";

/** The same driver, each of whose instances is handed to `alter` before it is started. Never registered. */
export function alteredInstances(
  driver: CommandDriver,
  alter: (instance: CommandInstance) => CommandInstance,
): CommandDriver {
  return {
    ...driver,
    async prepare(variant, workload, context): Promise<PreparedCommands> {
      const prepared = await driver.prepare(variant, workload, context);
      return {
        artefactSha256: prepared.artefactSha256,
        createInstance: async (id) => alter(await prepared.createInstance(id)),
        [Symbol.asyncDispose]: () => prepared[Symbol.asyncDispose](),
      };
    },
  };
}

/** The parts of an OCI runtime's configuration that tests alter; see drivers/lib/oci-config.ts. */
export interface OciConfig {
  process: {
    user: { uid: number; gid: number };
    capabilities: Record<string, string[]>;
    noNewPrivileges: boolean;
  };
  mounts: { destination: string; type: string; source: string; options?: string[] }[];
  linux: {
    namespaces: { type: string; path?: string }[];
    resources: { devices: { allow: boolean; access: string }[] };
    maskedPaths: string[];
    readonlyPaths: string[];
    seccomp?: object;
  };
}

/** Rewrites the configuration in the instance's bundle. */
export function alterConfig(instance: CommandInstance, alter: (config: OciConfig) => void): CommandInstance {
  const { argv } = instance.command;
  const file = join(argv[argv.indexOf("--bundle") + 1] ?? "", "config.json");
  const config = JSON.parse(readFileSync(file, "utf8")) as OciConfig;
  alter(config);
  writeFileSync(file, JSON.stringify(config));
  return instance;
}
