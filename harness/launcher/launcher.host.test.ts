/** What holds for every launcher, whichever clock is behind it, against well and badly behaved processes. */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { lacksCommand } from "../testing/lacks.ts";
import { requires } from "../testing/requires.ts";
import { buildLauncher } from "./build.ts";
import { compileFixture } from "./fixtures/compile-fixture.ts";
import { startNativeLauncher } from "./native-launcher.ts";
import { startNodeClock } from "./node-clock.ts";
import type { Launch, ProcessLauncher, ProcessRequest } from "./types.ts";

const noCompiler = lacksCommand("cc");
const folder = mkdtempSync(join(tmpdir(), "sandgauge-launcher-"));
let child = "";

beforeAll(() => {
  if (noCompiler === undefined) child = compileFixture(folder, "child");
});
afterAll(() => rmSync(folder, { recursive: true }));

async function native(sanitized: boolean): Promise<ProcessLauncher> {
  const built = await buildLauncher({ cache: folder, sanitized });
  if (built.path === undefined) throw new Error(built.reason);
  return await startNativeLauncher(built.path, { runId: "test-run" });
}

interface Kind {
  readonly name: string;
  readonly isNative: boolean;
  readonly start: () => Promise<ProcessLauncher>;
}

const kinds: Kind[] = [
  { name: "native launcher", isNative: true, start: async () => await native(false) },
  { name: "native launcher under the sanitisers", isNative: true, start: async () => await native(true) },
  {
    name: "Node's clock",
    isNative: false,
    start: async () => startNodeClock({ runId: "test-run", reason: "for the test" }),
  },
];

/** Far above anything here: what reaches it hangs. */
const LIMIT_NS = 60e9;

function request(argv: readonly string[], change: Partial<ProcessRequest> = {}): ProcessRequest {
  return { argv: [child, ...argv], env: {}, stdin: "closed", awaits: "exit", timeoutNs: LIMIT_NS, ...change };
}

async function outcome(launch: Launch) {
  const lines: string[] = [];
  launch.onLine(({ line }) => lines.push(line));
  const [spawn, ready, exit] = await Promise.all([launch.spawned, launch.ready, launch.exited]);
  return { spawn, ready, exit, lines };
}

function decoded(lines: readonly string[], name: string): string[] {
  const found = lines.filter((line) => line.startsWith(`@${name} `)).map((line) => line.slice(name.length + 2));
  return found.map((hex) => Buffer.from(hex, "hex").toString());
}

/** Ended, or a zombie whose parent has yet to take note. */
function isGone(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return false;
  } catch {
    return true;
  }
}

describe.each(kinds)("$name", ({ start, isNative }) => {
  let launcher: ProcessLauncher;

  beforeEach(async (context) => {
    requires(context, "cc", noCompiler);
    launcher = await start();
  });
  afterEach(async () => {
    await launcher?.close();
  });

  test("stamps what happens in the order in which it happens", async () => {
    const before = process.hrtime.bigint();
    const { spawn, ready, exit } = await outcome(launcher.launch(request(["ready"])));
    const after = process.hrtime.bigint();
    const said = BigInt(ready?.line.slice("@ready ".length) ?? "");

    expect(exit).toMatchObject({ code: 0, signal: null, timedOut: false, noiseLines: 0, stderrTail: "" });
    expect(exit.stdoutBytes).toBe((ready?.line.length ?? 0) + 1);
    const stamps = [spawn.atNs, exit.firstByteNs ?? 0, ready?.atNs ?? 0, exit.atNs];
    const ordered = isNative ? stamps : stamps.slice(0, 3); // Node may tell the end before the output
    expect(ordered).toEqual(ordered.toSorted((a, b) => a - b));
    expect(exit.firstByteNs).toBe(ready?.atNs);
    const absolute = [before, spawn.requestedNs, said, spawn.requestedNs + BigInt(ready?.atNs ?? 0), after];
    expect(absolute).toEqual(absolute.toSorted((a, b) => Number(a - b)));
  });

  test("holds a process until its input is closed", async () => {
    const launch = launcher.launch(request(["hold"], { stdin: "open", awaits: "ready" }));
    const [{ pid }, ready] = await Promise.all([launch.spawned, launch.ready]);
    expect(ready?.line).toMatch(/^@ready [0-9]+$/);
    expect(isGone(pid)).toBe(false);
    launch.closeInput();
    expect(await launch.exited).toMatchObject({ code: 0, timedOut: false });
    expect(isGone(pid)).toBe(true);
  });

  test.each([0, 1, 3, 255])("tells exit status %i", async (status) => {
    const { ready, exit } = await outcome(launcher.launch(request(["exit", String(status)])));
    expect(ready).toBeNull();
    expect(exit).toMatchObject({ code: status, signal: null, firstByteNs: null, stdoutBytes: 0 });
  });

  test.each([
    ["SIGSEGV", "11"],
    ["SIGTERM", "15"],
    ["SIGKILL", "9"],
  ])("tells death by %s", async (signal, number) => {
    const { exit } = await outcome(launcher.launch(request(["signal", number])));
    expect(exit).toMatchObject({ code: null, signal, timedOut: false });
  });

  test("kills what never prints once its time is over", async () => {
    const { ready, exit } = await outcome(launcher.launch(request(["silent"], { awaits: "ready", timeoutNs: 2e8 })));
    expect(ready).toBeNull();
    expect(exit).toMatchObject({ code: null, signal: "SIGKILL", timedOut: true });
    expect(exit.atNs).toBeGreaterThanOrEqual(2e8);
  });

  test("kills on request, once or more often", async () => {
    const launch = launcher.launch(request(["deaf"], { awaits: "ready" }));
    await launch.ready;
    launch.kill();
    launch.kill();
    expect(await launch.exited).toMatchObject({ signal: "SIGKILL", timedOut: false });
    launch.kill();
    launch.write("x");
    launch.closeInput();
    expect((await outcome(launcher.launch(request(["ready"])))).exit.code).toBe(0);
  });

  test.each([
    ["without a line end", "x"],
    ["of empty lines", "\n"],
  ])("drains a flood %s", async (_, byte) => {
    const code = String(byte.codePointAt(0));
    const { ready, exit, lines } = await outcome(launcher.launch(request(["flood", code], { timeoutNs: 3e8 })));
    expect(ready).not.toBeNull();
    expect(exit.timedOut).toBe(true);
    expect(exit.stdoutBytes).toBeGreaterThan(1e6);
    expect(lines).toEqual([]);
    expect(exit.noiseLines).toBeGreaterThan(0);
  });

  test("cuts off a flood of protocol lines", async () => {
    const { exit, lines } = await outcome(launcher.launch(request(["flood-lines"], { timeoutNs: 1e9 })));
    expect(exit.timedOut).toBe(true);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.join("").length).toBeLessThanOrEqual(262_144);
    expect(exit.noiseLines).toBeGreaterThan(0);
  });

  test("takes all answers of one that is asked again and again", async () => {
    const launch = launcher.launch(request(["answer", "60000"], { stdin: "open", awaits: "ready" }));
    await launch.ready;
    for (let asked = 0; asked < 10; asked++) {
      const answered = new Promise((resolve) => {
        let seen = 0;
        launch.onLine(({ line }) => {
          if (seen++ === asked) resolve(line.length); // a listener hears the earlier ones again
        });
      });
      launch.write("x");
      expect(await answered).toBe(60_001);
    }
    launch.closeInput();
    expect(await launch.exited).toMatchObject({ code: 0, noiseLines: 0, timedOut: false });
  });

  test("sends lines at fixed times, none early, and closes the input after the last", async () => {
    const launch = launcher.launch(request(["echo"], { stdin: "open", awaits: "ready" }));
    const came: { atNs: number; line: string }[] = [];
    launch.onLine((event) => came.push(event));
    await launch.ready;
    const lines = ["", "one", "two", "three and more"];
    const intervalNs = 20e6;
    const beganNs = await launch.pace(lines, intervalNs);
    launch.closeInput();
    expect(await launch.exited).toMatchObject({ code: 0, timedOut: false });
    expect(came.map(({ line }) => line)).toEqual(lines.map((line) => `@${line}`));
    for (const [position, { atNs }] of came.entries()) expect(atNs).toBeGreaterThan(beganNs + position * intervalNs);
  });

  test("one that ends in the middle of it, or has ended, is sent no more", async () => {
    const launch = launcher.launch(request(["pieces"], { stdin: "open", awaits: "exit" }));
    await launch.pace(["x", "x", "x", "x"], 60e9);
    launch.kill();
    expect(await launch.exited).toMatchObject({ signal: "SIGKILL" });
    await expect(launch.pace(["x"], 1e6)).rejects.toThrow("[launcher] The instance has ended");
    expect((await outcome(launcher.launch(request(["ready"])))).exit.code).toBe(0);
  });

  test("keeps the last words of standard error only", async () => {
    const { exit } = await outcome(launcher.launch(request(["flood-stderr", "260"])));
    expect(exit.stderrTail).toBe("x".repeat(48) + "y".repeat(1000) + "z".repeat(1000));
    expect(exit.stdoutBytes).toBe(0);
  });

  test("waits for the end of what has closed its output early", async () => {
    const launch = launcher.launch(request(["early-close"], { stdin: "open" }));
    launch.closeInput();
    const { ready, exit } = await outcome(launch);
    expect(ready).toBeNull();
    expect(exit).toMatchObject({ code: 3, firstByteNs: null });
  });

  test("takes no half line for a ready line", async () => {
    const { ready, exit } = await outcome(launcher.launch(request(["half"])));
    expect(ready).toBeNull();
    expect(exit).toMatchObject({ code: 0, stdoutBytes: 9, noiseLines: 1 });
  });

  test("reads a console: noise before the ready line, carriage returns at line ends", async () => {
    const { ready, exit, lines } = await outcome(launcher.launch(request(["crlf"])));
    expect(ready?.line).toBe("@ready 1");
    expect(lines).toEqual(["@two", "@three"]);
    expect(exit.noiseLines).toBe(3);
  });

  test("puts a line together from pieces, and is ready with the last one", async () => {
    const launch = launcher.launch(request(["pieces"], { stdin: "open" }));
    for (let piece = 0; piece < 4; piece++) launch.write("x");
    const { ready, exit, lines } = await outcome(launch);
    expect(ready?.line).toBe("@ready 1");
    expect(exit.firstByteNs).toBeLessThanOrEqual(ready?.atNs ?? 0);
    expect(lines).toEqual(["@more"]);
    expect(exit.noiseLines).toBe(1);
  });

  test.each([
    ["the longest line that is kept", 65_535, 2, 1],
    ["a longer one", 65_536, 1, 2],
    ["one of a megabyte", 1_000_000, 1, 2],
  ])("reads %s", async (_, length, kept, noise) => {
    const { ready, exit, lines } = await outcome(launcher.launch(request(["huge", String(length)])));
    expect(ready?.line).toBe("@ready 1");
    expect(lines).toHaveLength(kept);
    expect(lines.at(-1)).toBe("@end");
    expect(exit.noiseLines).toBe(noise);
  });

  test("replaces invalid UTF-8 and keeps every other byte", async () => {
    const { ready, exit } = await outcome(launcher.launch(request(["invalid"])));
    expect(ready?.line).toBe('@ready \ufffdé\ufffd\ufffd\ufffd\u0001\0"\\ \ufffd');
    expect(exit.stderrTail).toBe("\ufffd!🌍");
  });

  test("hands on arguments as they are", async () => {
    const hostile = ["", " ", "a\nb", "'\"`$(id)\\", "--", "é🌍", "%s%n", "x".repeat(100_000)];
    const { exit, lines } = await outcome(launcher.launch(request(["arguments", ...hostile])));
    expect(exit.code).toBe(0);
    const expected = [child, "arguments", ...hostile].filter((text) => text.length < 30_000);
    expect(decoded(lines, "argument")).toEqual(expected); // the longest makes a line that is not kept
    expect(exit.noiseLines).toBe(1);
  });

  test("gives the environment asked for and its own marks, nothing else", async () => {
    const env = { EMPTY: "", LINES: "a\nb", EQUALS: "=x=" };
    const { lines } = await outcome(launcher.launch(request(["environment"], { env })));
    const own = decoded(lines, "variable").filter((variable) => !/^SANDGAUGE_LAUNCH=[0-9]+$/.test(variable));
    expect(own.toSorted()).toEqual(["EMPTY=", "EQUALS==x=", "LINES=a\nb", "SANDGAUGE_RUN=test-run"]);
  });

  test("gives each process a session, folder, signals and descriptors of its own", async () => {
    const { spawn, lines } = await outcome(launcher.launch(request(["state"], { cwd: "/" })));
    const fact = (name: string): string | undefined =>
      lines
        .find((line) => line.startsWith(`@${name}`))
        ?.slice(name.length + 1)
        .trim();
    const descriptors = lines.filter((line) => line.startsWith("@fd "));
    // Node hands on what others in its process have left inheritable.
    expect(isNative ? descriptors : descriptors.slice(0, 3)).toEqual(["@fd 0", "@fd 1", "@fd 2"]);
    expect([fact("pgid "), fact("sid ")]).toEqual([String(spawn.pid), String(spawn.pid)]);
    expect(fact("cwd ")).toBe("/");
    for (const mask of ["SigBlk:", "SigIgn:", "SigCgt:"]) expect(fact(mask)).toMatch(/^0+$/);
  });

  test("writes more than a pipe holds", async () => {
    const launch = launcher.launch(request(["count"], { stdin: "open" }));
    launch.write("x".repeat(3_000_000));
    launch.write("y".repeat(17));
    launch.closeInput();
    const { exit, lines } = await outcome(launch);
    expect(exit.code).toBe(0);
    expect(lines).toEqual(["@count 3000017"]);
  });

  test("is not held up by what does not read", async () => {
    const launch = launcher.launch(request(["deaf"], { stdin: "open", awaits: "ready" }));
    launch.write("x".repeat(1_000_000));
    await launch.ready;
    expect((await outcome(launcher.launch(request(["ready"])))).exit.code).toBe(0);
    launch.closeInput();
    launch.kill();
    expect((await launch.exited).signal).toBe("SIGKILL");
  });

  test("does not wait for what has left and holds the streams", async () => {
    const { ready, exit } = await outcome(launcher.launch(request(["daemon"])));
    const pid = Number(ready?.line.slice("@ready ".length));
    expect(exit).toMatchObject({ code: 0, timedOut: false });
    expect(pid).toBeGreaterThan(0);
    if (!isNative) process.kill(pid, "SIGKILL"); // out of Node's sight
  });

  test("starts many at once and tells them apart", async () => {
    const launches = Array.from({ length: 100 }, (_, index) => launcher.launch(request(["exit", String(index)])));
    const exits = await Promise.all(launches.map(({ exited }) => exited));
    expect(exits.map(({ code }) => code)).toEqual(exits.map((_, index) => index));
  });

  test("tells a listener that comes late everything", async () => {
    const launch = launcher.launch(request(["crlf"]));
    await launch.exited;
    const lines: string[] = [];
    launch.onLine(({ line }) => lines.push(line));
    expect(lines).toEqual(["@two", "@three"]);
  });

  describe("refuses, naming the reason,", () => {
    const script = join(folder, "no-interpreter");
    const plain = join(folder, "plain");
    beforeAll(() => {
      writeFileSync(script, "#!/nowhere/sh\n");
      chmodSync(script, 0o755);
      writeFileSync(plain, "nothing to run\n");
    });

    test.each<[string, () => Partial<ProcessRequest>, RegExp]>([
      ["a program that is not there", () => ({ argv: ["/nowhere/program"] }), /\/nowhere\/program cannot.*\(ENOENT\)/],
      ["an interpreter that is not there", () => ({ argv: [script] }), /no-interpreter cannot be executed.*\(ENOENT\)/],
      ["a file that is not executable", () => ({ argv: [plain] }), /plain cannot be executed.*\(EACCES\)/],
      ["a folder", () => ({ argv: ["/tmp/"] }), /\/tmp\/ cannot be executed.*\(EACCES\)/],
      ["a working directory that is not there", () => ({ cwd: "/nowhere" }), /Working directory \/nowhere.*\(ENOENT\)/],
      ["arguments of 7 MiB", () => ({ argv: [child, "x".repeat(7 << 20)] }), /cannot be executed.*\(E2BIG\)/],
      ["a NUL", () => ({ argv: [child, "\0"] }), /holds a NUL/],
      ["a name without a path", () => ({ argv: ["sh"] }), /"sh" is not a path/],
    ])("%s", async (_, change, message) => {
      const launch = launcher.launch(request(["ready"], change()));
      await expect(launch.exited).rejects.toThrow(message);
      await expect(launch.spawned).rejects.toThrow(message);
      await expect(launch.exited).rejects.toMatchObject({ name: "LaunchError", remedy: expect.stringMatching(/\.$/) });
      expect(await launch.ready).toBeNull();
      expect((await outcome(launcher.launch(request(["ready"])))).exit.code).toBe(0);
    });
  });

  test("ends all it holds when it is closed, also twice", async () => {
    const launches = Array.from({ length: 20 }, () => launcher.launch(request(["deaf"], { awaits: "ready" })));
    const spawned = await Promise.all(launches.map((launch) => launch.spawned));
    await Promise.all([launcher.close(), launcher.close()]);
    for (const launch of launches) expect((await launch.exited).signal).toBe("SIGKILL");
    expect(spawned.filter(({ pid }) => !isGone(pid))).toEqual([]);
    await expect(launcher.launch(request(["ready"])).exited).rejects.toThrow(/\[launcher\] .*close/);
  });
});
