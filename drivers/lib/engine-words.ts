/**
 * What an engine says of a failure, without the stack's addresses that Kata's runtime in Rust puts below it, a line
 * each: the engine's log has them.
 */
export function withoutBacktrace(words: string): string {
  return words.replace(/(?:\\n|\s)*Stack backtrace:.*$/s, "");
}
