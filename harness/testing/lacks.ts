/** What this host lacks for a test: a sentence, or undefined where it lacks nothing. */
import { readFileSync } from "node:fs";
import { findTool } from "../host/tools.ts";

export function lacksRoot(): string | undefined {
  return process.getuid?.() === 0 ? undefined : "It takes root.";
}

export function lacksOverlay(): string | undefined {
  const known = readFileSync("/proc/filesystems", "utf8");
  return known.includes("\toverlay\n") ? undefined : "The kernel has no overlay file system.";
}

/** Of commands that the test itself starts; a driver's own tools are its probe's business. */
export function lacksCommand(...names: readonly string[]): string | undefined {
  const missing = names.filter((name) => findTool(name, "") === undefined);
  return missing.length === 0 ? undefined : `${missing.join(" and ")} not on PATH.`;
}
