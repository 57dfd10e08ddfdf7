import { describe, expect, test } from "vitest";
import { DriverError } from "./driver-error.ts";
import { runUntimed } from "./untimed-command.ts";

const neverAborted = new AbortController().signal;

async function failure(argv: readonly [string, ...string[]], signal = neverAborted): Promise<unknown> {
  return await runUntimed("target", "Compiling noop", argv, signal).catch((error: unknown) => error);
}

describe("runUntimed", () => {
  test("is content with a program that ends well", async () => {
    expect(await failure(["/bin/true"])).toBeUndefined();
  });

  test.each([
    ["ends with a status", ["/bin/sh", "-c", "echo first >&2; echo 'no such opcode' >&2; exit 3"], "no such opcode"],
    ["tells why on standard output", ["/bin/sh", "-c", "echo 'no such opcode'; exit 3"], "no such opcode"],
    ["says nothing", ["/bin/false"], "exit code 1"],
    ["does not exist", ["/nonexistent/compiler"], "ENOENT"],
  ] as const)("one that %s", async (_, argv, words) => {
    const error = await failure(argv);
    expect(error).toBeInstanceOf(DriverError);
    expect(error).toMatchObject({ target: "target", phase: "prepare" });
    expect(String(error)).toContain("[target] Compiling noop");
    expect(String(error)).toContain(words);
  });

  test("gives it an empty environment", async () => {
    process.env["SANDGAUGE_TEST_SECRET"] = "yes";
    const script = 'echo "<$SANDGAUGE_TEST_SECRET>"; exit 1';
    const error = await failure(["/bin/sh", "-c", script]);
    delete process.env["SANDGAUGE_TEST_SECRET"];
    expect(String(error)).toMatch(/its last message: <>$/);
  });

  test("ends it when the run is interrupted, and says so", async () => {
    const controller = new AbortController();
    const pending = failure(["/bin/sh", "-c", "exec sleep infinity"], controller.signal);
    controller.abort(new Error("interrupted"));
    expect(await pending).toEqual(new Error("interrupted"));
  });
});
