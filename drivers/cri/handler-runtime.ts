/** What containerd tells of its configuration, among what CRI calls information for debugging. */
import { z } from "zod";
import type { ShimRuntime } from "../lib/shim-runtime.ts";

const configSchema = z.object({
  containerd: z.object({
    runtimes: z.record(
      z.string(),
      z.object({
        runtimeType: z.string(),
        runtimePath: z.string().optional(),
        options: z.object({ BinaryName: z.string().optional(), ConfigPath: z.string().optional() }).nullish(),
      }),
    ),
  }),
});

/** @returns undefined where it is no JSON: another engine tells its configuration otherwise. */
function parsed(config: string): unknown {
  try {
    return JSON.parse(config);
  } catch {
    return undefined;
  }
}

/** @returns undefined where the engine is not containerd or tells nothing, and of a handler that is not there. */
export function handlerRuntimeIn(config: string | undefined, handler: string): ShimRuntime | undefined {
  const { data } = configSchema.safeParse(parsed(config ?? ""));
  const runtime = data?.containerd.runtimes[handler];
  if (runtime === undefined) return undefined;
  const { runtimeType, runtimePath, options } = runtime;
  return {
    type: runtimeType,
    shimPath: runtimePath,
    program: options?.BinaryName,
    configurationPath: options?.ConfigPath,
  };
}
