import stringWidth from "string-width";

/** A bold letter of 13 pixels is seldom wider, whatever the reader's font. */
const LETTER = 9.4;
const GAP = 16;
const LEAST = 120;
/** What is left for the chart must still be one. */
const MOST = 320;

/** Pixels beside a chart for the names of its rows. */
export function labelRoom(labels: readonly string[]): number {
  const longest = Math.max(0, ...labels.map((label) => stringWidth(label)));
  return Math.round(Math.min(MOST, Math.max(LEAST, LETTER * longest + GAP)));
}
