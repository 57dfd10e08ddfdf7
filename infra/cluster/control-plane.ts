/** etcd, the API server, the controllers and the scheduler: how each is started, and when it is ready. */
import type { Layout } from "./layout.ts";
import type { Ports } from "./ports.ts";

/** One program of Kubernetes, by its name on PATH, and its arguments. */
export interface Program {
  readonly name: string;
  readonly args: readonly string[];
  /** Answers once it is ready, to whoever shows the administrator's certificate. */
  readonly healthUrl: string;
}

/** Of Services, to which nothing here forwards: there is no proxy. */
const SERVICE_RANGE = "10.96.0.0/16";

function serving({ pki }: Layout, name: string, port: number): string[] {
  return [
    "--bind-address=127.0.0.1",
    `--secure-port=${port}`,
    `--tls-cert-file=${pki(`${name}.crt`)}`,
    `--tls-private-key-file=${pki(`${name}.key`)}`,
  ];
}

/** A controller's three ways to the API: its work, and who asks it, and what they may. */
function clientOf({ configuration }: Layout, name: string): string[] {
  const file = configuration(`${name}.kubeconfig`);
  return [`--kubeconfig=${file}`, `--authentication-kubeconfig=${file}`, `--authorization-kubeconfig=${file}`];
}

export function etcd({ pki, data }: Layout, ports: Ports): Program {
  const [client, peer] = [`https://127.0.0.1:${ports.etcdClient}`, `https://127.0.0.1:${ports.etcdPeer}`];
  const [certificate, key, authority] = [pki("etcd.crt"), pki("etcd.key"), pki("ca.crt")];
  return {
    name: "etcd",
    args: [
      "--name=sandgauge",
      `--data-dir=${data("etcd")}`,
      `--listen-client-urls=${client}`,
      `--advertise-client-urls=${client}`,
      `--listen-peer-urls=${peer}`,
      `--initial-advertise-peer-urls=${peer}`,
      `--initial-cluster=sandgauge=${peer}`,
      `--cert-file=${certificate}`,
      `--key-file=${key}`,
      `--trusted-ca-file=${authority}`,
      "--client-cert-auth",
      `--peer-cert-file=${certificate}`,
      `--peer-key-file=${key}`,
      `--peer-trusted-ca-file=${authority}`,
      "--peer-client-cert-auth",
      "--unsafe-no-fsync", // nothing of it is to outlive the machine
    ],
    healthUrl: `${client}/health`,
  };
}

export function apiServer(layout: Layout, ports: Ports): Program {
  const { pki } = layout;
  return {
    name: "kube-apiserver",
    args: [
      ...serving(layout, "kube-apiserver", ports.apiServer),
      // Told to nobody, and must not be of the loopback: the address of a Service without endpoints.
      "--advertise-address=192.0.2.1",
      "--endpoint-reconciler-type=none",
      `--client-ca-file=${pki("ca.crt")}`,
      `--etcd-servers=https://127.0.0.1:${ports.etcdClient}`,
      `--etcd-cafile=${pki("ca.crt")}`,
      `--etcd-certfile=${pki("apiserver-to-etcd.crt")}`,
      `--etcd-keyfile=${pki("apiserver-to-etcd.key")}`,
      `--kubelet-certificate-authority=${pki("ca.crt")}`,
      `--kubelet-client-certificate=${pki("apiserver-to-kubelet.crt")}`,
      `--kubelet-client-key=${pki("apiserver-to-kubelet.key")}`,
      "--kubelet-preferred-address-types=InternalIP",
      "--authorization-mode=Node,RBAC",
      "--allow-privileged", // as every distribution of Kubernetes has it
      "--enable-admission-plugins=NodeRestriction",
      "--service-account-issuer=https://kubernetes.default.svc",
      `--service-account-key-file=${pki("service-accounts.pub")}`,
      `--service-account-signing-key-file=${pki("service-accounts.key")}`,
      `--service-cluster-ip-range=${SERVICE_RANGE}`,
    ],
    healthUrl: `https://127.0.0.1:${ports.apiServer}/readyz`,
  };
}

export function controllerManager(layout: Layout, ports: Ports): Program {
  const { pki } = layout;
  return {
    name: "kube-controller-manager",
    args: [
      ...serving(layout, "kube-controller-manager", ports.controllers),
      ...clientOf(layout, "controllers"),
      "--leader-elect=false",
      "--use-service-account-credentials",
      `--service-account-private-key-file=${pki("service-accounts.key")}`,
      `--root-ca-file=${pki("ca.crt")}`,
    ],
    healthUrl: `https://127.0.0.1:${ports.controllers}/healthz`,
  };
}

export function scheduler(layout: Layout, ports: Ports): Program {
  return {
    name: "kube-scheduler",
    args: [
      ...serving(layout, "kube-scheduler", ports.scheduler),
      ...clientOf(layout, "scheduler"),
      "--leader-elect=false",
    ],
    healthUrl: `https://127.0.0.1:${ports.scheduler}/healthz`,
  };
}
