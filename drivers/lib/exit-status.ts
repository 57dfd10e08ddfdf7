import { constants } from "node:os";

const signals = new Map(Object.entries(constants.signals).map(([name, number]) => [number, name]));

/** Of a process that an engine tells of: it adds 128 to the signal that ended one, as shells do. */
export function killedBy(status: number): { readonly code: number | null; readonly signal: string | null } {
  const signal = signals.get(status - 128);
  return signal === undefined ? { code: status, signal: null } : { code: null, signal };
}
