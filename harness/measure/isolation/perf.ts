/** Linux's own tracer, as a tool that may not be there. */
import { execa } from "execa";
import type { Tool } from "../../../drivers/types.ts";
import type { MetricRun } from "../metric-run.ts";

export interface Perf {
  readonly tool: Tool;
  /** Name and version, as it tells them: `perf version 6.1.187`. */
  readonly version: string;
}

/** @returns undefined where it is neither on PATH nor among what setup installed, or does not start. */
export async function findPerf({ context, signal }: Pick<MetricRun, "context" | "signal">): Promise<Perf | undefined> {
  const tool = context.findTool("perf");
  if (tool === undefined) return undefined;
  const [file, ...leading] = tool.command;
  const result = await execa(file, [...leading, "--version"], { stdin: "ignore", reject: false, timeout: 10_000 });
  signal.throwIfAborted();
  return result.failed ? undefined : { tool, version: result.stdout.trim().slice(0, 80) };
}
