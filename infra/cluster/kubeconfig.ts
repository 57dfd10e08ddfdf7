/** A kubeconfig with everything in it, so that it can be copied anywhere. JSON is YAML. */
import { readFileSync, writeFileSync } from "node:fs";
import type { Layout } from "./layout.ts";

/** @param user the name of a client's certificate. */
export function writeKubeconfig(layout: Layout, user: string, server: string, file: string): void {
  const data = (name: string): string => readFileSync(layout.pki(name)).toString("base64");
  const config = {
    apiVersion: "v1",
    kind: "Config",
    clusters: [{ name: "sandgauge", cluster: { server, "certificate-authority-data": data("ca.crt") } }],
    users: [
      {
        name: user,
        user: { "client-certificate-data": data(`${user}.crt`), "client-key-data": data(`${user}.key`) },
      },
    ],
    contexts: [{ name: "sandgauge", context: { cluster: "sandgauge", user } }],
    "current-context": "sandgauge",
  };
  writeFileSync(file, `${JSON.stringify(config, undefined, 2)}\n`, { mode: 0o600 });
}
