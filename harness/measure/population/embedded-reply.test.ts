import { expect, test } from "vitest";
import { parseReply } from "./embedded-reply.ts";

/** As the hosts said it: Wasmtime 48.0.8 and WasmEdge 0.14.1. */
test.each([
  [
    '@instantiated {"live":3,"instantiateNs":[30886,6399,5268],"startNs":[4667,1663,1573]}',
    { kind: "instantiated", live: 3, instantiateNs: [30886, 6399, 5268], startNs: [4667, 1663, 1573] },
  ],
  ['@done {"live":3}', { kind: "done", live: 3 }],
  ["@pong still there?", { kind: "answer", text: "still there?" }],
  ['@told {"live":3,"answered":3}', { kind: "told", live: 3, answered: 3 }],
  [
    '@failed {"live":1000,"error":"maximum concurrent limit of 1000 for core instances reached"}',
    { kind: "failed", live: 1000, error: "maximum concurrent limit of 1000 for core instances reached" },
  ],
  [
    '@failed {"live":21831,"error":"mmap failed to reserve 0x104000000 bytes: Cannot allocate memory (os error 12)"}',
    {
      kind: "failed",
      live: 21_831,
      error: "mmap failed to reserve 0x104000000 bytes: Cannot allocate memory (os error 12)",
    },
  ],
  [
    '@failed {"live":10920,"error":"out of bounds memory access: Memory Instance: Unable to find usable memory address."}',
    {
      kind: "failed",
      live: 10_920,
      error: "out of bounds memory access: Memory Instance: Unable to find usable memory address.",
    },
  ],
  [
    String.raw`@failed {"live":0,"error":"\"nonsense\" is none of: instantiate N, tell I LINE, tell-all LINE"}`,
    { kind: "failed", live: 0, error: '"nonsense" is none of: instantiate N, tell I LINE, tell-all LINE' },
  ],
])("%s", (line, reply) => {
  expect(parseReply(line)).toEqual(reply);
});

test("an answer is taken as it is, whatever stands in it", () => {
  expect(parseReply('@pong @done {"live":3}')).toEqual({ kind: "answer", text: '@done {"live":3}' });
  expect(parseReply("@pong ")).toEqual({ kind: "answer", text: "" });
});

test.each([
  "",
  "@",
  "@pong",
  "@ready 14718180163573",
  "@done",
  "@done ",
  '@done{"live":3}',
  "@done {",
  "@done null",
  "@done 3",
  '@done {"live":"3"}',
  '@done {"live":-1}',
  '@done {"live":1.5}',
  '@done {"live":1e999}',
  '@done {"live":3,"more":1}',
  '@told {"live":3}',
  '@failed {"live":3}',
  '@failed {"live":3,"error":7}',
  `@failed {"live":3,"error":"${"x".repeat(4097)}"}`,
  "@failed dirty 99999999",
  '@instantiated {"live":1,"instantiateNs":[null],"startNs":[1]}',
  '@instantiated {"live":1,"instantiateNs":[-5],"startNs":[1]}',
  '@instantiated {"live":1,"instantiateNs":[5.5],"startNs":[1]}',
  '@instantiated {"live":1,"instantiateNs":[1e300],"startNs":[1]}',
  '@instantiated {"live":1,"instantiateNs":5,"startNs":[1]}',
  '@instantiated {"live":1,"startNs":[1]}',
  '@result {"live":1}',
])("%j is no reply", (line) => {
  expect(parseReply(line)).toBeUndefined();
});
