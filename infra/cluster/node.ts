/** The node: a mount namespace of its own, containerd in it, and the kubelet. */
import { NODE_NAME, type Layout } from "./layout.ts";
import type { Ports } from "./ports.ts";
import type { Program } from "./control-plane.ts";

/** The usual address, of the range of Services. */
const CLUSTER_DNS = "10.96.0.10";

/**
 * The kubelet's configuration. What it would do to a whole machine (firewall, kernel settings, reservations) it is told
 * not to.
 */
export function kubeletConfiguration(layout: Layout, ports: Ports, cgroupRoot: string, maxPods: number): string {
  const { pki, data, engines } = layout;
  const configuration = {
    apiVersion: "kubelet.config.k8s.io/v1beta1",
    kind: "KubeletConfiguration",
    address: "127.0.0.1",
    port: ports.kubelet,
    healthzPort: ports.kubeletHealth,
    tlsCertFile: pki("kubelet.crt"),
    tlsPrivateKeyFile: pki("kubelet.key"),
    authentication: {
      anonymous: { enabled: false },
      webhook: { enabled: true },
      x509: { clientCAFile: pki("ca.crt") },
    },
    authorization: { mode: "Webhook" },
    containerRuntimeEndpoint: `unix://${engines.containerd.socket}`,
    podLogsDir: data("pod-logs"),
    volumePluginDir: data("volume-plugins"),
    maxPods,
    cgroupDriver: "cgroupfs",
    cgroupRoot,
    failCgroupV1: false,
    failSwapOn: false,
    enforceNodeAllocatable: ["none"],
    protectKernelDefaults: true, // node-namespace.sh shows it what it wants
    oomScoreAdj: 0, // less takes a capability that root in a container does not have
    makeIPTablesUtilChains: false,
    resolvConf: "",
    // Nobody answers there; without one, the kubelet complains of each Pod by an event.
    clusterDNS: [CLUSTER_DNS],
    clusterDomain: "cluster.local",
    // Images are not to be had a second time; the host's disk is the host's business until it is all but full.
    imageGCHighThresholdPercent: 100,
    evictionHard: { "memory.available": "100Mi", "nodefs.available": "1%", "nodefs.inodesFree": "1%" },
  };
  return `${JSON.stringify(configuration, undefined, 2)}\n`;
}

export function kubelet({ configuration, data }: Layout, ports: Ports): Program {
  return {
    name: "kubelet",
    args: [
      `--config=${configuration("kubelet.json")}`,
      `--kubeconfig=${configuration("node.kubeconfig")}`,
      `--root-dir=${data("kubelet")}`,
      `--cert-dir=${data("kubelet-certificates")}`,
      `--hostname-override=${NODE_NAME}`,
      // By itself it takes no address of the loopback: `up` gives it one, as a cloud's controller would.
      "--cloud-provider=external",
    ],
    healthUrl: `http://127.0.0.1:${ports.kubeletHealth}/healthz`,
  };
}
