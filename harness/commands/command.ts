/** What a verb of the command line is. */
import { parseArgs, type ParseArgsConfig } from "node:util";
import { isErrno } from "../../drivers/lib/errno.ts";
import { type ExitCode, messageOf, UsageError } from "../errors.ts";
import { nearestName } from "../nearest-name.ts";

/** Where a command's words go: data to `out`, progress and warnings to `err`. */
export interface Io {
  out(text: string): void;
  err(text: string): void;
  /** Columns of the terminal behind `out`; undefined where there is none. */
  readonly outColumns: number | undefined;
  /** Likewise behind `err`: progress is drawn only there. */
  readonly errColumns: number | undefined;
  /** False where NO_COLOR is set or `out` is no terminal. */
  readonly color: boolean;
}

export interface Command {
  /** The whole help text, without the last line end. */
  readonly help: string;
  /** @param signal aborted on SIGINT and SIGTERM; what was measured until then is kept. */
  run(args: readonly string[], io: Io, signal: AbortSignal): Promise<ExitCode>;
}

/** parseArgs with errors that name the nearest option. @throws UsageError */
export function parseArguments<const Config extends ParseArgsConfig & { options: object }>(
  command: string,
  config: Config,
): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config);
  } catch (cause) {
    const message = messageOf(cause);
    if (isErrno(cause, "ERR_PARSE_ARGS_UNKNOWN_OPTION")) {
      const [, given = ""] = /'(--?[^']*)'/.exec(message) ?? [];
      const known = Object.keys(config.options).map((name) => `--${name}`);
      throw new UsageError(command, `There is no option ${given}.`, nearestName(given, known), { cause });
    }
    throw new UsageError(command, `${message}.`.replace(/\.\.$/, "."), `See sandgauge ${command} --help.`, { cause });
  }
}
