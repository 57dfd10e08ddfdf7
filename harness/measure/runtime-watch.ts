/** Notices in the middle of a run that a target's runtime or artefact is another one than at its first start. */
import type { DriverContext } from "../../drivers/types.ts";
import type { SampleFlag } from "../records/common-sample.ts";
import { runtimeIdentity } from "./runtime-identity.ts";

export class RuntimeWatch {
  readonly #runDir: string;
  readonly #changed: ReadonlySet<string>;
  readonly #identities = new Map<string, string>();

  /** @param changed targets whose runtime is another one than when the run began (found out on resuming). */
  constructor({ runDir }: Pick<DriverContext, "runDir">, changed: ReadonlySet<string> = new Set()) {
    this.#runDir = runDir;
    this.#changed = changed;
  }

  /** @param workload starts of two workloads use different files. */
  flags(target: string, workload: string, files: readonly string[]): SampleFlag[] {
    const key = `${target} ${workload}`;
    const identity = runtimeIdentity(files, this.#runDir);
    const before = this.#identities.get(key);
    if (before === undefined) this.#identities.set(key, identity);
    const changed = this.#changed.has(target) || (before !== undefined && before !== identity);
    return changed ? ["version-changed"] : [];
  }
}
