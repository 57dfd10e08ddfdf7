/** No request, however malformed, breaks the native launcher. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { kinds, nativeLauncherUnderTest } from "./fixtures/native-launcher-under-test.ts";

describe.each(kinds)("$name", ({ sanitized }) => {
  const { built } = nativeLauncherUnderTest(sanitized);

  describe("requests that are malformed", () => {
    const start1 = "start 1 1000000000 0 1 1 0 0 0 0";
    test.each<[string, string]>([
      ["an unknown word", "stop 1 0\n"],
      ["an empty line", "\n"],
      ["a missing field", "kill 1\n"],
      ["a missing number", "kill  0\n"],
      ["a sign", "kill -1 0\n"],
      ["a number beyond 63 bits", "kill 9223372036854775808 0\n"],
      ["something behind the last field", "kill 1 0 \n"],
      ["id 0", "kill 0 0\n"],
      ["a header without end", "k".repeat(300)],
      ["a payload beyond all measure", "write 1 8388609\n"],
      ["a payload where there is none", "kill 1 1\nx"],
      ["no program", "start 1 1 0 1 0 0 0 0 0 0\n"],
      ["fewer strings than said", `${start1} 4\n/abc`],
      ["more strings than said", `${start1} 6\n/a\0/b\0`],
      ["more strings than bytes", "start 1 1 0 1 4000000000 4000000000 0 0 0 3\n/a\0"],
      ["more variables than strings", "start 1 1 0 1 1 1 0 0 0 3\n/a\0"],
      ["a flag that is none", "start 1 1 2 1 1 0 0 0 0 3\n/a\0"],
      ["two working directories", "start 1 1 0 1 1 0 2 0 0 9\n/a\0/b\0/c\0"],
      ["too many cgroups", "start 1 1 0 1 1 0 0 33 0 3\n/a\0"],
      ["no such CPU", "start 1 1 0 1 1 0 0 0 1025 3\n/a\0"],
      ["a pace without interval", "pace 5 0 2\nx\n"],
      ["a pace whose last line has no end", "pace 5 1000 3\nx\ny"],
      ["a pace without lines", "pace 5 1000 0\n"],
      ["a pace upon a pace", "pace 5 60000000000 4\nx\ny\npace 5 60000000000 4\nx\ny\n"],
      ["an id in use", `CHILD`],
    ])("end it: %s", async (_, asked) => {
      const hold = `start 5 60000000000 1 0 2 0 0 0 0 ${built.child.length + 6}\n${built.child}\0deaf\0`;
      const launcher = spawn(built.launcher, [], { stdio: "pipe" });
      launcher.stdin.on("error", () => undefined);
      launcher.stdin.write(hold + (asked === "CHILD" ? hold : asked));
      const [said, errors] = await Promise.all([text(launcher.stdout), text(launcher.stderr), once(launcher, "exit")]);
      expect(said).toContain('"event":"fatal","reason":"malformed request: ');
      expect({ code: launcher.exitCode, signal: launcher.signalCode, errors }).toEqual({
        code: 2,
        signal: null,
        errors: "",
      });
    });

    test("at random never make it break", async () => {
      // A linear congruential generator (Numerical Recipes): the same cases every time.
      let state = 1;
      const random = (below: number): number => {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
        return state % below;
      };
      const strings = `${built.child}\0ready\0A=1\0/\0`;
      const valid = `start 1 1000000000 1 1 2 1 1 0 1 ${strings.length}\n${strings}write 1 3\nabcpace 1 1000 4\na\nb\nclose 1 0\nkill 1 0\n`;
      for (let round = 0; round < 150; round++) {
        const bytes = Buffer.from(valid);
        for (let change = random(3); change >= 0; change--) bytes[random(bytes.length)] = random(256);
        const launcher = spawn(built.launcher, [], { stdio: "pipe" });
        launcher.stdin.on("error", () => undefined);
        launcher.stdin.end(bytes.subarray(0, random(4) === 0 ? random(bytes.length) : bytes.length));
        const [, errors] = await Promise.all([text(launcher.stdout), text(launcher.stderr), once(launcher, "exit")]);
        expect({ round, code: [0, 2].includes(launcher.exitCode ?? -1), errors }).toEqual({
          round,
          code: true,
          errors: "",
        });
      }
    });
  });
});
