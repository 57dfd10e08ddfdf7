/** Which programs a shim of containerd's starts containers with, and their version: the engine tells its own only. */
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { findProgram, type ProgramSearch, programsOf } from "./process-programs.ts";
import { toolVersion } from "./tool.ts";

/** As an engine is told of it. */
export interface ShimRuntime {
  /** `io.containerd.runc.v2`, or the shim's path. */
  readonly type: string;
  readonly shimPath?: string | undefined;
  /** The runtime that the shim is told to start. */
  readonly program?: string | undefined;
  /** What the shim is told to read. */
  readonly configurationPath?: string | undefined;
}

/** Shims in whose one program the runtime is, and what others start where nothing else is said. */
const ITSELF = /^containerd-shim-kata(-.*)?-v2$/;
const programs: Readonly<Record<string, string>> = {
  "containerd-shim-runc-v2": "runc",
  "containerd-shim-runsc-v1": "runsc",
};

/** `runsc version …`, `crun version …`, `Kata Containers containerd shim (Rust): …, version: …, …` */
export const RUNTIME_VERSION = /version:? (?!VERSION_MISSING)([^\s,]+)/;

/** `io.containerd.kata.v2` is served by `containerd-shim-kata-v2`. */
function shimOf({ type, shimPath }: ShimRuntime): string {
  if (shimPath) return shimPath;
  if (type.startsWith("/")) return type;
  return type.replace(/^.*\.(?<name>[^.]+)\.(?<version>[^.]+)$/, "containerd-shim-$<name>-$<version>");
}

/** Of gVisor's shim, whose file is TOML; this key of it is in no table. */
function programIn(configurationPath: string): string | undefined {
  try {
    return /^\s*binary_name\s*=\s*"(?<path>[^"]+)"/m.exec(readFileSync(configurationPath, "utf8"))?.groups?.["path"];
  } catch {
    return undefined; // that it cannot be read the shim says
  }
}

function programOf(runtime: ShimRuntime, shim: string): string | undefined {
  if (runtime.program) return runtime.program;
  const kind = basename(shim);
  if (ITSELF.test(kind)) return shim;
  const { configurationPath } = runtime;
  const named = kind === "containerd-shim-runsc-v1" && configurationPath ? programIn(configurationPath) : undefined;
  return named ?? programs[kind];
}

/** Names or paths of the shim, and of the runtime where it is another program that is known here. */
export function shimPrograms(runtime: ShimRuntime): { readonly shim: string; readonly program: string | undefined } {
  const shim = shimOf(runtime);
  return { shim, program: programOf(runtime, shim) };
}

/** Files on this host that containerd uses for a container. @param engine its PATH is its shims' too. */
export function shimFiles(runtime: ShimRuntime, engine: ProgramSearch): string[] {
  const { shim, program = shim } = shimPrograms(runtime);
  return programsOf([engine.pid], [shim, program], engine);
}

/**
 * @returns by the program's name; nothing where it is not known here, or is nowhere.
 * @throws DriverError where it cannot be started.
 */
export async function runtimeVersion(
  target: string,
  runtime: ShimRuntime,
  engine: ProgramSearch,
  signal: AbortSignal,
): Promise<Record<string, string>> {
  const { program } = shimPrograms(runtime);
  if (program === undefined) return {};
  const path = findProgram(program, engine);
  if (path === undefined) return {};
  return {
    [basename(program)]: await toolVersion(target, { command: [path] }, ["--version"], RUNTIME_VERSION, signal),
  };
}
