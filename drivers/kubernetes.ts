/**
 * A Pod by the API of a cluster, on one node of it: what the scheduler, the kubelet, the container runtime below it and
 * the network plugins add to a sandbox. The variants are the cluster's RuntimeClasses.
 *
 * The API's client takes 90 MB, and the better part of a second to load: that is done where there is a cluster to ask.
 */
import { lacksCluster } from "./kubernetes/kubeconfig-files.ts";
import { noteFiles } from "./kubernetes/notes.ts";
import { runtimeFamily } from "./lib/runtime-family.ts";
import type { Driver, EngineInstance } from "./types.ts";

export const kubernetes: Driver<EngineInstance> = {
  name: "kubernetes",
  technology: (variant) => runtimeFamily(variant ?? "").technology,
  layer: "kubernetes",
  variants: ["runc", "gvisor", "kata"],
  description: "A Pod of one container on one node: API server, scheduler, kubelet, CRI, network, shim, runtime.",
  async discoverVariants({ environment }) {
    if (lacksCluster(environment) !== undefined) return [];
    const { runtimeClasses } = await import("./kubernetes/runtime-classes.ts");
    return await runtimeClasses(environment);
  },
  async removeLeftovers(context) {
    if (noteFiles(context).length === 0) return 0;
    const { removeFromClusters } = await import("./kubernetes/leftovers.ts");
    return await removeFromClusters("kubernetes", context);
  },
  async probe(variant, workload, context) {
    const lack = lacksCluster(context.environment);
    if (lack !== undefined) return { status: "missing", reason: lack.fact, remedy: lack.remedy };
    const { probe } = await import("./kubernetes/prepare.ts");
    return await probe(variant, workload, context);
  },
  async prepare(variant, workload, context) {
    const { prepare } = await import("./kubernetes/prepare.ts");
    return await prepare(variant, workload, context);
  },
};
