/** Certificates for the tests of an engine that takes TLS, made by openssl. Gone with the test's folder. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";

const NEW_KEY = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];

async function openssl(...args: readonly string[]): Promise<void> {
  await execa("openssl", args);
}

/** An authority: `ca.pem` and `ca-key.pem` in a new folder. All authorities have the same name. */
export async function makeAuthority(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const files = ["-keyout", join(folder, "ca-key.pem"), "-out", join(folder, "ca.pem")];
  await openssl("req", "-x509", ...NEW_KEY, "-subj", "/CN=sandgauge-test", "-days", "2", ...files);
}

/** `cert.pem` and `key.pem` in a folder, signed by the authority in another. */
export async function sign(folder: string, authority: string, usage: "clientAuth" | "serverAuth"): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const at = (name: string): string => join(folder, name);
  const names = usage === "serverAuth" ? "subjectAltName=IP:127.0.0.1\n" : "";
  writeFileSync(at("extensions"), `basicConstraints=critical,CA:FALSE\nextendedKeyUsage=${usage}\n${names}`);
  await openssl("req", "-new", ...NEW_KEY, "-subj", `/CN=${usage}`, "-keyout", at("key.pem"), "-out", at("request"));
  const by = ["-CA", join(authority, "ca.pem"), "-CAkey", join(authority, "ca-key.pem"), "-CAcreateserial"];
  const files = ["-extfile", at("extensions"), "-in", at("request"), "-out", at("cert.pem")];
  await openssl("x509", "-req", ...by, "-days", "2", ...files);
}
