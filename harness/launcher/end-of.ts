import type { ExitEvent } from "./types.ts";

/** How a process ended, with its own last words: `ended by signal SIGKILL`, `ended by exit status 1, saying: …`. */
export function endOf({ signal, code, stderrTail }: ExitEvent): string {
  const end = signal === null ? `exit status ${code}` : `signal ${signal}`;
  const lastWords = stderrTail.trim().split("\n").at(-1) ?? "";
  return `ended by ${end}${lastWords === "" ? "" : `, saying: ${lastWords}`}`;
}
