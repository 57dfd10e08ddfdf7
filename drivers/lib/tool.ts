import { execa } from "execa";
import type { DriverContext, Tool } from "../types.ts";
import { DriverError } from "./driver-error.ts";

/** What provides every tool and file that a driver looks for. */
export const SETUP = "Run infra/setup.sh.";

/**
 * @param remedy for a tool that setup installs on request only.
 * @throws DriverError where the tool is nowhere.
 */
export function requireTool(target: string, context: DriverContext, name: string, remedy = SETUP): Tool {
  const tool = context.findTool(name);
  if (tool !== undefined) return tool;
  throw new DriverError(target, "prepare", `There is no ${name} on PATH nor among what setup installed.`, remedy);
}

/**
 * What the tool itself says, else what setup installed: some builds do not know their version.
 *
 * @param pattern its first group is the version.
 * @throws DriverError where the tool cannot be started.
 */
export async function toolVersion(
  target: string,
  tool: Tool,
  args: readonly string[],
  pattern: RegExp,
  signal: AbortSignal,
): Promise<string> {
  const [file, ...leading] = tool.command;
  const result = await execa(file, [...leading, ...args], {
    stdin: "ignore",
    reject: false,
    timeout: 10_000,
    cancelSignal: signal,
  });
  if (result.failed) {
    throw new DriverError(target, "prepare", `${result.shortMessage}.`, SETUP, { cause: result });
  }
  const version = pattern.exec(result.stdout)?.[1] ?? tool.installedVersion;
  return version ?? "unknown";
}
