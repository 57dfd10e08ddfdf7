import type { Layout } from "./layout.ts";
import type { EngineRuntime } from "./runtimes.ts";

/** Since 1.2. Moby's engine asks for one where the kernel has them, whatever the runtime, unless it is told not to. */
function knowsTimeNamespaces(runcVersion: string): boolean {
  const [major = 0, minor = 0] = runcVersion.split(".").map(Number);
  return major > 1 || minor >= 2;
}

/** Of every engine of ours. It keeps its hands off the host's firewall and forwarding. */
export function dockerSettings(runcVersion: string): object {
  return {
    iptables: false,
    ip6tables: false,
    "ip-forward": false,
    "ip-masq": false,
    "userland-proxy": false,
    ...(knowsTimeNamespaces(runcVersion) ? {} : { features: { "time-namespaces": false } }),
  };
}

/**
 * dockerd's configuration, to be written as JSON. Containers reach each other and the host through a bridge of ours, and
 * nothing beyond. Everything else is as dockerd has it by default.
 */
export function dockerConfig(
  { containerd, docker }: Layout,
  runtimes: readonly EngineRuntime[],
  cgroupPath: string,
  runcVersion: string,
): object {
  return {
    hosts: [`unix://${docker.socket}`],
    "data-root": docker.root,
    "exec-root": docker.execRoot,
    pidfile: docker.pidFile,
    containerd: containerd.socket,
    "exec-opts": ["native.cgroupdriver=cgroupfs"],
    // Below that of the engines, so that it ends with them.
    "cgroup-parent": `${cgroupPath}/docker`,
    bridge: docker.bridge,
    ...dockerSettings(runcVersion),
    runtimes: Object.fromEntries(
      // Its own name for runc is built in.
      runtimes.flatMap(({ name, docker: entry }) => (name === "runc" || entry === undefined ? [] : [[name, entry]])),
    ),
  };
}
