import type { Command } from "../commands/command.ts";
import type { ExitCode } from "../errors.ts";

interface Ended {
  readonly code: ExitCode;
  /** All that was said, to where a terminal is not. */
  readonly out: string;
  readonly err: string;
}

/** Runs a command within this process. @throws what it throws. */
export async function runCommand(command: Command, args: readonly string[]): Promise<Ended> {
  let out = "";
  let err = "";
  const io = {
    out: (text: string) => void (out += text),
    err: (text: string) => void (err += text),
    outColumns: undefined,
    errColumns: undefined,
    color: false,
  };
  const code = await command.run(args, io, new AbortController().signal);
  return { code, out, err };
}
