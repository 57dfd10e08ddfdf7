/** One program, compiled from one source for every kind of sandbox. */

/** What a workload is compiled to. `component` is the WASI 0.2 component made from `wasm`. */
export type ArtefactKind = "x86_64" | "arm64" | "wasm" | "component";

export interface Artefact {
  /** Absolute path; immutable, named by content. */
  readonly path: string;
  readonly sha256: string;
}

/** `workloads/<name>/manifest.json`. */
export interface WorkloadManifest {
  readonly name: string;
  readonly summary: string;
  /** `exit`: ends by itself after its work. `hold`: lives until its standard input closes. */
  readonly ends: "exit" | "hold";
  /**
   * What a right answer looks like: each line's regular expression, in the order in which the lines must come.
   * Anchored at both ends by the harness.
   */
  readonly expectedLines: readonly string[];
  /** The checksum that each `@result` line must carry; absent where the workload gives no result. */
  readonly checksum?: string;
}

export interface BuiltWorkload {
  readonly manifest: WorkloadManifest;
  readonly artefacts: Readonly<Partial<Record<ArtefactKind, Artefact>>>;
  /** Why an artefact is not there (no cross compiler, say), for those that are not. */
  readonly missing: Readonly<Partial<Record<ArtefactKind, string>>>;
  /** First line of the compiler's own version. */
  readonly compiler: string;
}
