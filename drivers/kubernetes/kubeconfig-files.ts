/** Where a cluster is to be found, without asking it: the API's client is loaded where there is one. */
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import type { DriverContext } from "../types.ts";

/** Where a Pod finds the token of its service account. */
const TOKEN = "/var/run/secrets/kubernetes.io/serviceaccount/token";

/** The files that are read, as kubectl chooses them; empty where it is the Pod's own account that counts. */
export function kubeconfigFiles(environment: DriverContext["environment"]): string[] {
  const named = (environment["KUBECONFIG"] ?? "").split(delimiter).filter((file) => file !== "");
  if (named.length > 0) return named;
  const usual = join(environment["HOME"] ?? homedir(), ".kube", "config");
  return existsSync(usual) ? [usual] : [];
}

/** For a note, which is read from another folder. */
export function notedKubeconfigs(environment: DriverContext["environment"]): string[] {
  return kubeconfigFiles(environment).map((file) => resolve(file));
}

/** Why there is no cluster to ask; undefined where there may be one. */
export function lacksCluster(
  environment: DriverContext["environment"],
): { readonly fact: string; readonly remedy: string } | undefined {
  if (kubeconfigFiles(environment).length > 0 || isInPod(environment)) return undefined;
  return {
    fact: "There is no kubeconfig here, nor is this a Pod of a cluster.",
    remedy: "Set KUBECONFIG to a kubeconfig of the cluster; infra/README.md tells how one of its own is brought up.",
  };
}

/** Whether this is a Pod that may ask its own cluster. */
function isInPod(environment: DriverContext["environment"]): boolean {
  return environment["KUBERNETES_SERVICE_HOST"] !== undefined && existsSync(TOKEN);
}
