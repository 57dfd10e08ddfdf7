import type { Layout } from "./layout.ts";
import type { EngineRuntime } from "./runtimes.ts";

/** TOML's basic strings are JSON's. */
const toml = (value: string | boolean): string => JSON.stringify(value);

function runtimeTable({ name, shim, shimPath, options }: EngineRuntime): string {
  const table = `plugins."io.containerd.grpc.v1.cri".containerd.runtimes.${toml(name)}`;
  const lines = Object.entries(options).map(([key, value]) => `${key} = ${toml(value)}`);
  return `[${table}]
runtime_type = ${toml(shim)}
${shimPath === undefined ? "" : `runtime_path = ${toml(shimPath)}`}
[${table}.options]
${lines.join("\n")}
`;
}

/**
 * Version 2 of the format, which 1.6 and later read. Everything that would be made outside of the folder by default is
 * moved into it.
 *
 * restrict_oom_score_adj: a pod's first process wants a lower score than its parent's, which takes a capability that
 * root in a container does not have.
 */
export function containerdConfig(
  { folder, containerd, cni }: Layout,
  runtimes: readonly EngineRuntime[],
  pauseImage: string,
  cniPlugins: string | undefined,
): string {
  return `version = 2
root = ${toml(containerd.root)}
state = ${toml(containerd.state)}

[grpc]
address = ${toml(containerd.socket)}

[plugins."io.containerd.shim.v1.manager"]
socket_dir = ${toml(containerd.shimSockets)}

[plugins."io.containerd.internal.v1.opt"]
path = ${toml(`${folder}/opt`)}

[plugins."io.containerd.nri.v1.nri"]
socket_path = ${toml(`${folder}/nri.sock`)}
plugin_path = ${toml(`${folder}/opt/nri/plugins`)}
plugin_config_path = ${toml(`${folder}/opt/nri/conf.d`)}

[plugins."io.containerd.grpc.v1.cri"]
sandbox_image = ${toml(pauseImage)}
restrict_oom_score_adj = true
netns_mounts_under_state_dir = true

[plugins."io.containerd.grpc.v1.cri".cni]
bin_dir = ${toml(cniPlugins ?? `${folder}/opt/cni`)}
conf_dir = ${toml(cni.configs)}

[plugins."io.containerd.grpc.v1.cri".containerd]
default_runtime_name = "runc"

${runtimes.map(runtimeTable).join("\n")}`;
}
