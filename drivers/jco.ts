/**
 * jco: the WASI 0.2 component, transpiled to JavaScript and core modules, on this Node's V8. The default that needs
 * nothing installed. Transpiling is untimed; a start is node, the modules, and jco's implementation of WASI, which
 * starts a worker thread and hands it each blocking call: most of the time goes there.
 *
 * As `jco run --sandbox` does it (jco's src/cmd/run.ts): no folder but the one that its workload needs, no variable of
 * the host's environment.
 */
import { mkdir, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { BuiltWorkload } from "../workloads/types.ts";
import { requireArtefact } from "./lib/artefact.ts";
import { derivedFolder } from "./lib/derived-folder.ts";
import { findJco, REINSTALL, WASI_SHIM } from "./lib/jco-package.ts";
import { probeOnce } from "./lib/probe.ts";
import { singleProcess } from "./lib/single-process.ts";
import { runUntimed } from "./lib/untimed-command.ts";
import type { Availability, Command, CommandDriver, DriverContext, PreparedCommands } from "./types.ts";

const NAME = "jco";

const RUN_SCRIPT = `import { _setArgs, _setCwd, _setEnv } from "${WASI_SHIM}/cli";
import { _setPreopens } from "${WASI_SHIM}/filesystem";
_setArgs(["workload"]);
_setCwd(undefined);
_setEnv({});
const [, , directory] = process.argv;
_setPreopens(directory === undefined ? {} : { ".": directory });
const { run } = await import("./workload.js");
run.run();
process.exit(0);
`;

async function probe(
  _variant: string | undefined,
  workload: BuiltWorkload,
  context: DriverContext,
): Promise<Availability> {
  return await probeOnce(
    {
      async versions() {
        const { version: jco } = await findJco();
        const { node, v8 } = process.versions;
        return { jco, node, v8 };
      },
      prepare: async () => await prepare(undefined, workload, context),
      remedy: REINSTALL,
    },
    context,
  );
}

async function prepare(
  _variant: string | undefined,
  workload: BuiltWorkload,
  { cacheDir, signal }: DriverContext,
): Promise<PreparedCommands> {
  const component = requireArtefact(NAME, workload, "component");
  const jco = await findJco();
  const inputs = [component.sha256, jco.version, jco.shimFolder, RUN_SCRIPT];
  const folder = await derivedFolder(cacheDir, "transpiled", inputs, async (temporary) => {
    // In a process of its own, which can be given a limit, and whose memory is not the harness's.
    const transpile = ["transpile", component.path, "--out-dir", temporary, "--name", "workload", "--quiet"];
    const doing = `Transpiling ${workload.manifest.name}`;
    await runUntimed(NAME, doing, [process.execPath, jco.program, ...transpile], signal);
    const scope = join(temporary, "node_modules", dirname(WASI_SHIM));
    await mkdir(scope, { recursive: true });
    await symlink(jco.shimFolder, join(temporary, "node_modules", WASI_SHIM));
    await writeFile(join(temporary, "package.json"), JSON.stringify({ type: "module" }));
    await writeFile(join(temporary, "run.js"), RUN_SCRIPT);
  });
  const command = (directory: string | undefined): Command => ({
    argv: [process.execPath, join(folder, "run.js"), ...(directory === undefined ? [] : [directory])],
    env: {},
  });
  return singleProcess(component.sha256, command, "runtime");
}

export const jco: CommandDriver = {
  name: NAME,
  technology: () => "wasm",
  layer: "runtime",
  variants: [],
  description:
    "node of the component transpiled before by jco: Node's own start, V8 compiling the modules, and jco's WASI with its worker thread.",
  probe,
  prepare,
};
