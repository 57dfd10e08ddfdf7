/** What a manifest of Kubernetes grants, beside what the code asks for. */
import { readFileSync } from "node:fs";
import { loadAllYaml } from "@kubernetes/client-node";
import { z } from "zod";
import type { Permission } from "../../drivers/kubernetes/permissions.ts";

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

type ManifestObject = z.infer<typeof object>;

export function objectsOf(file: string): ManifestObject[] {
  return z.array(object).parse(loadAllYaml(readFileSync(file, "utf8")));
}

/** As `verb group/resource/name`, sorted. */
export function grantedBy(manifest: readonly ManifestObject[], kind: "Role" | "ClusterRole"): string[] {
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

export function neededBy(permissions: readonly Permission[]): string[] {
  return permissions.flatMap(({ group, resource, verbs }) => verbs.map((verb) => `${verb} ${group}/${resource}/`));
}
