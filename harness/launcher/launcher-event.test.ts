import { expect, test } from "vitest";
import { EventReader } from "./launcher-event.ts";

/** As the launcher said it. */
const recorded = `{"event":"hello","protocol":1,"taskClock":true,"cycles":false,"instructions":false}
{"event":"spawned","id":1,"pid":1816,"requestedNs":"3319028176048","atNs":138306}
{"event":"ready","id":1,"atNs":759262,"line":"@ready \\ufffdé"}
{"event":"failed","id":2,"stage":"exec","errno":2,"subject":"/nope"}
`;

test("events are the same however the text is cut", () => {
  const whole = [...new EventReader().read(recorded)];
  expect(whole.map(({ event }) => event)).toEqual(["hello", "spawned", "ready", "failed"]);
  for (const size of [1, 7, 100]) {
    const reader = new EventReader();
    const pieces = recorded.match(new RegExp(`[^]{1,${size}}`, "g")) ?? [];
    expect(pieces.flatMap((piece) => [...reader.read(piece)])).toEqual(whole);
  }
});

test("what is not JSON is an error", () => {
  expect(() => [...new EventReader().read("hello\n")]).toThrow(SyntaxError);
});
