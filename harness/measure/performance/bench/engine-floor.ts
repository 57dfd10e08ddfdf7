/**
 * The floor beneath the command lines: compiling, instantiating and calling WebAssembly within this process, through V8
 * for the core module and through jco for the component. No process is started and nothing but the language runtime
 * isolates, so these figures stand beside no target. Host functions are stubs that do nothing.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { transpile } from "@bytecodealliance/jco";
import { Bench } from "tinybench";
import type { BuiltWorkload } from "../../../../workloads/types.ts";
import { table } from "../../../launcher/bench/table.ts";
import { formatNs } from "../../../output/format-ns.ts";

/** How long each step is repeated, at least. */
const MILLISECONDS = 500;

/** A call is shorter than the clock can tell. */
const CALLS = 1000;

interface Transpiled {
  readonly instantiate: (
    getCoreModule: (name: string) => WebAssembly.Module,
    imports: object,
    instantiateCore: (module: WebAssembly.Module, imports: WebAssembly.Imports) => WebAssembly.Instance,
  ) => { run: { run(): void } };
}

/** Every WASI call succeeds at once, and there is never anything to read. */
const stubsOfPreview1 = new Proxy({}, { get: () => () => 0 });

class Nothing {
  readonly isStub = true;
}

class OutputStream {
  checkWrite(): bigint {
    return 4096n;
  }
  write(): void {}
  blockingFlush(): void {}
  blockingWriteAndFlush(): void {}
}

const stubsOfPreview2 = {
  "wasi:cli/exit": { exit() {} },
  "wasi:cli/stderr": { getStderr: () => new OutputStream() },
  "wasi:cli/stdin": { getStdin: () => new Nothing() },
  "wasi:cli/stdout": { getStdout: () => new OutputStream() },
  "wasi:clocks/monotonic-clock": { now: () => 0n },
  "wasi:clocks/wall-clock": { now: () => ({ seconds: 0n, nanoseconds: 0 }) },
  "wasi:filesystem/preopens": { getDirectories: () => [] },
  "wasi:filesystem/types": { Descriptor: Nothing, filesystemErrorCode() {} },
  "wasi:io/error": { Error: Nothing },
  "wasi:io/streams": { InputStream: Nothing, OutputStream },
};

/** V8 compiles equal bytes once and finds them again: a custom section with a number in it makes them unlike. */
function unlikeEachTime(bytes: Uint8Array): () => Uint8Array {
  const NAMELESS = [0, 5, 0]; // section id, size, length of the name
  const whole = Buffer.concat([bytes, Buffer.from(NAMELESS), Buffer.alloc(4)]);
  let count = 0;
  return () => {
    whole.writeUInt32LE(count++, whole.length - 4);
    return whole;
  };
}

function artefact(workload: BuiltWorkload, kind: "wasm" | "component"): Buffer {
  const path = workload.artefacts[kind]?.path;
  if (path === undefined) throw new Error(`${workload.manifest.name} has no ${kind}: ${workload.missing[kind]}`);
  return readFileSync(path);
}

function exported(instance: WebAssembly.Instance, name: string): () => unknown {
  const found = instance.exports[name];
  if (typeof found !== "function") throw new Error(`The module exports no function ${name}.`);
  return () => found();
}

function addModule(bench: Bench, hold: BuiltWorkload): void {
  const bytes = unlikeEachTime(artefact(hold, "wasm"));
  const module = new WebAssembly.Module(bytes());
  const imports = { wasi_snapshot_preview1: stubsOfPreview1 };
  const answer = exported(new WebAssembly.Instance(module, imports), "answer");
  bench
    .add("V8, core module: compile", () => new WebAssembly.Module(bytes()))
    .add("V8, core module: instantiate", () => new WebAssembly.Instance(module, imports))
    .add("V8, core module: compile, instantiate, first call", () =>
      exported(new WebAssembly.Instance(new WebAssembly.Module(bytes()), imports), "answer")(),
    )
    .add(`V8, core module: ${CALLS} calls, each with one of the host in it`, () => {
      for (let call = 0; call < CALLS; call++) answer();
    });
}

/** @param folder for the transpiled JavaScript. */
async function addComponent(bench: Bench, noop: BuiltWorkload, folder: string): Promise<void> {
  const { files } = await transpile(artefact(noop, "component"), { name: "noop", instantiation: "sync" });
  const contents = new Map(Object.entries(files));
  const script = contents.get("noop.js");
  if (script === undefined) throw new Error("jco gave no noop.js.");
  writeFileSync(join(folder, "package.json"), '{"type":"module"}');
  writeFileSync(join(folder, "noop.js"), script);
  const { instantiate }: Transpiled = await import(pathToFileURL(join(folder, "noop.js")).href);
  const cores = [...contents]
    .filter(([name]) => name.endsWith(".wasm"))
    .map(([name, bytes]) => ({ name, bytes: unlikeEachTime(bytes) }));
  const compile = (): Map<string, WebAssembly.Module> =>
    new Map(cores.map(({ name, bytes }) => [name, new WebAssembly.Module(bytes())]));
  const modules = compile();
  const make = (): ReturnType<Transpiled["instantiate"]> =>
    instantiate(
      (name) => modules.get(name) ?? new WebAssembly.Module(Buffer.alloc(0)),
      stubsOfPreview2,
      (module, imports) => new WebAssembly.Instance(module, imports),
    );
  bench
    .add(`jco, component of ${cores.length} core modules: compile`, () => compile())
    .add("jco, component: instantiate", () => make())
    .add("jco, component: instantiate and run to its end", () => make().run.run());
}

/** @throws where a step fails: there is no figure then. */
export async function engineFloor(hold: BuiltWorkload, noop: BuiltWorkload): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "sandgauge-floor-"));
  try {
    const bench = new Bench({ time: MILLISECONDS, throws: true, retainSamples: true });
    addModule(bench, hold);
    await addComponent(bench, noop, folder);
    await bench.run();
    const rows = bench.tasks.map(({ name, result }) => {
      if (result.state !== "completed") throw new Error(`${name}: ${result.state}`);
      const { p50, p99, samplesCount } = result.latency;
      return [name, String(samplesCount), ...[p50, p99].map((ms) => formatNs(ms * 1e6))];
    });
    return table([["in this process, isolated by V8 alone", "samples", "p50", "p99"], ...rows]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
