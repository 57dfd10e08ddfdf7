/** Skips a test whose precondition this host lacks, and says why; or fails it where the lack is not acceptable. */

interface Skippable {
  skip(note: string): never;
}

/** The targets that must run: REQUIRE_TARGETS, comma-separated. CI names there what works on its machine. */
export function requiredTargets(env: NodeJS.ProcessEnv = process.env): string[] {
  const names = (env["REQUIRE_TARGETS"] ?? "").split(",").map((name) => name.trim());
  return names.filter((name) => name !== "");
}

/**
 * @param lack why `subject`, a target or a capability of the host, cannot be exercised; undefined where it can.
 * @throws where REQUIRE_TARGETS names it.
 */
export function requires(
  context: Skippable,
  subject: string,
  lack: string | undefined,
  env: NodeJS.ProcessEnv = process.env,
): void {
  if (lack === undefined) return;
  if (requiredTargets(env).includes(subject)) {
    throw new Error(`[${subject}] ${lack} REQUIRE_TARGETS names it: make it run, or take it out of there.`);
  }
  context.skip(`[${subject}] ${lack}`);
}
