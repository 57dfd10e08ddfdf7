/** What a bench starts, over and over. */
import type { Command } from "../../../drivers/types.ts";
import type { ExitEvent, Launcher, ReadyEvent, SpawnEvent } from "../types.ts";

export interface Subject {
  readonly name: string;
  /** Makes what one start needs; untimed. */
  readonly create: () => Promise<Startable>;
}

interface Startable {
  readonly command: Command;
  readonly destroy: () => Promise<void>;
}

/** A program that needs nothing made. */
export function programSubject(name: string, command: Command): Subject {
  return { name, create: async () => ({ command, destroy: async () => undefined }) };
}

export interface Started {
  readonly spawn: SpawnEvent;
  readonly ready: ReadyEvent | null;
  readonly exit: ExitEvent;
}

/** @throws where it does not end well: a bench has no use for its numbers. */
export async function startOnce(launcher: Launcher, subject: Subject): Promise<Started> {
  const { command, destroy } = await subject.create();
  try {
    const launch = launcher.launch({ ...command, stdin: "closed", awaits: "exit", timeoutNs: 60e9 });
    const [spawn, ready, exit] = await Promise.all([launch.spawned, launch.ready, launch.exited]);
    if (exit.code !== 0)
      throw new Error(`[${subject.name}] ended with ${exit.code ?? exit.signal}: ${exit.stderrTail}`);
    return { spawn, ready, exit };
  } finally {
    await destroy();
  }
}
