/**
 * Reads lines that differ from one which was read and validated before in nothing but counts, as almost all of a million
 * starts do. To parse them as JSON would take most of the time of a check. What is not wholly of a known shape is not
 * read here, so that nothing is let through that the full way would refuse.
 */
import type { RecordedStart } from "./startup-line.ts";

/** Numbers that may be any from 0 on, by the keys under which a line has them. */
const COUNTS =
  /"(?<key>block|index|value|gapNs|spawnedNs|firstByteNs|readyNs|exitedNs|userNs|systemNs|taskClockNs|cycles|instructions|maxRssBytes)":(?<digits>\d{1,15})(?=[,}])/g;

/** As many digits are exact in a number. */
const MOST_DIGITS = 15;

const ZERO = 0x30;

/** So many bytes tell target and conditions apart, and end before the first of the counts, whatever the names. */
const BEGINNING_BYTES = 128;

/** Shapes that begin alike: flags, outcomes and versions of one target. Of a file with more the rest takes the full way. */
const MOST_ALIKE = 32;
const MOST_BEGINNINGS = 4096;

/** What stands between the counts, byte by byte, and by which keys they stand. */
interface Shape {
  /** One more than there are keys. */
  readonly literals: readonly DataView[];
  readonly keys: readonly string[];
  readonly sample: RecordedStart;
}

/** What a sample is made of that can differ between two lines of one shape. */
function countedKeys({ value, resources }: RecordedStart): string[] {
  return [
    "block",
    "index",
    ...(value === null ? [] : ["value"]),
    ...(resources === undefined ? [] : ["userNs", "systemNs"]),
    ...(resources?.taskClockNs === undefined ? [] : ["taskClockNs"]),
    ...(resources?.cycles === undefined ? [] : ["cycles"]),
  ];
}

function viewOf(text: string): DataView {
  return new DataView(new TextEncoder().encode(text).buffer);
}

/** @returns undefined where one of its counts is none, or stands twice, so that it would not be sure which is meant. */
function shapeOf(line: string, sample: RecordedStart): Shape | undefined {
  const literals: DataView[] = [];
  const keys: string[] = [];
  let from = 0;
  for (const { index, groups: { key = "", digits = "" } = {}, 0: whole } of line.matchAll(COUNTS)) {
    if (line.indexOf(`"${key}":`) !== line.lastIndexOf(`"${key}":`)) return undefined;
    const at = index + whole.length - digits.length;
    literals.push(viewOf(line.slice(from, at)));
    keys.push(key);
    from = at + digits.length;
  }
  literals.push(viewOf(line.slice(from)));
  return countedKeys(sample).every((key) => keys.includes(key)) ? { literals, keys, sample } : undefined;
}

/** A hash of where a line begins, after FNV-1a; two that collide only cost a comparison. */
function beginningOf(bytes: DataView, start: number, end: number): number {
  let hash = 0x811c9dc5;
  const last = Math.min(end, start + BEGINNING_BYTES) - 4;
  for (let at = start; at <= last; at += 4) hash = Math.imul(hash ^ bytes.getInt32(at, true), 0x01000193);
  return hash;
}

/** Four bytes at a time. */
function standsAt(literal: DataView, bytes: DataView, at: number): boolean {
  const whole = literal.byteLength & ~3;
  for (let offset = 0; offset < whole; offset += 4) {
    if (literal.getInt32(offset, true) !== bytes.getInt32(at + offset, true)) return false;
  }
  for (let offset = whole; offset < literal.byteLength; offset++) {
    if (literal.getInt8(offset) !== bytes.getInt8(at + offset)) return false;
  }
  return true;
}

export class StartupLineShapes {
  readonly #alike = new Map<number, Shape[]>();
  /** Of the line that was last looked at, in the order of its shape's keys. */
  readonly #counts: number[] = [];

  /** @returns undefined for a line of no known shape. */
  read(bytes: DataView, start: number, end: number): RecordedStart | undefined {
    const shapes = this.#alike.get(beginningOf(bytes, start, end)) ?? [];
    const position = shapes.findIndex((shape) => this.#fits(shape, bytes, start, end));
    const shape = shapes[position];
    if (shape === undefined) return undefined;
    if (position > 0) {
      // The next line that begins so is likely to be of the same shape.
      shapes.splice(position, 1);
      shapes.unshift(shape);
    }
    return this.#sampleOf(shape);
  }

  /** @param line the text of those bytes. @param sample what it was read and validated as. */
  learn(bytes: DataView, start: number, end: number, line: string, sample: RecordedStart): void {
    const beginning = beginningOf(bytes, start, end);
    const shapes = this.#alike.get(beginning) ?? [];
    if (shapes.length >= MOST_ALIKE || this.#alike.size >= MOST_BEGINNINGS) return;
    const shape = shapeOf(line, sample);
    if (shape === undefined) return;
    shapes.unshift(shape);
    this.#alike.set(beginning, shapes);
  }

  #fits({ literals, keys }: Shape, bytes: DataView, start: number, end: number): boolean {
    let at = start;
    for (let position = 0; position < literals.length; position++) {
      const literal = literals[position];
      if (literal === undefined || at + literal.byteLength > end || !standsAt(literal, bytes, at)) return false;
      at += literal.byteLength;
      if (position === keys.length) break;
      const first = at;
      let count = 0;
      // The line's end is no digit, so that this goes no further.
      for (let digit = bytes.getUint8(at) - ZERO; digit >= 0 && digit <= 9; digit = bytes.getUint8(++at) - ZERO) {
        count = 10 * count + digit;
      }
      const digits = at - first;
      // JSON has no number with a zero before other digits.
      if (digits === 0 || digits > MOST_DIGITS || (digits > 1 && bytes.getUint8(first) === ZERO)) return false;
      this.#counts[position] = count;
    }
    return at === end;
  }

  #sampleOf({ keys, sample }: Shape): RecordedStart {
    const count = (key: string): number => this.#counts[keys.indexOf(key)] ?? Number.NaN;
    const { value, resources } = sample;
    return {
      ...sample,
      block: count("block"),
      index: count("index"),
      value: value === null ? null : count("value"),
      ...(resources === undefined
        ? {}
        : {
            resources: {
              userNs: count("userNs"),
              systemNs: count("systemNs"),
              ...(resources.taskClockNs === undefined ? {} : { taskClockNs: count("taskClockNs") }),
              ...(resources.cycles === undefined ? {} : { cycles: count("cycles") }),
            },
          }),
    };
  }
}
