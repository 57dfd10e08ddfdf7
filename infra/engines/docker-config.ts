import type { Layout } from "./layout.ts";
import type { EngineRuntime } from "./runtimes.ts";

/**
 * runc knows time namespaces since 1.2. Moby's engine asks for one where the kernel has them, whatever the runtime, unless
 * it is told not to.
 */
export function featuresFor(runcVersion: string): object {
  const [major = 0, minor = 0] = runcVersion.split(".").map(Number);
  return major > 1 || minor >= 2 ? {} : { features: { "time-namespaces": false } };
}

/**
 * dockerd's configuration. It keeps its hands off the host's firewall and forwarding: containers reach each other and
 * the host through a bridge of ours, and nothing beyond. Everything else is as dockerd has it by default.
 */
export function dockerConfig(
  { containerd, docker }: Layout,
  runtimes: readonly EngineRuntime[],
  cgroupPath: string,
  runcVersion: string,
): string {
  const config = {
    hosts: [`unix://${docker.socket}`],
    "data-root": docker.root,
    "exec-root": docker.execRoot,
    pidfile: docker.pidFile,
    containerd: containerd.socket,
    "exec-opts": ["native.cgroupdriver=cgroupfs"],
    // Below that of the engines, so that it ends with them.
    "cgroup-parent": `${cgroupPath}/docker`,
    bridge: docker.bridge,
    iptables: false,
    ip6tables: false,
    "ip-forward": false,
    "ip-masq": false,
    "userland-proxy": false,
    ...featuresFor(runcVersion),
    runtimes: Object.fromEntries(
      // Its own name for runc is built in.
      runtimes.flatMap(({ name, docker: entry }) => (name === "runc" || entry === undefined ? [] : [[name, entry]])),
    ),
  };
  return `${JSON.stringify(config, undefined, 2)}\n`;
}
