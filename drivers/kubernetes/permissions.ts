/** What the driver must be allowed to do, asked before anything is done. The manifest that grants it is tested against it. */
import { AuthorizationV1Api, type KubeConfig } from "@kubernetes/client-node";
import { DriverError } from "../lib/driver-error.ts";
import { ACCESS_MANIFEST } from "./api-failure.ts";

export interface Permission {
  readonly group: string;
  /** With its subresource after a slash. */
  readonly resource: string;
  readonly verbs: readonly string[];
}

/** In the namespace in which Pods are made. */
export const namespaced: readonly Permission[] = [
  { group: "", resource: "pods", verbs: ["create", "get", "list", "watch", "delete"] },
  { group: "", resource: "pods/log", verbs: ["get"] },
  // The request that becomes a stream is a GET; to go on as one, it must be allowed as a creation too.
  { group: "", resource: "pods/attach", verbs: ["get", "create"] },
  { group: "", resource: "events", verbs: ["list", "watch"] },
];

export const clusterWide: readonly Permission[] = [
  { group: "", resource: "nodes", verbs: ["get", "list"] },
  { group: "node.k8s.io", resource: "runtimeclasses", verbs: ["get", "list"] },
];

/** Only where Pods are to be made in a namespace that the driver makes for them. */
export const ownNamespace: readonly Permission[] = [
  { group: "", resource: "namespaces", verbs: ["create", "get", "delete"] },
];

interface Question {
  readonly group: string;
  readonly resource: string;
  readonly subresource: string | undefined;
  readonly verb: string;
}

function questions(permissions: readonly Permission[]): Question[] {
  return permissions.flatMap(({ group, resource: path, verbs }) => {
    const [resource = path, subresource] = path.split("/");
    return verbs.map((verb) => ({ group, resource, subresource, verb }));
  });
}

function describe({ verb, resource, subresource, group }: Question): string {
  return `${verb} ${resource}${subresource === undefined ? "" : `/${subresource}`}${group === "" ? "" : `.${group}`}`;
}

/** @returns those that are not granted, as `create pods`. @throws what the API client throws. */
async function missingPermissions(
  config: KubeConfig,
  permissions: readonly Permission[],
  namespace?: string,
): Promise<string[]> {
  const api = config.makeApiClient(AuthorizationV1Api);
  async function ask(question: Question): Promise<string[]> {
    const { subresource, ...attributes } = question;
    const resourceAttributes = {
      ...attributes,
      ...(subresource === undefined ? {} : { subresource }),
      ...(namespace === undefined ? {} : { namespace }),
    };
    const body = { spec: { resourceAttributes } };
    const { status } = await api.createSelfSubjectAccessReview({ body });
    return status?.allowed === true ? [] : [describe(question)];
  }
  const [first, ...others] = questions(permissions);
  if (first === undefined) return [];
  // One alone: to an account that it does not know the server says so once, and ends the connection of all the others.
  const missing = await ask(first);
  return [missing, ...(await Promise.all(others.map(ask)))].flat();
}

/**
 * @param manifest what grants them.
 * @throws DriverError naming each verb and resource that is not granted.
 */
export async function requirePermissions(
  target: string,
  config: KubeConfig,
  permissions: readonly Permission[],
  namespace?: string,
  manifest: string = ACCESS_MANIFEST,
): Promise<void> {
  const missing = await missingPermissions(config, permissions, namespace);
  if (missing.length === 0) return;
  const where = namespace === undefined ? "in the cluster" : `in namespace ${namespace}`;
  throw new DriverError(
    target,
    "prepare",
    `The account of the kubeconfig may not ${missing.join(", ")} ${where}.`,
    `Have an administrator apply ${manifest}, and use the account that it makes.`,
  );
}
