/** One program, compiled from one source for every kind of sandbox. */

/** What a workload is compiled to. `component` is the WASI 0.2 component made from `wasm`. */
export type ArtefactKind = "x86_64" | "arm64" | "wasm" | "component";

export interface Artefact {
  /** Absolute path; immutable, named by content. */
  readonly path: string;
  readonly sha256: string;
}

/** What a workload is made of, since a sandbox costs each kind of work something else. */
export const workKinds = [
  "integer",
  "floating-point",
  "branches",
  "memory-bandwidth",
  "memory-latency",
  "host-calls",
  "files",
  "requests",
] as const;
export type WorkKind = (typeof workKinds)[number];

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
  /** How often the last of those lines comes; once where absent. */
  readonly repetitions?: number;
  /** The checksum that each `@result` line must carry; absent where the workload gives no result. */
  readonly checksum?: string;
  /** Present where it measures work. */
  readonly work?: {
    readonly kind: WorkKind;
    /** Of one repetition; what each `@result` line must tell. */
    readonly operations: number;
  };
  /** Requests that it is sent on its standard input, as many as it has repetitions, at this rate whatever it answers. */
  readonly requestsPerSecond?: number;
  /** `directory`: an empty, writable folder of the host as its working directory. */
  readonly needs?: readonly "directory"[];
  /** Memory of its own that a machine must have to spare; absent where it needs next to none. */
  readonly memoryMebibytes?: number;
  /**
   * A further build of another workload's source, for WebAssembly alone, with these flags added. Its baseline is that
   * workload.
   */
  readonly variantOf?: { readonly workload: string; readonly flags: readonly string[] };
}

export interface BuiltWorkload {
  readonly manifest: WorkloadManifest;
  readonly artefacts: Readonly<Partial<Record<ArtefactKind, Artefact>>>;
  /** Why an artefact is not there (no cross compiler, say), for those that are not. */
  readonly missing: Readonly<Partial<Record<ArtefactKind, string>>>;
  /** First line of the compiler's own version. */
  readonly compiler: string;
}
