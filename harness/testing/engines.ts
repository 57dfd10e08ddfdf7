/** Engines for one test file: their own, started for it and ended with it, also where it was killed. */
import { down } from "../../infra/engines/down.ts";
import { layoutOf, type Layout } from "../../infra/engines/layout.ts";
import type { EngineName } from "../../infra/engines/state.ts";
import { up } from "../../infra/engines/up.ts";
import { type ProcessFolders, processFolders } from "./process-folder.ts";

/** For engines of this process, and of those that have gone. */
export function enginesFolders(): ProcessFolders {
  return processFolders("/var/lib", "sg-test-");
}

export interface TestEngines extends AsyncDisposable {
  readonly layout: Layout;
  readonly runtimes: readonly string[];
}

/** Ask `lacksFor` first whether this host can. */
export async function startEngines(...engines: EngineName[]): Promise<TestEngines> {
  const { own: folder, abandoned } = enginesFolders();
  for (const other of abandoned) await down(other);
  const { runtimes } = await up(folder, engines);
  return {
    layout: layoutOf(folder),
    runtimes,
    async [Symbol.asyncDispose]() {
      await down(folder);
    },
  };
}
