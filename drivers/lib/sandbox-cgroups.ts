import { readFileSync } from "node:fs";
import { join } from "node:path";
import { processesIn } from "./instance-cgroup.ts";

/**
 * The cgroup of a process in each hierarchy, where it is one of the sandbox's own.
 *
 * @param roots where the hierarchies are mounted.
 * @param id what the engine calls the sandbox, which its cgroups are named after.
 */
export function sandboxCgroups(pid: number, id: string, roots: readonly string[]): string[] {
  let text: string;
  try {
    text = readFileSync(`/proc/${pid}/cgroup`, "utf8");
  } catch {
    return []; // ended meanwhile
  }
  const lines = text.trim().split("\n");
  const paths = new Set(lines.map((line) => line.split(":").slice(2).join(":")));
  const own = [...paths].filter((path) => path.includes(id));
  return roots
    .flatMap((root) => own.map((path) => join(root, path)))
    .filter((folder) => processesIn(folder).includes(pid));
}
