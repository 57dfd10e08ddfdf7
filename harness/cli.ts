#!/usr/bin/env -S node --max-semi-space-size=2
/**
 * The command line: arguments, dispatch, exit code; nothing else. Node's space for young objects is kept small: it would
 * grow to 48 MiB beside what is measured.
 */
import { enableCompileCache } from "node:module";
import { join } from "node:path";
import { DriverError } from "../drivers/lib/driver-error.ts";
import { isErrno } from "../drivers/lib/errno.ts";
import type { Io } from "./commands/command.ts";
import { commands } from "./commands/index.ts";
import { cacheDir } from "./host/cache.ts";
import { type ExitCode, exitCode, HarnessError, UsageError } from "./errors.ts";
import { nearestName } from "./nearest-name.ts";
import { printable } from "./output/printable.ts";
import { version } from "./version.ts";

function help(): string {
  const list = commands.map(({ name, summary }) => `  ${name.padEnd(8)} ${summary}`);
  return `sandgauge: what does a sandbox really cost?

Usage: sandgauge COMMAND [arguments]

${list.join("\n")}

sandgauge COMMAND --help tells more. sandgauge --version tells the version.
`;
}

// Compiled code that was kept takes half the time and a quarter less memory than what is compiled anew.
enableCompileCache(join(cacheDir(), "node"));

const io: Io = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  outColumns: process.stdout.isTTY ? process.stdout.columns : undefined,
  errColumns: process.stderr.isTTY ? process.stderr.columns : undefined,
  color: process.stdout.isTTY && process.env["NO_COLOR"] === undefined,
};

// A reader that has seen enough, as in `| head`, takes nothing from the command's own work.
process.stdout.on("error", (error) => {
  if (!isErrno(error, "EPIPE")) throw error;
});

/** The first interrupt lets the command clean up; the second ends at once, and `sandgauge clean` does the rest. */
function interruptSignal(): AbortSignal {
  const controller = new AbortController();
  for (const name of ["SIGINT", "SIGTERM"] as const) {
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(exitCode.interrupted);
      io.err("\nStopping; once more to stop at once.\n");
      controller.abort();
    });
  }
  return controller.signal;
}

async function dispatch([name, ...args]: readonly string[]): Promise<ExitCode> {
  if (name === undefined || name === "help" || name === "--help" || name === "-h") {
    io.out(help());
    return name === undefined ? exitCode.usage : exitCode.done;
  }
  if (name === "--version") {
    io.out(`${version()}\n`);
    return exitCode.done;
  }
  const listed = commands.find((one) => one.name === name);
  if (listed === undefined) {
    const names = commands.map((one) => one.name);
    throw new UsageError("sandgauge", `There is no command ${JSON.stringify(name)}.`, nearestName(name, names));
  }
  const command = await listed.load();
  if (args.includes("--help") || args.includes("-h")) {
    io.out(`${command.help}\n`);
    return exitCode.done;
  }
  return await command.run(args, io, interruptSignal());
}

/** @returns the exit code. @throws what is a defect, with its stack. */
function explain(error: unknown): ExitCode {
  if (error instanceof HarnessError) {
    io.err(`${printable(`sandgauge: ${error.message} ${error.remedy}`)}\n`);
    return error.exit;
  }
  if (error instanceof DriverError) {
    io.err(`${printable(`sandgauge: ${error.message} ${error.remedy}`)}\n`);
    return exitCode.nothingMeasured;
  }
  if (error instanceof DOMException && error.name === "AbortError") return exitCode.interrupted;
  throw error;
}

// Not process.exit: what is still being written to a pipe would be lost.
process.exitCode = await dispatch(process.argv.slice(2)).catch(explain);
