import { readFileSync } from "node:fs";
import { join } from "node:path";
import { loadYaml } from "@kubernetes/client-node";
import { expect, test } from "vitest";
import { OWNER, OWNER_LABEL } from "../../../drivers/kubernetes/names.ts";
import { grantedBy, neededBy, objectsOf } from "../../testing/granted-rules.ts";
import { FLEET_MANIFEST, NAMESPACE } from "./names.ts";
import { ofCluster, ofNamespace } from "./permissions.ts";

const folder = join(import.meta.dirname, "../../..", FLEET_MANIFEST);
const { resources } = loadYaml<{ resources: string[] }>(readFileSync(join(folder, "kustomization.yaml"), "utf8"));
const manifest = resources.flatMap((file) => objectsOf(join(folder, file)));

test("the manifest grants what is asked for and nothing else", () => {
  expect(grantedBy(manifest, "Role")).toEqual(neededBy(ofNamespace).toSorted());
  // That it may look at its own namespace tells it whose that is.
  expect(grantedBy(manifest, "ClusterRole")).toEqual(
    [...neededBy(ofCluster), `get /namespaces/${NAMESPACE}`].toSorted(),
  );
});

test("its namespace is one that the command takes for its own, and that privileged Pods are admitted to", () => {
  const namespace = manifest.find(({ kind }) => kind === "Namespace");
  expect(namespace?.metadata).toMatchObject({
    name: NAMESPACE,
    labels: { [OWNER_LABEL]: OWNER, "pod-security.kubernetes.io/enforce": "privileged" },
  });
});
