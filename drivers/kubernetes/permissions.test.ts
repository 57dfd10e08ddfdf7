import { join } from "node:path";
import { expect, test } from "vitest";
import { grantedBy, neededBy, objectsOf } from "../../harness/testing/granted-rules.ts";
import { OWNER, OWNER_LABEL } from "./names.ts";
import { clusterWide, namespaced } from "./permissions.ts";

const manifest = objectsOf(join(import.meta.dirname, "../../infra/kubernetes/access.yaml"));

test("the manifest grants what is asked for and nothing else", () => {
  expect(grantedBy(manifest, "Role")).toEqual(neededBy(namespaced).toSorted());
  // That it may look at its own namespace tells it whose that is.
  expect(grantedBy(manifest, "ClusterRole")).toEqual([...neededBy(clusterWide), `get /namespaces/${OWNER}`].toSorted());
});

test("its namespace is one that the driver takes for its own", () => {
  const namespace = manifest.find(({ kind }) => kind === "Namespace");
  expect(namespace?.metadata).toMatchObject({ name: OWNER, labels: { [OWNER_LABEL]: OWNER } });
});
