/** The cluster's own authority and what it signs, made by openssl. All of it goes with the cluster's folder. */
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { NODE_NAME } from "./layout.ts";

interface Certificate {
  readonly name: string;
  /** As openssl takes it. Kubernetes reads the user from CN and its groups from O. */
  readonly subject: string;
  readonly usage: readonly ("clientAuth" | "serverAuth")[];
}

function server(name: string, ...usage: Certificate["usage"]): Certificate {
  return { name, subject: `/CN=${name}`, usage: ["serverAuth", ...usage] };
}

function client(name: string, subject: string): Certificate {
  return { name, subject, usage: ["clientAuth"] };
}

const certificates: readonly Certificate[] = [
  server("etcd", "clientAuth"), // a peer is both
  server("kube-apiserver"),
  server("kube-controller-manager"),
  server("kube-scheduler"),
  server("kubelet"),
  client("admin", "/O=system:masters/CN=admin"),
  client("apiserver-to-etcd", "/CN=apiserver-to-etcd"),
  client("apiserver-to-kubelet", "/O=system:masters/CN=apiserver-to-kubelet"),
  client("controllers", "/CN=system:kube-controller-manager"),
  client("scheduler", "/CN=system:kube-scheduler"),
  client("node", `/O=system:nodes/CN=system:node:${NODE_NAME}`),
];

/** Everything listens there and nowhere else. */
const ADDRESS = "IP:127.0.0.1,DNS:localhost";

const VALIDITY = ["-days", "365"];
const NEW_KEY = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];

async function openssl(...args: readonly string[]): Promise<void> {
  await execa("openssl", args);
}

async function sign({ name, subject, usage }: Certificate, folder: string): Promise<void> {
  const file = (ending: string): string => join(folder, `${name}.${ending}`);
  const extensions = [
    "basicConstraints=critical,CA:FALSE",
    "keyUsage=critical,digitalSignature",
    `extendedKeyUsage=${usage.join(",")}`,
    ...(usage.includes("serverAuth") ? [`subjectAltName=${ADDRESS}`] : []),
  ];
  writeFileSync(file("ext"), `${extensions.join("\n")}\n`);
  await openssl("req", "-new", ...NEW_KEY, "-subj", subject, "-keyout", file("key"), "-out", file("csr"));
  const authority = ["-CA", join(folder, "ca.crt"), "-CAkey", join(folder, "ca.key"), "-CAcreateserial"];
  const files = ["-extfile", file("ext"), "-in", file("csr"), "-out", file("crt")];
  await openssl("x509", "-req", ...authority, ...VALIDITY, ...files);
  rmSync(file("ext"));
  rmSync(file("csr"));
}

/** Makes what is not there. The folder appears whole or not at all. */
export async function makeCertificates(folder: string): Promise<void> {
  if (existsSync(folder)) return;
  const part = `${folder}.part`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(part, { recursive: true, mode: 0o700 });
  const [key, certificate] = [join(part, "ca.key"), join(part, "ca.crt")];
  const subject = ["-subj", "/CN=sandgauge-cluster"];
  await openssl("req", "-x509", ...NEW_KEY, ...subject, ...VALIDITY, "-keyout", key, "-out", certificate);
  for (const one of certificates) await sign(one, part);
  const tokens = join(part, "service-accounts.key");
  await openssl("genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048", "-out", tokens);
  await openssl("pkey", "-in", tokens, "-pubout", "-out", join(part, "service-accounts.pub"));
  renameSync(part, folder);
}
