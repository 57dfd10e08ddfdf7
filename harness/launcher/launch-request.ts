/** A request as the launcher's standard input takes it (native/requests.h). */
import { LaunchError } from "./launch-error.ts";
import type { ProcessRequest } from "./types.ts";

/** Longer ones are refused by the native launcher; the kernel takes 6 MiB at most. */
const PAYLOAD_LIMIT = 8 * 1024 * 1024;

/** As many as a C library's cpu_set_t holds. */
const CPUS_LIMIT = 1024;

function withNul(request: ProcessRequest): string | undefined {
  const { argv, env, cwd = "", cgroupFolders = [] } = request;
  const all = [...argv, ...Object.entries(env).map(([name, value]) => `${name}=${value}`), cwd, ...cgroupFolders];
  return all.find((text) => text.includes("\0"));
}

/** Why no process can be started as asked; undefined where nothing speaks against it. */
export function refusal(request: ProcessRequest): LaunchError | undefined {
  const [program] = request.argv;
  if (!program.includes("/")) {
    return new LaunchError(
      `${JSON.stringify(program)} is not a path, and PATH is not searched within the timed interval.`,
      "Give the program's path, as findTool does.",
    );
  }
  const { cpu = 0 } = request;
  if (!(Number.isInteger(cpu) && cpu >= 0 && cpu < CPUS_LIMIT)) {
    return new LaunchError(`cpu is ${cpu}.`, `Give a CPU's number, from 0 to ${CPUS_LIMIT - 1}.`);
  }
  const nul = withNul(request);
  if (nul !== undefined) {
    return new LaunchError(
      `${JSON.stringify(nul)} holds a NUL, which no argument, variable or path can.`,
      "Leave the NUL out.",
    );
  }
  const name = Object.keys(request.env).find((variable) => variable === "" || variable.includes("="));
  if (name !== undefined) {
    return new LaunchError(`${JSON.stringify(name)} is not the name of a variable.`, "Give one without = in it.");
  }
  if (!(request.timeoutNs > 0 && request.timeoutNs <= Number.MAX_SAFE_INTEGER)) {
    return new LaunchError(
      `timeoutNs is ${request.timeoutNs}.`,
      `Give nanoseconds, above 0 and up to ${Number.MAX_SAFE_INTEGER}.`,
    );
  }
  return undefined;
}

/** @throws LaunchError where it is longer than the launcher takes. */
export function encodeStart(id: number, request: ProcessRequest): Buffer {
  const { argv, cwd, cgroupFolders = [] } = request;
  const env = Object.entries(request.env).map(([name, value]) => `${name}=${value}`);
  const strings = [...argv, ...env, ...(cwd === undefined ? [] : [cwd]), ...cgroupFolders];
  const payload = Buffer.from(strings.map((text) => `${text}\0`).join(""));
  if (payload.length > PAYLOAD_LIMIT) {
    throw new LaunchError(
      `The arguments and the environment of ${argv[0]} take ${payload.length} bytes.`,
      "Shorten them: the kernel takes 6 MiB at most.",
    );
  }
  const fields = [
    id,
    Math.ceil(request.timeoutNs),
    request.stdin === "open" ? 1 : 0,
    request.awaits === "exit" ? 1 : 0,
    argv.length,
    env.length,
    cwd === undefined ? 0 : 1,
    cgroupFolders.length,
    request.cpu === undefined ? 0 : request.cpu + 1,
    payload.length,
  ];
  return Buffer.concat([Buffer.from(`start ${fields.join(" ")}\n`), payload]);
}

/** In pieces that the launcher takes, however long the data. */
export function encodeWrite(id: number, data: string): Buffer[] {
  const bytes = Buffer.from(data);
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += PAYLOAD_LIMIT) {
    const piece = bytes.subarray(at, at + PAYLOAD_LIMIT);
    pieces.push(Buffer.from(`write ${id} ${piece.length}\n`), piece);
  }
  return pieces;
}

/**
 * @param lines without their ends.
 * @throws LaunchError where the launcher would not take them.
 */
export function encodePace(id: number, lines: readonly string[], intervalNs: number): Buffer[] {
  const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(""));
  const hasBreak = lines.some((line) => line.includes("\n"));
  if (bytes.length === 0 || bytes.length > PAYLOAD_LIMIT || hasBreak || !(intervalNs >= 1 && intervalNs <= 3600e9)) {
    throw new LaunchError(
      `${lines.length} lines of ${bytes.length} bytes${hasBreak ? ", some of which break," : ""} cannot be sent every ${intervalNs} ns.`,
      `Give 1 to ${PAYLOAD_LIMIT} bytes, without breaks in lines, and an interval from 1 ns to an hour.`,
    );
  }
  return [Buffer.from(`pace ${id} ${Math.round(intervalNs)} ${bytes.length}\n`), bytes];
}

export function encodeClose(id: number): string {
  return `close ${id} 0\n`;
}

export function encodeKill(id: number): string {
  return `kill ${id} 0\n`;
}
