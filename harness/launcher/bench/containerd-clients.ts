import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { containerdSocket } from "../../../drivers/containerd.ts";
import { nativeKind, requireArtefact } from "../../../drivers/lib/artefact.ts";
import { requireCgroup } from "../../../drivers/lib/instance-cgroup.ts";
import { ociConfig } from "../../../drivers/lib/oci-config.ts";
import { imageArchive } from "../../../drivers/lib/oci-image.ts";
import { ociRootfs, rootEntries, WORKLOAD } from "../../../drivers/lib/oci-rootfs.ts";
import type { DriverContext } from "../../../drivers/types.ts";
import type { BuiltWorkload } from "../../../workloads/types.ts";
import { findTool } from "../../host/tools.ts";
import { endOf, type EngineClient } from "./against-engine-client.ts";

const TARGET = "containerd/runc";
const IMAGE = "sandgauge.invalid/bench:bench";

const request = (service: string, method: string): string =>
  `/containerd.services.${service.toLowerCase()}.v1.${service}/${method}`;

const container = [
  request("Containers", "Create"),
  ...["Create", "Wait", "Start", "Delete"].map((method) => request("Tasks", method)),
  request("Containers", "Delete"),
];
const snapshot = [request("Snapshots", "Prepare"), request("Snapshots", "Remove")];

/**
 * containerd's client in two ways. Told the driver's own configuration of the container, `ctr` takes a folder for its
 * root and no snapshot. Told an image, it takes a snapshot, which it also mounts by itself first, to look up the user in
 * it. Either way it asks for more than the driver: what containerd deprecates, a lease, which it drops again, the
 * container four times, the task's state, and when that is gone to have it killed (cmd/ctr/commands and client of
 * containerd 2.4).
 *
 * @returns undefined where it is not there.
 */
export async function containerdClients(
  workload: BuiltWorkload,
  context: DriverContext,
): Promise<EngineClient | undefined> {
  const [ctr] = findTool("ctr", context.cacheDir)?.command ?? [];
  if (ctr === undefined) return undefined;
  const namespace = `sandgauge-bench-${process.pid}`; // containerd's: nobody else's images and containers
  const socket = containerdSocket(context.environment);
  const env = { CONTAINERD_ADDRESS: socket, CONTAINERD_NAMESPACE: namespace };
  const { path, mode } = requireCgroup(TARGET, context);
  const artefact = requireArtefact(TARGET, workload, nativeKind);
  const { folder: rootfs } = await ociRootfs(TARGET, artefact, context.cacheDir);
  const cgroupsPath = join(path, "ctr");
  const unifiedCgroups = mode === "v2";
  const spec = ociConfig({ rootfs, args: [WORKLOAD], env: {}, cgroupsPath, unifiedCgroups, rootless: undefined });
  const folder = mkdtempSync(join(tmpdir(), "sandgauge-bench-"));
  const configuration = join(folder, "config.json");
  writeFileSync(configuration, JSON.stringify(spec));
  const files = rootEntries(await readFile(artefact.path));
  const input = await imageArchive({ reference: IMAGE, files, entrypoint: [WORKLOAD] });
  await execa(ctr, ["images", "import", "-"], { env, input });
  return {
    target: TARGET,
    runs: {
      "ctr run --rm --config": {
        command: { argv: [ctr, "run", "--rm", "--config", configuration, "bench"], env },
        against: "requested to deleted, without its snapshot",
        driverNs: (steps) => endOf("delete", steps) - endOf("snapshot", steps),
        relayed: { socket, variable: "CONTAINERD_ADDRESS", shared: new Set(container) },
      },
      "ctr run --rm IMAGE": {
        command: { argv: [ctr, "run", "--rm", "--cgroup", cgroupsPath, IMAGE, "bench"], env },
        against: "requested to removed",
        driverNs: (steps) => endOf("remove", steps),
        relayed: { socket, variable: "CONTAINERD_ADDRESS", shared: new Set([...container, ...snapshot]) },
      },
    },
    version: { argv: [ctr, "--version"], env },
    async [Symbol.asyncDispose]() {
      await execa(ctr, ["images", "rm", "--sync", IMAGE], { env });
      await execa(ctr, ["namespaces", "rm", namespace], { env });
      rmSync(folder, { recursive: true });
    },
  };
}
