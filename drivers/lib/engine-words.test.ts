import { expect, test } from "vitest";
import { withoutBacktrace } from "./engine-words.ts";

/** Of Kata 4.1's runtime in Rust, through containerd; the backtrace had 80 lines. */
const recorded = String.raw`failed to create shim task: Others("failed to handle message start sandbox in task handler\n\nCaused by:\n    0: start <host>\n    1: Failed to open /dev/vhost-net fd index 0, with error No such file or directory (os error 2)\n\nStack backtrace:\n   0: <unknown>\n   1: <unknown>")`;

test("a failure's causes are told, and not the stack's addresses", () => {
  expect(withoutBacktrace(recorded)).toBe(
    String.raw`failed to create shim task: Others("failed to handle message start sandbox in task handler\n\nCaused by:\n    0: start <host>\n    1: Failed to open /dev/vhost-net fd index 0, with error No such file or directory (os error 2)`,
  );
  expect(withoutBacktrace("Caused by:\n    0: one\n\nStack backtrace:\n   0: <unknown>\n")).toBe(
    "Caused by:\n    0: one",
  );
  expect(withoutBacktrace("no such image")).toBe("no such image");
});
