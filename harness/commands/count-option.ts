import { UsageError } from "../errors.ts";

/** @param remedy an example of it. @throws UsageError for what is no whole number from 1 on. */
export function parseCount(option: string, text: string, remedy: string): number {
  const count = Number(text);
  if (Number.isSafeInteger(count) && count > 0) return count;
  throw new UsageError(option, `${JSON.stringify(text)} is no whole number from 1 on.`, remedy);
}
