/** Which files the programs are that a process starts by their names. */
import { accessSync, constants, readFileSync, readlinkSync, statSync } from "node:fs";
import { delimiter, dirname, isAbsolute, join } from "node:path";

/** A daemon, as far as it decides which file is meant by a program's name. */
export interface ProgramSearch {
  readonly pid: number;
  /** Folders that it has put before its PATH since it was started, of which /proc does not tell. */
  readonly before?: readonly string[];
}

/** What `read` gives, or nothing where the process has gone or is another user's. */
function ifAllowed(read: () => string): string[] {
  try {
    return [read()];
  } catch {
    return [];
  }
}

/** As exec finds it: what is no program, or may not be started, is passed over. */
export function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

function programOfProcess(pid: number): string[] {
  return ifAllowed(() => readlinkSync(`/proc/${pid}/exe`));
}

/** @returns undefined where it is nowhere. Beside its own program containerd looks last. */
export function findProgram(name: string, { pid, before = [] }: ProgramSearch): string | undefined {
  if (isAbsolute(name)) return isProgram(name) ? name : undefined;
  const variables = ifAllowed(() => readFileSync(`/proc/${pid}/environ`, "utf8")).flatMap((it) => it.split("\0"));
  const path = variables.find((variable) => variable.startsWith("PATH="))?.slice("PATH=".length) ?? "";
  const folders = [...before, ...path.split(delimiter), ...programOfProcess(pid).map(dirname)];
  return folders.map((folder) => join(folder, name)).find(isProgram);
}

/** Files of processes, and of the programs that these find under the given names. */
export function programsOf(pids: readonly number[], names: readonly string[], search: ProgramSearch): string[] {
  const programs = names.flatMap((name) => findProgram(name, search) ?? []);
  return [...new Set([...pids.flatMap(programOfProcess), ...programs])];
}
