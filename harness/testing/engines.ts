/** Engines for one test file: their own, started for it and ended with it, also where it was killed. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { down } from "../../infra/engines/down.ts";
import { layoutOf, type Layout } from "../../infra/engines/layout.ts";
import type { EngineName } from "../../infra/engines/state.ts";
import { up } from "../../infra/engines/up.ts";
import { identityOf, isAlive } from "../host/process-identity.ts";

const PARENT = "/var/lib";
const NAME = /^sg-test-(?<pid>[0-9]+)-(?<startTicks>[0-9]+)$/;

/** Engines of test processes that have gone. */
async function removeAbandoned(): Promise<void> {
  for (const name of readdirSync(PARENT)) {
    const { pid, startTicks } = NAME.exec(name)?.groups ?? {};
    if (pid === undefined || startTicks === undefined || isAlive({ pid: Number(pid), startTicks })) continue;
    await down(join(PARENT, name));
  }
}

/** A folder for engines of this process. */
export function enginesFolder(): string {
  const { pid, startTicks } = identityOf(process.pid);
  return join(PARENT, `sg-test-${pid}-${startTicks}`);
}

export interface TestEngines extends AsyncDisposable {
  readonly layout: Layout;
  readonly runtimes: readonly string[];
}

/** Ask `lacksFor` first whether this host can. */
export async function startEngines(...engines: EngineName[]): Promise<TestEngines> {
  await removeAbandoned();
  const folder = enginesFolder();
  const { runtimes } = await up(folder, engines);
  return {
    layout: layoutOf(folder),
    runtimes,
    async [Symbol.asyncDispose]() {
      await down(folder);
    },
  };
}
