/** A Docker engine that takes TLS on the loopback address, beside a socket of its own; on engines that the test has started. */
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { cacheDir } from "../../../harness/host/cache.ts";
import { runCgroupPath } from "../../../harness/host/run-cgroup.ts";
import { RUN_MARKER } from "../../../harness/host/run-marker.ts";
import { findTool } from "../../../harness/host/tools.ts";
import { freePort } from "../../cluster/ports.ts";
import { pings, startDaemon } from "../daemon.ts";
import { dockerConfig } from "../docker-config.ts";
import type { Layout } from "../layout.ts";
import { versionOf } from "../up.ts";

/**
 * Ends with the engines (infra/engines/down.ts), whose mark it has.
 *
 * @param layout of engines of which containerd runs, and Docker does not.
 * @param certificates `ca.pem` of its clients' authority, `cert.pem` and `key.pem` of its own.
 * @returns where it takes TLS, as DOCKER_HOST names it.
 */
export async function startTlsEngine(layout: Layout, certificates: string): Promise<string> {
  const address = `tcp://127.0.0.1:${await freePort()}`;
  const config = {
    ...dockerConfig(layout, [], runCgroupPath(layout.runId), await versionOf("runc")),
    bridge: "none",
    hosts: [`unix://${layout.docker.socket}`, address],
    tlsverify: true,
    tlscacert: join(certificates, "ca.pem"),
    tlscert: join(certificates, "cert.pem"),
    tlskey: join(certificates, "key.pem"),
  };
  writeFileSync(layout.docker.config, JSON.stringify(config));
  const [dockerd, ...leading] = findTool("dockerd", cacheDir())?.command ?? ["dockerd"];
  const runc = findTool("runc", cacheDir())?.command[0] ?? "runc";
  await startDaemon({
    name: "dockerd",
    argv: [dockerd, ...leading, "--config-file", layout.docker.config],
    env: { PATH: `${dirname(runc)}:${process.env["PATH"]}`, HOME: layout.folder, [RUN_MARKER]: layout.runId },
    log: layout.docker.log,
    cgroups: [],
    answers: () => pings(layout.docker.socket),
  });
  return address;
}
