/**
 * jco: the WASI 0.2 component, transpiled to JavaScript and core modules, on this Node's V8. The default that needs
 * nothing installed. Transpiling is untimed; a start is node, the modules, and jco's implementation of WASI, which
 * starts a worker thread and hands it each blocking call: most of the time goes there.
 *
 * As `jco run --sandbox` does it (jco's src/cmd/run.ts): no folder, no variable of the host's environment.
 */
import { readFileSync } from "node:fs";
import { mkdir, realpath, symlink, writeFile } from "node:fs/promises";
import { findPackageJSON } from "node:module";
import { dirname, join } from "node:path";
import { z } from "zod";
import type { BuiltWorkload } from "../workloads/types.ts";
import { requireArtefact } from "./lib/artefact.ts";
import { derivedFolder } from "./lib/derived-folder.ts";
import { DriverError } from "./lib/driver-error.ts";
import { singleProcess } from "./lib/single-process.ts";
import { probeByTrial } from "./lib/trial.ts";
import { runUntimed } from "./lib/untimed-command.ts";
import type { Availability, Driver, DriverContext, PreparedWorkload } from "./types.ts";

const NAME = "jco";
const START_LIMIT_MS = 10_000;
const JCO = "@bytecodealliance/jco";
const SHIM = "@bytecodealliance/preview2-shim";
const REMEDY = "Install this package's dependencies anew: npm ci.";

const RUN_SCRIPT = `import { _setArgs, _setCwd, _setEnv } from "${SHIM}/cli";
import { _setPreopens } from "${SHIM}/filesystem";
_setArgs(["workload"]);
_setCwd(undefined);
_setEnv({});
_setPreopens({});
const { run } = await import("./workload.js");
run.run();
process.exit(0);
`;

const packageSchema = z.object({ version: z.string(), bin: z.object({ jco: z.string() }) });

interface Jco {
  readonly version: string;
  readonly program: string;
  /** The WASI implementation that this jco depends on, wherever npm put it. */
  readonly shimFolder: string;
}

/** @throws DriverError where the package is not installed. */
async function findJco(): Promise<Jco> {
  const manifest = findPackage(JCO, import.meta.url);
  const { version, bin } = packageSchema.parse(JSON.parse(readFileSync(manifest, "utf8")));
  const shimFolder = await realpath(dirname(findPackage(SHIM, manifest)));
  return { version, program: join(dirname(manifest), bin.jco), shimFolder };
}

function findPackage(name: string, from: string): string {
  let manifest: string | undefined;
  try {
    manifest = findPackageJSON(name, from);
  } catch (cause) {
    throw new DriverError(NAME, "prepare", `There is no package ${name}.`, REMEDY, { cause });
  }
  if (manifest === undefined) throw new DriverError(NAME, "prepare", `Package ${name} has no package.json.`, REMEDY);
  return manifest;
}

async function probe(
  _variant: string | undefined,
  workload: BuiltWorkload,
  context: DriverContext,
): Promise<Availability> {
  let jco = "unknown";
  async function prepareKnown(): Promise<PreparedWorkload> {
    jco = (await findJco()).version;
    return await prepare(undefined, workload, context);
  }
  const trial = await probeByTrial(prepareKnown, context, START_LIMIT_MS);
  if (!trial.ready) return { status: "missing", reason: trial.reason, remedy: trial.remedy ?? REMEDY };
  const { node, v8 } = process.versions;
  return { status: "ready", versions: { jco, node, v8 } };
}

async function prepare(
  _variant: string | undefined,
  workload: BuiltWorkload,
  { cacheDir, signal }: DriverContext,
): Promise<PreparedWorkload> {
  const component = requireArtefact(NAME, workload, "component");
  const jco = await findJco();
  const inputs = [component.sha256, jco.version, jco.shimFolder, RUN_SCRIPT];
  const folder = await derivedFolder(cacheDir, "transpiled", inputs, async (temporary) => {
    // In a process of its own, which can be given a limit, and whose memory is not the harness's.
    const transpile = ["transpile", component.path, "--out-dir", temporary, "--name", "workload", "--quiet"];
    const doing = `Transpiling ${workload.manifest.name}`;
    await runUntimed(NAME, doing, [process.execPath, jco.program, ...transpile], signal);
    const scope = join(temporary, "node_modules", dirname(SHIM));
    await mkdir(scope, { recursive: true });
    await symlink(jco.shimFolder, join(temporary, "node_modules", SHIM));
    await writeFile(join(temporary, "package.json"), JSON.stringify({ type: "module" }));
    await writeFile(join(temporary, "run.js"), RUN_SCRIPT);
  });
  const argv = [process.execPath, join(folder, "run.js")] as const;
  return singleProcess(component.sha256, { argv, env: {} }, "runtime");
}

export const jco: Driver = {
  name: NAME,
  technology: "wasm",
  layer: "runtime",
  variants: [],
  description:
    "node of the component transpiled before by jco: Node's own start, V8 compiling the modules, and jco's WASI with its worker thread.",
  probe,
  prepare,
};
