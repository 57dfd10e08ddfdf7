import * as fc from "fast-check";
import { expect, test } from "vitest";
import { exampleSample } from "../testing/example-sample.ts";
import type { StartupSample } from "./startup-sample.ts";
import { StartupLineShapes } from "./startup-line-shapes.ts";
import { assertRecordedStart, type RecordedStart } from "./startup-line.ts";

function parsed(line: string): RecordedStart {
  const value: unknown = JSON.parse(line);
  assertRecordedStart(value as Record<string, unknown>, "line");
  return value as RecordedStart;
}

/** What is read of a line by the shapes of others, and by the full way. */
function readBy(known: readonly string[], line: string): RecordedStart | undefined {
  const shapes = new StartupLineShapes();
  const bytes = new DataView(new TextEncoder().encode([...known, line].map((one) => `${one}\n`).join("")).buffer);
  let start = 0;
  for (const one of known) {
    const end = start + Buffer.byteLength(one);
    shapes.learn(bytes, start, end, one, parsed(one));
    start = end + 1;
  }
  return shapes.read(bytes, start, bytes.byteLength - 1);
}

/** What samples are summarised by: the rest of a line is not read. */
function summarised({ series, block, index, value, resources, flags, versions, outcome, target }: RecordedStart) {
  const { userNs, systemNs, taskClockNs, cycles } = resources ?? {};
  return { series, block, index, value, userNs, systemNs, taskClockNs, cycles, flags, versions, outcome, target };
}

const line = (changes: Partial<StartupSample> = {}): string => JSON.stringify(exampleSample(changes));
const failed = { outcome: "failed", value: null, error: "It ended with status 1." } as const;

test("a line that differs in counts only is read as the full way would", () => {
  const count = fc.integer({ min: 0, max: 999_999_999_999_999 });
  fc.assert(
    fc.property(count, count, fc.option(count), count, (block, index, value, time) => {
      const changes: Partial<StartupSample> = {
        block,
        index,
        ...(value === null ? failed : { value }),
        gapNs: time,
        events: { spawnedNs: time, firstByteNs: time, readyNs: time, exitedNs: time },
        resources: { userNs: time, systemNs: index, taskClockNs: block, maxRssBytes: time },
      };
      const known = line(value === null ? { ...failed } : {});
      const read = readBy([known], line(changes));
      expect(read && summarised(read)).toEqual(summarised(parsed(line(changes))));
    }),
  );
});

test("whatever is changed in a line, it is read as the full way would read it, or left to that", () => {
  const known = [line(), line({ flags: ["loaded"] }), line(failed)];
  const some = fc.record({
    at: fc.nat(line().length - 1),
    put: fc.oneof(fc.string({ maxLength: 2 }), fc.constantFrom("0", "9", "-", ".", "e9", '"', ",", "}", "1e3", "")),
    drop: fc.nat(2),
  });
  fc.assert(
    fc.property(some, fc.constantFrom(...known), ({ at, put, drop }, from) => {
      const changed = from.slice(0, at) + put + from.slice(at + drop);
      fc.pre(!changed.includes("\n"));
      const read = readBy(known, changed);
      if (read === undefined) return;
      // Refused by the full way, this would throw.
      expect(summarised(read)).toEqual(summarised(parsed(changed)));
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ["a number that JSON does not have", line().replace('"value":500000', '"value":0500000')],
  ["a fraction", line().replace('"value":500000', '"value":500000.5')],
  ["more digits than are exact", line().replace('"value":500000', '"value":1234567890123456')],
  ["a number below zero", line().replace('"value":500000', '"value":-5')],
  ["none at all", line().replace('"value":500000', '"value":')],
  ["another name", line({ target: "runc" })],
  ["something behind it", `${line()} `],
  ["an end in the middle", line().slice(0, -40)],
  ["fewer starts at once than one", line().replace('"concurrency":1', '"concurrency":0')],
])("%s is left to the full way", (_, changed) => {
  expect(readBy([line()], changed)).toBeUndefined();
});

test("a key that stands twice teaches nothing: which one is meant is JSON's to say", () => {
  const twice = line().replace('"value":500000', '"value":1,"value":500000');
  expect(readBy([twice], twice)).toBeUndefined();
  const nested = line().replace('"versions":{}', '"versions":{},"note":{"value":1}');
  expect(readBy([nested], nested)).toBeUndefined();
});

test("a file of ever new shapes does not grow in memory without end", () => {
  const shapes = Array.from({ length: 100 }, (_, index) => line({ flags: [`flag-${index}` as "loaded"] }));
  const [first = ""] = shapes;
  const last = shapes.at(-1) ?? "";
  expect(readBy(shapes, first)).toBeDefined();
  expect(readBy(shapes, last)).toBeUndefined();
});
