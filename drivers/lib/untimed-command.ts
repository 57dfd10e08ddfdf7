import { execa } from "execa";
import type { Command } from "../types.ts";
import { DriverError } from "./driver-error.ts";

/** Compilers and converters take well under a second for a workload; what takes this long hangs. */
const LIMIT_MS = 120_000;

/**
 * Runs a tool that prepares something, to its end.
 *
 * @param doing what it does, as the subject of a sentence: `Compiling noop`.
 * @throws DriverError where it fails or takes too long.
 */
export async function runUntimed(
  target: string,
  doing: string,
  argv: Command["argv"],
  signal: AbortSignal,
): Promise<void> {
  const [file, ...args] = argv;
  const result = await execa(file, args, {
    env: {},
    extendEnv: false, // as for an instance: no setting of the user's shell decides what is measured
    stdin: "ignore",
    reject: false,
    timeout: LIMIT_MS,
    killSignal: "SIGKILL",
    cancelSignal: signal,
  });
  signal.throwIfAborted();
  if (!result.failed) return;
  const lastWords = (result.stderr || result.stdout).trim().split("\n").at(-1)?.trim();
  throw new DriverError(
    target,
    "prepare",
    lastWords ? `${doing}: ${result.shortMessage}; its last message: ${lastWords}` : `${doing}: ${result.shortMessage}`,
    "Run that command by hand.",
    { cause: result },
  );
}
