/** What only the native launcher can do, and what must not break it. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { getPriority, tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setImmediate as nextTurn } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { cgroupHierarchies, type CgroupHierarchy } from "../host/cgroup-mounts.ts";
import { lacksCommand, lacksRoot } from "../testing/lacks.ts";
import { requires } from "../testing/requires.ts";
import { buildLauncher } from "./build.ts";
import { compileFixture } from "./fixtures/compile-fixture.ts";
import { type NativeLauncherOptions, startNativeLauncher } from "./native-launcher.ts";
import type { Launch, Launcher, LaunchRequest } from "./types.ts";

const noCompiler = lacksCommand("cc");
const folder = mkdtempSync(join(tmpdir(), "sandgauge-launcher-"));
/** Of this test's own, below the root of each hierarchy. */
const cgroupName = `sandgauge-test-${process.pid}`;
let child = "";

beforeAll(() => {
  if (noCompiler === undefined) child = compileFixture(folder, "child");
});
afterAll(() => rmSync(folder, { recursive: true }));

async function binary(sanitized: boolean): Promise<string> {
  const built = await buildLauncher({ cache: folder, sanitized });
  if (built.path === undefined) throw new Error(built.reason);
  return built.path;
}

function request(argv: readonly string[], change: Partial<LaunchRequest> = {}): LaunchRequest {
  return { argv: [child, ...argv], env: {}, stdin: "closed", awaits: "exit", timeoutNs: 60e9, ...change };
}

async function linesOf(launch: Launch): Promise<string[]> {
  const lines: string[] = [];
  launch.onLine(({ line }) => lines.push(line));
  await launch.exited;
  return lines;
}

/** Ended and reaped. */
function isGone(pid: number): boolean {
  return !existsSync(`/proc/${pid}`);
}

/** What has no parent of ours left is reaped by the system in its own time. */
async function untilEnded(pid: number): Promise<void> {
  const state = (): string | undefined => {
    try {
      return readFileSync(`/proc/${pid}/stat`, "latin1").match(/\) (\w) /)?.[1];
    } catch {
      return undefined;
    }
  };
  for (let now = state(); now !== undefined && now !== "Z"; now = state()) await nextTurn();
}

async function launcherPid(launcher: Launcher): Promise<number> {
  const lines = await linesOf(launcher.launch(request(["state"])));
  return Number(lines.find((line) => line.startsWith("@ppid "))?.slice("@ppid ".length));
}

function makeCgroup(hierarchy: CgroupHierarchy): string {
  const path = join(hierarchy.mountPoint, cgroupName);
  mkdirSync(path, { recursive: true });
  if (hierarchy.controllers.includes("cpuset")) {
    for (const file of ["cpuset.cpus", "cpuset.mems"]) {
      writeFileSync(join(path, file), readFileSync(join(hierarchy.mountPoint, file)));
    }
  }
  return path;
}

/** Lines of /proc/self/cgroup that name this test's cgroup. */
function placed(lines: readonly string[]): string[] {
  return lines.filter((line) => line.startsWith("@") && line.endsWith(`:/${cgroupName}`));
}

function lacksCgroups(version: 1 | 2): string | undefined {
  const found = cgroupHierarchies().some((hierarchy) => hierarchy.version === version);
  return found ? lacksRoot() : `No cgroup v${version} hierarchy is mounted.`;
}

function lacksFiles(count: number): string | undefined {
  const limit = readFileSync("/proc/self/limits", "utf8").match(/^Max open files +\S+ +(\d+)/m)?.[1] ?? "unlimited";
  return limit === "unlimited" || Number(limit) >= count
    ? undefined
    : `At most ${limit} files may be open, not ${count}.`;
}

async function heldBy(launcher: Launcher): Promise<{ launches: Launch[]; pids: number[] }> {
  const launches = Array.from({ length: 10 }, () => launcher.launch(request(["deaf"], { awaits: "ready" })));
  const spawned = await Promise.all(launches.map((launch) => launch.spawned));
  return { launches, pids: spawned.map(({ pid }) => pid) };
}

const kinds = [
  { name: "native launcher", sanitized: false },
  { name: "native launcher under the sanitisers", sanitized: true },
];

describe.each(kinds)("$name", ({ sanitized }) => {
  let launcherPath: string;
  const launchers: Launcher[] = [];

  async function start(options: Partial<NativeLauncherOptions> = {}, from = launcherPath): Promise<Launcher> {
    const launcher = await startNativeLauncher(from, { runId: "test-run", ...options });
    launchers.push(launcher);
    return launcher;
  }

  beforeEach(async (context) => {
    requires(context, "cc", noCompiler);
    launcherPath = await binary(sanitized);
  });
  afterEach(async () => {
    await Promise.all(launchers.splice(0).map(async (launcher) => await launcher.close()));
  });

  test("pins a process to one CPU, and only that process", async () => {
    const launcher = await start();
    const allowed = async (cpu?: number): Promise<string | undefined> => {
      const lines = await linesOf(launcher.launch(request(["state"], cpu === undefined ? {} : { cpu })));
      return lines.find((line) => line.startsWith("@Cpus_allowed_list:"))?.split("\t")[1];
    };
    const before = await allowed();
    const last = Number(before?.split(/[-,]/).at(-1));
    expect(await allowed(last)).toBe(String(last));
    expect(await allowed()).toBe(before);
    await expect(launcher.launch(request(["ready"], { cpu: 1023 })).exited).rejects.toThrow(
      "may not run on the one CPU that it is to run on: invalid argument (EINVAL)",
    );
  });

  test("holds 2,000 processes at once and ends them", async (context) => {
    requires(context, "2,000 processes", lacksFiles(2000 * 7 + 64));
    const launcher = await start();
    const pid = await launcherPid(launcher);
    const held = Array.from({ length: 2000 }, () =>
      launcher.launch(request(["hold"], { stdin: "open", awaits: "ready" })),
    );
    const ready = await Promise.all(held.map((launch) => launch.ready));
    expect(ready.filter((event) => event === null)).toEqual([]);
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ");
    expect(children).toHaveLength(2000);
    for (const launch of held) launch.closeInput();
    const exits = await Promise.all(held.map((launch) => launch.exited));
    expect(exits.filter(({ code }) => code !== 0)).toEqual([]);
    expect(readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8")).toBe("");
    // Nor are descriptors left behind.
    expect(await linesOf(launcher.launch(request(["state"])))).toContain("@fd 2");
  });

  test("goes on when it has run out of descriptors", async () => {
    const limited = join(folder, `limited-${sanitized}`);
    writeFileSync(limited, `#!/bin/sh\nulimit -n 64\nexec ${launcherPath} "$@"\n`);
    chmodSync(limited, 0o755);
    const launcher = await start({}, limited);
    const launches = Array.from({ length: 30 }, () =>
      launcher.launch(request(["hold"], { stdin: "open", awaits: "ready" })),
    );
    const ready = await Promise.all(launches.map((launch) => launch.ready));
    const failed = launches.filter((_, index) => ready[index] === null);
    expect(failed.length).toBeGreaterThan(0);
    expect(failed.length).toBeLessThan(30);
    for (const launch of failed) {
      await expect(launch.exited).rejects.toMatchObject({ remedy: expect.stringContaining("ulimit -n") });
    }
    for (const launch of launches) launch.closeInput();
    const ends = await Promise.allSettled(launches.map((launch) => launch.exited));
    expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(30 - failed.length);
    expect((await launcher.launch(request(["ready"])).exited).code).toBe(0);
  });

  test("does not grow with what a process floods it with", async () => {
    const launcher = await start();
    const pid = await launcherPid(launcher);
    const peakBytes = (): number =>
      Number(readFileSync(`/proc/${pid}/status`, "utf8").match(/^VmHWM:\s+(\d+) kB$/m)?.[1]) * 1024;
    const before = peakBytes();
    const launch = launcher.launch(request(["flood"], { timeoutNs: 5e8 }));
    const { stdoutBytes } = await launch.exited;
    expect(stdoutBytes).toBeGreaterThan(16 << 20);
    expect(peakBytes() - before).toBeLessThan(4 << 20);
  });

  test("tells nobody while another start is being timed", async () => {
    const launcher = await start();
    const slow = launcher.launch(request(["silent"], { awaits: "ready", timeoutNs: 4e8 }));
    const quick = launcher.launch(request(["ready"]));
    const exit = await quick.exited;
    const heardNs = process.hrtime.bigint();
    const [{ requestedNs }, { requestedNs: quickNs }] = await Promise.all([slow.spawned, quick.spawned]);
    expect(exit.atNs).toBeLessThan(Number(heardNs - quickNs));
    expect(heardNs - requestedNs).toBeGreaterThanOrEqual(4e8);
  });

  test("gives back the limit on open files that it raised for itself", async () => {
    const launcher = await start();
    const limit = readFileSync("/proc/self/limits", "utf8").match(/^Max open files +(\S+)/m)?.[1];
    expect(await linesOf(launcher.launch(request(["state"])))).toContain(`@files ${limit}`);
  });

  test("keeps its own way of being scheduled from what it starts", async () => {
    const launcher = await start();
    const lines = await linesOf(launcher.launch(request(["state"])));
    expect(lines).toEqual(expect.arrayContaining(["@policy 0", `@nice ${getPriority()}`]));
  });

  describe("what is left behind", () => {
    test("in the process group is killed and counted", async () => {
      const launcher = await start();
      const launch = launcher.launch(request(["background"]));
      expect(await launch.exited).toMatchObject({ code: 0, leftBehind: 1 });
      const pid = await launcherPid(launcher);
      expect(readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8")).toBe("");
    });

    test("in a session of its own is killed and counted, whatever else lives", async () => {
      const launcher = await start();
      const other = launcher.launch(request(["daemon-hold"], { stdin: "open", awaits: "ready" }));
      const othersDaemon = Number((await other.ready)?.line.slice("@ready ".length));
      const launch = launcher.launch(request(["daemon"]));
      const daemon = Number((await launch.ready)?.line.slice("@ready ".length));
      expect(await launch.exited).toMatchObject({ code: 0, leftBehind: 1 });
      await untilEnded(daemon);
      expect(isGone(othersDaemon)).toBe(false);
      other.closeInput();
      expect(await other.exited).toMatchObject({ code: 0, leftBehind: 1 });
      await untilEnded(othersDaemon);
    });

    test("is nothing where nothing is left", async () => {
      const launcher = await start();
      expect(await launcher.launch(request(["burn-child", "1"])).exited).toMatchObject({ code: 0, leftBehind: 0 });
    });

    test("after a time limit is killed too", async () => {
      const launcher = await start();
      const launch = launcher.launch(request(["daemon-hold"], { stdin: "open", timeoutNs: 3e8 }));
      const daemon = Number((await launch.ready)?.line.slice("@ready ".length));
      expect(await launch.exited).toMatchObject({ timedOut: true, leftBehind: 1 });
      await untilEnded(daemon);
    });
  });

  describe("CPU time", () => {
    test("is that of the whole tree", async () => {
      const launcher = await start();
      const used = async (...argv: string[]): Promise<number> => {
        const { userNs, systemNs } = await launcher.launch(request(argv)).exited;
        return (userNs ?? 0) + (systemNs ?? 0);
      };
      const idle = await used("ready");
      expect(await used("burn", "50")).toBeGreaterThan(idle + 40e6);
      expect(await used("burn-child", "50")).toBeGreaterThan(idle + 40e6);
    });

    test("includes with perf what nobody has waited for", async (context) => {
      const launcher = await start();
      const run = async (...argv: string[]) => await launcher.launch(request(argv)).exited;
      const idle = (await run("ready")).taskClockNs;
      requires(context, "perf", idle === null ? "perf_event_open is not allowed." : undefined);
      for (const mode of ["burn", "burn-child", "burn-unwaited"]) {
        expect((await run(mode, "50")).taskClockNs).toBeGreaterThan((idle ?? 0) + 40e6);
      }
      const { userNs, systemNs } = await run("burn-unwaited", "50");
      expect((userNs ?? 0) + (systemNs ?? 0)).toBeLessThan(40e6); // wait4 does not know of it
    });

    test("is told apart for processes that run at once", async (context) => {
      const launcher = await start();
      const modes = ["ready", "burn", "ready", "burn"];
      const exits = await Promise.all(modes.map((mode) => launcher.launch(request([mode, "50"])).exited));
      const clocks = exits.map(({ taskClockNs }) => taskClockNs);
      requires(context, "perf", clocks[0] === null ? "perf_event_open is not allowed." : undefined);
      expect(clocks.map((clock) => (clock ?? 0) > 40e6)).toEqual([false, true, false, true]);
    });

    test("is without perf where that is not wanted", async () => {
      const launcher = await start({ counters: false });
      const exit = await launcher.launch(request(["burn", "5"])).exited;
      expect(exit).toMatchObject({ taskClockNs: null, cycles: null, instructions: null });
      expect((exit.userNs ?? 0) + (exit.systemNs ?? 0)).toBeGreaterThan(4e6);
    });
  });

  describe("cgroups", () => {
    const made: string[] = [];
    function folders(version: 1 | 2): string[] {
      const paths = cgroupHierarchies()
        .filter((hierarchy) => hierarchy.version === version)
        .map(makeCgroup);
      made.push(...paths);
      return paths;
    }
    afterEach(async () => {
      await Promise.all(launchers.map(async (launcher) => await launcher.close()));
      for (const path of made.splice(0)) rmdirSync(path);
    });

    test.each([1, 2] as const)("of version %i take a single process", async (version) => {
      const lack = lacksCgroups(version);
      const paths = lack === undefined ? folders(version) : [];
      const launcher = await start();
      const inside = await linesOf(launcher.launch(request(["state"], { cgroupFolders: paths })));
      const outside = await linesOf(launcher.launch(request(["state"])));
      expect(placed(inside)).toHaveLength(paths.length);
      expect(placed(outside)).toEqual([]);
    });

    test("of both versions take the launcher and all it starts", async (context) => {
      requires(context, "cgroups", lacksCgroups(1) ?? lacksCgroups(2));
      const paths = [...folders(1), ...folders(2)];
      const launcher = await start({ cgroupFolders: paths });
      expect(placed(await linesOf(launcher.launch(request(["state"]))))).toHaveLength(paths.length);
    });

    test("that are none are named", async () => {
      const launcher = await start();
      for (const wrong of ["/nowhere", "/tmp", "/dev/null"]) {
        const launch = launcher.launch(request(["ready"], { cgroupFolders: [wrong] }));
        await expect(launch.exited).rejects.toThrow(`[launcher] Cgroup ${wrong} takes no process`);
      }
      expect((await launcher.launch(request(["ready"])).exited).code).toBe(0);
      await expect(start({ cgroupFolders: ["/nowhere"] })).rejects.toThrow("cgroup /nowhere cannot be entered");
    });

    test("v1's freezer: what does not die of SIGKILL is an error, and is reaped once it can", async (context) => {
      const freezer = cgroupHierarchies().find((hierarchy) => hierarchy.controllers.includes("freezer"));
      requires(context, "freezer", freezer === undefined ? "No v1 freezer is mounted." : lacksRoot());
      if (freezer === undefined) return;
      const path = makeCgroup(freezer);
      made.push(path);
      const launcher = await start({ killGraceMs: 100 });
      const launch = launcher.launch(request(["deaf"], { awaits: "ready", cgroupFolders: [path] }));
      const [{ pid }] = await Promise.all([launch.spawned, launch.ready]);
      writeFileSync(join(path, "freezer.state"), "FROZEN");
      launch.kill();
      await expect(launch.exited).rejects.toThrow("[launcher] A process does not end though SIGKILL was sent.");
      expect((await launcher.launch(request(["ready"])).exited).code).toBe(0);
      writeFileSync(join(path, "freezer.state"), "THAWED");
      while (!isGone(pid)) await nextTurn();
    });
  });

  describe("on a kernel without clone3, close_range and perf_event_open", () => {
    let denied: string;
    beforeEach(() => {
      denied = compileFixture(folder, "deny-syscalls", { LAUNCHER: launcherPath });
    });

    test("starts all the same", async () => {
      const launcher = await start({}, denied);
      const held = launcher.launch(request(["hold"], { stdin: "open", awaits: "ready" }));
      expect(await held.ready).not.toBeNull();
      const lines = await linesOf(launcher.launch(request(["state"])));
      expect(lines.filter((line) => line.startsWith("@fd "))).toEqual(["@fd 0", "@fd 1", "@fd 2"]);
      held.closeInput();
      expect(await held.exited).toMatchObject({ code: 0, taskClockNs: null });
    });

    test("moves a process into its v2 cgroup", async (context) => {
      requires(context, "cgroup v2", lacksCgroups(2));
      const paths = cgroupHierarchies()
        .filter(({ version }) => version === 2)
        .map(makeCgroup);
      const launcher = await start({}, denied);
      const lines = await linesOf(launcher.launch(request(["state"], { cgroupFolders: paths })));
      expect(lines).toContain(`@0::/${cgroupName}`);
      await launcher.close();
      for (const path of paths) rmdirSync(path);
    });
  });

  describe("its end", () => {
    test("by SIGKILL ends its children and is told to every caller", async () => {
      const launcher = await start();
      const { launches, pids } = await heldBy(launcher);
      process.kill(await launcherPid(launcher), "SIGKILL");
      for (const launch of launches) {
        await expect(launch.exited).rejects.toThrow(
          "[launcher] The launcher was ended by signal SIGKILL with 10 instances in its care.",
        );
      }
      await Promise.all(pids.map(untilEnded));
      const late = launcher.launch(request(["ready"]));
      expect(await late.ready).toBeNull();
      await expect(late.spawned).rejects.toThrow("ended by signal SIGKILL");
    });

    test.each(["SIGTERM", "SIGINT", "SIGHUP"] as const)("by %s ends its children first", async (signal) => {
      const launcher = await start();
      const { launches, pids } = await heldBy(launcher);
      process.kill(await launcherPid(launcher), signal);
      for (const launch of launches) expect(await launch.exited).toMatchObject({ signal: "SIGKILL", timedOut: false });
      await launcher.close();
      expect(pids.filter((pid) => !isGone(pid))).toEqual([]);
    });

    test("comes with that of its client, daemons included", async () => {
      const launcher = spawn(launcherPath, [], { stdio: ["pipe", "pipe", "inherit"] });
      const strings = `${child}\0daemon-hold\0`;
      launcher.stdin.write(`start 1 60000000000 1 0 2 0 0 0 0 ${strings.length}\n${strings}`);
      let said = "";
      for await (const chunk of launcher.stdout) {
        said += String(chunk);
        if (said.includes("@ready")) break; // and destroys the stream, as a dead client would
      }
      const daemon = Number(said.match(/@ready (\d+)/)?.[1]);
      await once(launcher, "exit");
      expect(launcher.exitCode).toBe(0);
      expect(isGone(daemon)).toBe(true);
    });
  });

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
      const hold = `start 5 60000000000 1 0 2 0 0 0 0 ${child.length + 6}\n${child}\0deaf\0`;
      const launcher = spawn(launcherPath, [], { stdio: "pipe" });
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
      const strings = `${child}\0ready\0A=1\0/\0`;
      const valid = `start 1 1000000000 1 1 2 1 1 0 1 ${strings.length}\n${strings}write 1 3\nabcpace 1 1000 4\na\nb\nclose 1 0\nkill 1 0\n`;
      for (let round = 0; round < 150; round++) {
        const bytes = Buffer.from(valid);
        for (let change = random(3); change >= 0; change--) bytes[random(bytes.length)] = random(256);
        const launcher = spawn(launcherPath, [], { stdio: "pipe" });
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

  test("that does not come up is an error", async () => {
    await expect(start({}, "/nowhere/launcher")).rejects.toThrow(/\[launcher\] .*ENOENT/);
    await expect(start({}, "/bin/false")).rejects.toThrow("[launcher] The launcher was ended by exit status 1");
    const impostor = join(folder, "impostor");
    writeFileSync(impostor, "#!/bin/sh\necho hello\nexec cat\n");
    chmodSync(impostor, 0o755);
    await expect(start({}, impostor)).rejects.toThrow("what it says is no event");
    writeFileSync(impostor, `#!/bin/sh\necho '{"event":"hello","protocol":99}'\nexec cat\n`);
    await expect(start({}, impostor)).rejects.toThrow("[launcher] The launcher speaks protocol 99");
  });
});
