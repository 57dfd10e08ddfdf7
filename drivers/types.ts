/**
 * The driver contract. A driver can start a workload with one runtime; it never times, retries, logs, formats
 * or judges. Everything a driver needs from the harness reaches it through {@link DriverContext}.
 */
import type { BuiltWorkload } from "../workloads/types.ts";

/** The document's class of a target; `process` is the baseline without isolation. */
export type Technology = "process" | "vm" | "container" | "sandbox" | "wasm";

/**
 * What the request goes through. Numbers of two layers are never compared unlabelled. `in-process`: a call in a process
 * that already runs and holds other instances too, so that isolation is by the language runtime only.
 */
export type Layer = "in-process" | "runtime" | "containerd" | "cri" | "docker" | "kubernetes";

/**
 * How to start a tool: an executable and the leading arguments that come before the tool's own
 * (a private dynamic loader, for instance). Never a shell string.
 */
type ToolCommand = readonly [executable: string, ...leadingArguments: string[]];

export interface Tool {
  readonly command: ToolCommand;
  /** The version that infra/setup.sh installed; absent for a tool found on PATH, which must tell its own. */
  readonly installedVersion?: string;
}

/** A file that infra/setup.sh provides, such as a guest kernel. */
export interface Asset {
  readonly path: string;
  readonly version: string;
}

/** What this host can really do with one variant, found out by doing it in small. */
export type Availability =
  | {
      readonly status: "ready";
      /** Tool name to version, for the records. */
      readonly versions: Readonly<Record<string, string>>;
    }
  | {
      readonly status: "degraded";
      readonly versions: Readonly<Record<string, string>>;
      /** One sentence: what is not as it should be, with the actual value. */
      readonly reason: string;
      /** False where the CPU that runs the workload is emulated. */
      readonly accelerated: boolean;
      /** What would make it `ready`. */
      readonly remedy: string;
    }
  | { readonly status: "missing"; readonly reason: string; readonly remedy: string };

/** A cgroup made for one run, in which everything that the run starts is accounted and found again. */
export interface RunCgroup {
  readonly mode: "v1" | "v2" | "hybrid";
  /**
   * Path of the run's cgroup below the root of each hierarchy, as a runtime's `cgroupsPath` wants it:
   * `/sandgauge/<run>` below the harness's own cgroup.
   */
  readonly path: string;
  /** Absolute folders of that cgroup, one per mounted hierarchy. */
  readonly folders: readonly string[];
}

export interface DriverContext {
  /** Name of the run; carried by everything that a driver makes, so that `clean` finds it. */
  readonly runId: string;
  /** Immutable artefacts, keyed by content hash, shared by all runs. */
  readonly cacheDir: string;
  /** Private to this run, mode 0700, short enough for Unix sockets: state roots, bundles, sockets. */
  readonly runDir: string;
  /**
   * Private to this run, on the file system of the cache, for what is not to take memory. Made by who uses it first,
   * removed with the run.
   */
  readonly scratchDir: string;
  /** Undefined where the harness may not make cgroups. */
  readonly cgroup: RunCgroup | undefined;
  /** Looks on PATH first, then in what infra/setup.sh installed. */
  findTool(name: string): Tool | undefined;
  /** Finds a file that infra/setup.sh provides, by its name there: `guest-kernel-x86_64`, `guest-debian-x86_64`. */
  findAsset(name: string): Asset | undefined;
  /** The harness's own environment, in which a user says which engine is meant: DOCKER_HOST, KUBECONFIG and the like. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Aborted when the run is interrupted; a driver's own commands must end with it. */
  readonly signal: AbortSignal;
}

/** All that is known of a run whose harness is gone. */
export type LeftoverContext = Pick<DriverContext, "runId" | "runDir" | "cgroup" | "environment" | "findTool">;

/** One program start, complete: no shell, nothing inherited but what stands here. */
export interface Command {
  readonly argv: readonly [string, ...string[]];
  /** The whole environment. The launcher adds SANDGAUGE_RUN, by which `clean` finds strays. */
  readonly env: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** What a host process contributes to an instance: `workload`, `runtime`, `shim`, `vmm`, `sentry`, `gofer`, … */
export type Component = string;

export interface BilledProcess {
  readonly pid: number;
  readonly component: Component;
  /** Size of the one mapping in it that is a guest's memory; absent where it holds none. */
  readonly guestRamBytes?: number;
  /** True for what all instances share, such as the engine: each is billed it, and it counts once. */
  readonly shared?: true;
}

interface BilledCgroup {
  /** Absolute folder of the cgroup in one hierarchy. */
  readonly folder: string;
  readonly component: Component;
}

/** What an engine's session says while it goes on. The harness stamps each call as it comes; a driver never does. */
export interface EngineListener {
  /**
   * Of the workload's standard output, as it comes.
   *
   * @param readNs CLOCK_REALTIME of this host in nanoseconds at which the engine read it: for engines that cannot be
   * attached to before the start and pass on later, with that stamp, what was said until then.
   */
  output(chunk: Buffer, readNs?: bigint): void;
  errorOutput(chunk: Buffer): void;
  /**
   * A step of the engine's has come to its end, told when the host hears of it. Kebab-case, a verb: `create`, `start`,
   * `remove`. Each once. Of the workload's ready line the harness knows itself.
   */
  phase(name: string): void;
  /** The workload has ended. `signal` where one ended it, as far as the engine tells that apart. */
  exited(code: number | null, signal: string | null): void;
}

/** One sandbox's life under an engine, from the first request on. */
export interface EngineSession {
  /**
   * When the workload has ended and the engine has removed all that it kept of it, after which no more is said.
   * Rejects with a DriverError where the engine refused, or was lost.
   */
  readonly ended: Promise<void>;
  /** Never throws: what cannot be written any more is lost, as with a pipe. */
  write(data: string): void;
  closeInput(): void;
  /** Has the workload killed, at whatever step the session is. Idempotent. */
  kill(): void;
}

/**
 * Sends the requests that start the sandbox, output attached before the start where the engine can, so that none is lost
 * nor late. All that can be made ready without it (image, connection) has been.
 *
 * @param stdin `closed`: no input at all. `open`: until {@link EngineSession.closeInput}.
 */
export type EngineStart = (listener: EngineListener, stdin: "closed" | "open") => EngineSession;

/** One sandbox that is about to be started, runs or has ended. */
export type Instance = CommandInstance | EngineInstance;

/** Started by a command of ours. */
export interface CommandInstance extends InstanceFacts {
  /** What the launcher starts; the sandbox lives while it does. */
  readonly command: Command;
  /** Host processes billed to this instance while it lives. `pid` is the process that the launcher started. */
  processes(pid: number): Promise<BilledProcess[]>;
}

/** Started by requests to an engine that runs already. */
export interface EngineInstance extends InstanceFacts {
  readonly start: EngineStart;
  /** Files on this host that the engine uses for it, such as the runtime and the shim, as far as it tells. */
  readonly files: readonly string[];
  /**
   * Host processes billed to this instance while it lives, the engine's own among them; none where the engine is on
   * another host.
   */
  processes(): Promise<BilledProcess[]>;
}

interface InstanceFacts {
  readonly id: string;
  /** Cgroups that the runtime made for this instance (none for runtimes that make none). */
  cgroups(): Promise<BilledCgroup[]>;
  /**
   * How long each part of its boot took by the guest's own clock, in nanoseconds, in the order in which they came; asked
   * before `destroy`. Undefined where the guest has not told, or not yet. Absent for what has no guest that tells.
   */
  bootNs?(): Promise<Readonly<Record<string, number>> | undefined>;
  /**
   * Ends what still lives of the instance and removes all it left. Called when the process that the launcher started
   * has ended or was killed with its group, or the engine's session has ended: what is to be ended here is what lives
   * outside of that. Idempotent; never throws for what is already gone.
   */
  destroy(): Promise<void>;
}

/** What an instance is given. */
export interface InstanceOptions {
  /**
   * Absolute; a folder of the host that anyone may write in, which becomes the workload's working directory. Given to
   * workloads whose manifest says that they need one; `prepare` refuses such a workload where the sandbox has no way to
   * be given one.
   */
  readonly directory?: string;
  /** The only CPU for what an engine starts; what the launcher starts is pinned by it. */
  readonly cpu?: number;
  /** Memory of the machine, in place of {@link PreparedWorkload.guestMebibytes}; only where that is told. */
  readonly guestMebibytes?: number;
}

/** A workload made ready for one variant: image, bundle, initramfs or compiled module, all untimed. */
export interface PreparedWorkload<I extends Instance = Instance> extends AsyncDisposable {
  /** SHA-256 of what will be run (the native binary, the module, the AOT file). */
  readonly artefactSha256: string;
  /** Memory that a machine is given where no other is asked for; absent where an instance is no machine. */
  readonly guestMebibytes?: number;
  /**
   * The engine's own processes on this host, by component: what they use of the CPUs is the run's own doing. Absent
   * where there is no engine, or where it is elsewhere.
   */
  readonly enginePids?: Readonly<Record<string, number>>;
  /** Makes the per-instance files, untimed, so that the start costs the runtime, and its engine, only. */
  createInstance(id: string, options?: InstanceOptions): Promise<I>;
}

export interface Driver<I extends Instance = Instance> {
  /** Kebab-case, as in the file's name. */
  readonly name: string;
  /** Of one variant: an engine starts runtimes of several. */
  technology(variant: string | undefined): Technology;
  readonly layer: Layer;
  /** Named ways of use that change the numbers; empty where the driver is its own target. */
  readonly variants: readonly string[];
  /** One sentence for `doctor` and the README: what a start of this target consists of. */
  readonly description: string;
  /** Variants that only the engine knows: the runtimes that are registered with it. Empty where it cannot be asked. */
  discoverVariants?(context: Pick<DriverContext, "environment" | "signal">): Promise<readonly string[]>;
  /**
   * Removes what the engine still holds of the run after a kill -9, known by the run's name. Its folder is still there,
   * with the note by which the engine is found again (drivers/lib/engine-note.ts).
   *
   * @returns how many sandboxes that were.
   * @throws DriverError where the engine cannot be asked.
   */
  removeLeftovers?(context: LeftoverContext): Promise<number>;
  /**
   * Really starts `workload` once, within a limit, and leaves nothing behind. A backend that is not there is a
   * value, not an exception.
   */
  probe(variant: string | undefined, workload: BuiltWorkload, context: DriverContext): Promise<Availability>;
  /** @throws DriverError naming phase, fact and remedy. */
  prepare(variant: string | undefined, workload: BuiltWorkload, context: DriverContext): Promise<PreparedWorkload<I>>;
}

/** One whose instances are processes of ours. */
export type CommandDriver = Driver<CommandInstance>;
export type PreparedCommands = PreparedWorkload<CommandInstance>;

/** A process that holds many instances; each of them is a call in it, and nothing that the kernel knows of. */
export type EmbeddingProcess = Pick<CommandInstance, "id" | "command" | "processes" | "destroy">;

/** A workload made ready for one arm. */
export interface PreparedEmbedding extends AsyncDisposable {
  /** SHA-256 of the compiled module. */
  readonly artefactSha256: string;
  /**
   * How many instances one process can be asked to hold: what it reserved for, or what its address space and mappings
   * have been seen to bear. More are spread over more processes.
   */
  readonly instancesPerProcess: number;
  /** A program that speaks the embedding protocol on its standard streams and holds no instance yet. */
  createProcess(id: string): Promise<EmbeddingProcess>;
}

/**
 * A runtime used as a library, in a host program of ours: for what a sandbox costs where no process is made for it.
 * Never part of a startup run.
 *
 * The embedding protocol, by lines. The program says `@ready <monotonic ns>` once engine and module are loaded. Then it
 * is asked, one thing at a time, and ends with its input:
 * - `instantiate <n>`: n instances more, each with a store and a memory of its own, each run to the end of its `_start`
 *   with no input. Any number of `@instantiated {"live":L,"instantiateNs":[…],"startNs":[…]}` (each instance's
 *   instantiation alone, and the run of its `_start`), then `@done {"live":L}`.
 * - `tell <i> <line>`: instance i's `answer` is called with that line as its input. What it said: `@pong <line>`.
 * - `tell-all <line>`: the same for all that live. `@told {"live":L,"answered":A}`, A of them with the line as it was.
 *
 * `@failed {"live":L,"error":"…"}` ends a request that could not be met, in the runtime's own words; the program lives
 * on with the L instances that it has.
 */
export interface Embedding {
  /** Kebab-case, as in the file's name. */
  readonly name: string;
  readonly technology: "wasm";
  readonly layer: "in-process";
  /** The arms: ways of use that decide how many instances fit, and what each costs. */
  readonly variants: readonly string[];
  /** One sentence for `doctor` and the README. */
  readonly description: string;
  /** Really starts a process with one instance of `workload` and has it answer; leaves nothing behind. */
  probe(variant: string, workload: BuiltWorkload, context: DriverContext): Promise<Availability>;
  /** @throws DriverError naming phase, fact and remedy. */
  prepare(variant: string, workload: BuiltWorkload, context: DriverContext): Promise<PreparedEmbedding>;
}
