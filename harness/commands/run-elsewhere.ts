/** `sandgauge run --on kubernetes`: the run is carried out on nodes of a cluster. */
import { type ExitCode, UsageError } from "../errors.ts";
import type { Plan } from "../measure/plan.ts";
import type { Io } from "./command.ts";

/** @throws UsageError for what is no positive number. */
function positive(option: string, text: string): number {
  const value = Number(text);
  if (Number.isFinite(value) && value > 0) return value;
  throw new UsageError(`--${option}`, `${JSON.stringify(text)} is no positive number.`, "Give one.");
}

/** Options of `--on kubernetes` alone. */
export const fleetOptions = {
  nodes: { type: "string" },
  image: { type: "string" },
  within: { type: "string" },
  "fetch-every": { type: "string" },
  patience: { type: "string" },
} as const;

type FleetValues = Readonly<
  Partial<Record<keyof typeof fleetOptions | "out" | "targets" | "metrics" | "seed", string | undefined>>
> & { readonly tune?: boolean | undefined };

/** @param plan as it was read here, which is what the nodes are given. @throws UsageError */
export async function runElsewhere(
  on: string,
  plan: Plan,
  values: FleetValues,
  io: Io,
  signal: AbortSignal,
): Promise<ExitCode> {
  if (on !== "kubernetes") {
    throw new UsageError("--on", `A run on ${JSON.stringify(on)} is not known.`, "There is: kubernetes.");
  }
  if (values.nodes === undefined) {
    throw new UsageError("--on", "No nodes are chosen.", "Choose them by --nodes: --nodes kubernetes.io/arch=arm64");
  }
  const passedOn = (["targets", "metrics", "seed"] as const).flatMap((name) => {
    const value = values[name];
    return value === undefined ? [] : [`--${name}`, value];
  });
  const { runOnKubernetes } = await import("../fleet/kubernetes/run-on-kubernetes.ts");
  return await runOnKubernetes(
    {
      selector: values.nodes,
      image: values.image,
      plan,
      runArguments: [...passedOn, ...(values.tune === true ? ["--tune"] : [])],
      out: values.out,
      deadlineSeconds: Math.ceil(positive("within", values.within ?? "168") * 3600),
      fetchMs: positive("fetch-every", values["fetch-every"] ?? "60") * 1000,
      patienceMs: positive("patience", values.patience ?? "300") * 1000,
    },
    io,
    signal,
  );
}
