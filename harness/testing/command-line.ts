/** Starts the command line as a user does, with state and results of the test's own. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";

const cli = join(import.meta.dirname, "../cli.ts");

export type CommandLine = ReturnType<typeof commandLine>;

export function commandLine() {
  const folder = mkdtempSync(join(tmpdir(), "sandgauge-cli-"));
  const state = join(folder, "state");
  return {
    /** A folder of the test's own, gone with it. */
    folder,
    /** Where runs of this test keep their state. */
    state,
    /** Writes a small startup plan for the given targets and gives its path. */
    plan(targets: readonly string[], startup: Readonly<Record<string, unknown>> = {}): string {
      const file = join(folder, "plan.json");
      const series = [{ cache: "warm", concurrency: 1, samples: 20, secondsPerTarget: 60, atLeast: 20 }];
      const defaults = { workload: "noop", warmups: 1, timeoutSeconds: 60, gapMilliseconds: 0, series };
      writeFileSync(file, JSON.stringify({ name: "test", targets, startup: { ...defaults, ...startup } }));
      return file;
    },
    /** Writes a plan of other metrics and gives its path. */
    planOf(targets: readonly string[], parts: Readonly<Record<string, unknown>>): string {
      const file = join(folder, "plan.json");
      writeFileSync(file, JSON.stringify({ name: "test", targets, ...parts }));
      return file;
    },
    start: (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
      execa(process.execPath, [cli, ...args], {
        cwd: folder,
        env: { SANDGAUGE_STATE: state, ...env },
        stdin: "ignore",
        reject: false,
      }),
    remove: (): void => rmSync(folder, { recursive: true }),
  };
}
