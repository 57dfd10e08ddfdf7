/** Text from runtimes and result files is untrusted: it must not steer a terminal. */

/** Control characters, also C1 and bidirectional overrides, as visible escapes. Line ends count as control. */
export function printable(text: string): string {
  return text.replace(
    // oxlint-disable-next-line no-control-regex -- these are what is looked for
    /[\u0000-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
