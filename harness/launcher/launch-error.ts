/** A program could not be started, or the launcher itself has ended. */
import { getSystemErrorMap } from "node:util";
import { HostError } from "../errors.ts";

export class LaunchError extends HostError {
  constructor(fact: string, remedy: string, options?: { cause?: unknown }) {
    super("launcher", fact, remedy, options);
  }
}

/** What went wrong before the program ran; `kill` after it: a process that SIGKILL does not end. */
export type LaunchStage = "pipe" | "cgroup" | "clone" | "affinity" | "chdir" | "exec" | "kill";

const facts: Record<LaunchStage, (subject: string) => string> = {
  pipe: (program) => `The pipes of ${program} cannot be made`,
  cgroup: (folder) => `Cgroup ${folder} takes no process`,
  clone: (program) => `No process can be made for ${program}`,
  affinity: (program) => `${program} may not run on the one CPU that it is to run on`,
  chdir: (folder) => `Working directory ${folder} cannot be entered`,
  exec: (program) => `${program} cannot be executed`,
  kill: () => "A process does not end though SIGKILL was sent",
};

const remedies: Record<LaunchStage, string> = {
  pipe: "Run fewer instances at once.",
  cgroup: "Name folders of mounted cgroup hierarchies to which this user may add processes.",
  clone: "Run fewer instances at once, or raise the limits on processes (ulimit -u, pids.max, kernel.pid_max).",
  affinity: "Name a CPU that is online and in this process's own set (Cpus_allowed_list in /proc/self/status).",
  chdir: "Name a folder that exists and that this user may enter.",
  exec: "Give a program that execve(2) takes.",
  kill: "It is frozen or stuck in the kernel: look at /proc/<pid>/stack and its freezer cgroup.",
};

/** More to the point than the stage alone. */
const causes: Partial<Record<string, string>> = {
  "exec ENOENT":
    "Give the path of an existing program. Where the file is there, the interpreter or loader it names is not.",
  "exec EACCES": "Make it an executable file, on a mount without noexec, in folders that this user may enter.",
  "exec ENOEXEC": "Give a program for this kind of CPU, or a script that starts with #!.",
  "exec E2BIG": "Shorten the arguments or the environment.",
  "pipe EMFILE": "Raise the limit on open files (ulimit -n), or run fewer instances at once: each holds up to seven.",
  "clone EMFILE": "Raise the limit on open files (ulimit -n), or run fewer instances at once: each holds up to seven.",
};

/** @param errno the positive number; 0 where the kernel gave none. */
export function launchFailure(stage: LaunchStage, errno: number, subject: string): LaunchError {
  const [name, text] = getSystemErrorMap().get(-errno) ?? [`errno ${errno}`, "unknown error"];
  const why = errno === 0 ? "" : `: ${text} (${name})`;
  return new LaunchError(`${facts[stage](subject)}${why}.`, causes[`${stage} ${name}`] ?? remedies[stage]);
}
