import type { BuiltWorkload } from "../../workloads/types.ts";
import type { DriverContext, Embedding, PreparedEmbedding } from "../types.ts";
import { probeEmbedding } from "./embedding-trial.ts";

export interface ReadyEmbedding {
  readonly prepared: PreparedEmbedding;
  /** Tool name to version, and what else decides the arm's numbers, for the records. */
  readonly versions: Readonly<Record<string, string>>;
}

type MakeReady = (
  target: string,
  variant: string,
  workload: BuiltWorkload,
  context: DriverContext,
) => Promise<ReadyEmbedding>;

/** An embedding from what makes one of its arms ready. */
export function createEmbedding(
  facts: Pick<Embedding, "name" | "variants" | "description">,
  makeReady: MakeReady,
): Embedding {
  const targetOf = (variant: string): string => `${facts.name}/${variant}`;
  return {
    ...facts,
    technology: "wasm",
    layer: "in-process",
    async probe(variant, workload, context) {
      const target = targetOf(variant);
      return await probeEmbedding(target, async () => await makeReady(target, variant, workload, context), context);
    },
    async prepare(variant, workload, context) {
      return (await makeReady(targetOf(variant), variant, workload, context)).prepared;
    },
  };
}
