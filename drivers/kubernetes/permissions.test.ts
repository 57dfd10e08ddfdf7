import { readFileSync } from "node:fs";
import { join } from "node:path";
import { loadAllYaml } from "@kubernetes/client-node";
import { expect, test } from "vitest";
import { z } from "zod";
import { OWNER, OWNER_LABEL } from "./names.ts";
import { clusterWide, namespaced } from "./permissions.ts";

const rule = z.object({
  apiGroups: z.array(z.string()),
  resources: z.array(z.string()),
  resourceNames: z.array(z.string()).optional(),
  verbs: z.array(z.string()),
});
const object = z.object({
  kind: z.string(),
  metadata: z.object({
    name: z.string(),
    namespace: z.string().optional(),
    labels: z.record(z.string(), z.string()).optional(),
  }),
  rules: z.array(rule).optional(),
});

const file = join(import.meta.dirname, "../../infra/kubernetes/access.yaml");
const manifest = z.array(object).parse(loadAllYaml(readFileSync(file, "utf8")));

function granted(kind: string): string[] {
  const rules = manifest.filter((one) => one.kind === kind).flatMap((one) => one.rules ?? []);
  return rules
    .flatMap(({ apiGroups, resources, resourceNames = [""], verbs }) =>
      apiGroups.flatMap((group) =>
        resources.flatMap((resource) =>
          resourceNames.flatMap((name) => verbs.map((verb) => `${verb} ${group}/${resource}/${name}`)),
        ),
      ),
    )
    .toSorted();
}

function needed(permissions: typeof namespaced): string[] {
  return permissions.flatMap(({ group, resource, verbs }) => verbs.map((verb) => `${verb} ${group}/${resource}/`));
}

test("the manifest grants what is asked for and nothing else", () => {
  expect(granted("Role")).toEqual(needed(namespaced).toSorted());
  // That it may look at its own namespace tells it whose that is.
  expect(granted("ClusterRole")).toEqual([...needed(clusterWide), `get /namespaces/${OWNER}`].toSorted());
});

test("its namespace is one that the driver takes for its own", () => {
  const namespace = manifest.find(({ kind }) => kind === "Namespace");
  expect(namespace?.metadata).toMatchObject({ name: OWNER, labels: { [OWNER_LABEL]: OWNER } });
});
