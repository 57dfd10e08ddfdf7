import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { addressVariables } from "../../../drivers/lib/docker-address.ts";
import { RUN_LABEL } from "../../../drivers/lib/engine-labels.ts";
import { findTool } from "../../host/tools.ts";
import { endOf, type EngineClient } from "./against-engine-client.ts";

/**
 * Docker's client with the image that the driver made for this run.
 *
 * @returns undefined where it is not there.
 */
export async function dockerClient(runId: string): Promise<EngineClient | undefined> {
  const [docker] = findTool("docker", "")?.command ?? [];
  if (docker === undefined) return undefined;
  const home = mkdtempSync(join(tmpdir(), "sandgauge-bench-")); // its settings are nobody's
  const passed = [...addressVariables, "PATH"].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  const env = { ...Object.fromEntries(passed), HOME: home };
  const filter = `label=${RUN_LABEL}=${runId}`;
  const args = ["image", "ls", "--quiet", "--no-trunc", "--filter", filter];
  const listed = await execa(docker, args, { env, extendEnv: false });
  return {
    target: "docker/runc",
    runs: {
      "docker run --rm": {
        command: { argv: [docker, "run", "--rm", listed.stdout.trim()], env },
        against: "requested to removed",
        driverNs: (steps) => endOf("remove", steps),
      },
    },
    version: { argv: [docker, "--version"], env },
    async [Symbol.asyncDispose]() {
      rmSync(home, { recursive: true });
    },
  };
}
