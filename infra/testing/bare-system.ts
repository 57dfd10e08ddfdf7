/** A system with nothing on PATH but what a test puts there, on which infra/setup.sh is run. */
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { findTool } from "../../harness/host/tools.ts";

const setup = join(import.meta.dirname, "../setup.sh");

/** All that setup.sh calls beside package managers, compilers and what single components unpack with. */
const systemTools =
  "awk basename bash cat chmod dirname env flock head mkdir mktemp mv rm sed sha256sum sort tail timeout uname".split(
    " ",
  );

export function systemTool(name: string): string {
  const tool = findTool(name, "");
  if (tool === undefined) throw new Error(`${name} is not on PATH`);
  return tool.command[0];
}

/** Links what setup.sh itself calls, and `more`, into the folder `bin`. */
export function linkSystemTools(bin: string, ...more: readonly string[]): void {
  for (const name of [...systemTools, ...more]) symlinkSync(systemTool(name), join(bin, name));
}

export function script(path: string, text: string): void {
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, `#!/usr/bin/env bash\n${text}\n`);
  chmodSync(path, 0o755);
}

/** @param env the whole environment. */
export function runSetup(args: readonly string[], env: Readonly<Record<string, string | undefined>>) {
  return execa("bash", [setup, ...args], { env, extendEnv: false, reject: false });
}

/** The table's first two columns. */
export function statuses(table: string): Record<string, string> {
  const rows = table.split("\n").slice(1);
  return Object.fromEntries(
    rows.map((row) => {
      const [component = "", status = ""] = row.split(/ {2,}/);
      return [component, status];
    }),
  );
}
