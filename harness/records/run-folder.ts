/** The files of a run's folder. `samples.jsonl` is the record; the other two say what was asked and of which host. */
import { join } from "node:path";

export function hostFile(folder: string): string {
  return join(folder, "host.json");
}

export function planFile(folder: string): string {
  return join(folder, "plan.json");
}

export function samplesFile(folder: string): string {
  return join(folder, "samples.jsonl");
}
