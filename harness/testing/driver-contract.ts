/**
 * What every target must do, whatever its driver: the contract of drivers/types.ts, held against the real runtime.
 * A target that this host cannot run is skipped with the probe's own reason.
 */
import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, type TestContext, test } from "vitest";
import type { Target } from "../../drivers/index.ts";
import type { Availability, DriverContext, Instance, PreparedWorkload, Tool } from "../../drivers/types.ts";
import { buildWorkload } from "../../workloads/build.ts";
import type { BuiltWorkload } from "../../workloads/types.ts";
import { openRunScope, type RunScope } from "../host/run-scope.ts";
import { startLauncher } from "../launcher/launcher.ts";
import type { ExitEvent, Launch, Launcher } from "../launcher/types.ts";
import { wrongAnswer } from "../measure/answer.ts";
import { requires } from "./requires.ts";
import { traces } from "./traces.ts";

/** Far above any start here: what reaches it hangs. */
const START_LIMIT_NS = 60e9;

/** After the request; they fall into every stage of a start, from the first system call to past the ready line. */
const KILL_AFTER_MS = [0, 2, 5, 10, 20, 40, 80, 160, 320];

/** Closing a VM's serial line is no end of file to the guest: it lives until it is ended. */
function seesEndOfInput(target: Target): boolean {
  return target.technology !== "vm";
}

interface Started {
  readonly instance: Instance;
  readonly launch: Launch;
  readonly pid: number;
}

interface Bench {
  readonly scope: RunScope;
  readonly context: DriverContext;
  readonly launcher: Launcher;
  readonly noop: BuiltWorkload;
  readonly hold: BuiltWorkload;
  readonly availability: Availability;
  /** Of the bench itself, before the target was asked anything. */
  readonly before: readonly string[];
  /** Of the target's probe, when it had answered. */
  readonly afterProbe: readonly string[];
}

async function openBench(target: Target): Promise<Bench> {
  const scope = openRunScope();
  const { context } = scope;
  const launcher = await startLauncher({ runId: scope.runId, cgroupFolders: scope.launcherCgroups });
  const noop = await buildWorkload("noop", { cache: context.cacheDir });
  const hold = await buildWorkload("hold", { cache: context.cacheDir });
  const before = traces(context);
  const availability = await target.driver.probe(target.variant, noop, context);
  return { scope, context, launcher, noop, hold, availability, before, afterProbe: traces(context) };
}

function lackOf(availability: Availability): string | undefined {
  return availability.status === "missing" ? availability.reason : undefined;
}

/** Runs `body` with a prepared workload, and disposes it also where that throws. */
async function withPrepared<T>(
  target: Target,
  workload: BuiltWorkload,
  context: DriverContext,
  body: (prepared: PreparedWorkload) => Promise<T>,
): Promise<T> {
  const prepared = await target.driver.prepare(target.variant, workload, context);
  try {
    return await body(prepared);
  } finally {
    await prepared[Symbol.asyncDispose]();
  }
}

async function start({ launcher }: Bench, prepared: PreparedWorkload, id: string): Promise<Started> {
  const instance = await prepared.createInstance(id);
  const launch = launcher.launch({
    ...instance.command,
    stdin: "open",
    awaits: "ready",
    timeoutNs: START_LIMIT_NS,
  });
  const [{ pid }, ready] = await Promise.all([launch.spawned, launch.ready]);
  if (ready === null) throw new Error(`${id} never got ready: ${JSON.stringify(await launch.exited)}`);
  return { instance, launch, pid };
}

/** As the harness does it: the process group first, then what is outside of it. */
async function end({ instance, launch }: Started): Promise<ExitEvent> {
  launch.kill();
  const exit = await launch.exited;
  await instance.destroy();
  return exit;
}

function sha256(file: string): string {
  return createHash("sha256").update(readFileSync(file)).digest("hex");
}

/** Hashes of all files that could be what an instance runs. */
function candidateHashes(workload: BuiltWorkload, { command }: Instance): string[] {
  const named = command.argv.filter(
    (word) => word.startsWith("/") && statSync(word, { throwIfNoEntry: false })?.isFile(),
  );
  return [...Object.values(workload.artefacts).map((artefact) => artefact.sha256), ...named.map(sha256)];
}

/** @param target each one gets a scope, a launcher and a probe of its own. */
export function driverContract(target: Target): void {
  describe(target.name, () => {
    let bench: Bench;
    beforeAll(async () => {
      bench = await openBench(target);
    });
    afterAll(async () => {
      await bench.launcher.close();
      await bench.scope.close();
    });

    /** A test of a target that runs here; what it leaves behind is its failure. */
    function exercise(name: string, body: () => Promise<void>): void {
      test(name, async (context: TestContext) => {
        requires(context, target.name, lackOf(bench.availability));
        await body();
        expect(traces(bench.context), "left behind").toEqual(bench.before);
      });
    }

    test("probe answers with versions, or with a reason and a remedy, and leaves nothing", () => {
      const { availability } = bench;
      expect(bench.afterProbe).toEqual(bench.before);
      if (availability.status !== "ready") {
        expect(availability.reason).toMatch(/\S/);
        expect(availability.remedy).toMatch(/\S/);
      }
      if (availability.status !== "missing") {
        for (const version of Object.values(availability.versions)) expect(version).toMatch(/\S/);
      }
    });

    test.each<[string, Tool | undefined]>([
      ["are not there", undefined],
      ["do nothing but fail", { command: ["/bin/false"] }],
    ])("probe answers where the tools %s", async (_, tool) => {
      const context: DriverContext = { ...bench.context, findTool: () => tool, findAsset: () => undefined };
      const availability = await target.driver.probe(target.variant, bench.noop, context);
      // One that needs no tools runs as before.
      expect(["missing", bench.availability.status]).toContain(availability.status);
      expect(traces(bench.context)).toEqual(bench.before);
    });

    exercise("noop says exactly what its manifest expects, and ends well", async () => {
      await withPrepared(target, bench.noop, bench.context, async (prepared) => {
        const instance = await prepared.createInstance("noop");
        const launch = bench.launcher.launch({
          ...instance.command,
          stdin: "closed",
          awaits: "exit",
          timeoutNs: START_LIMIT_NS,
        });
        const lines: string[] = [];
        launch.onLine(({ line }) => lines.push(line));
        const [ready, exit] = await Promise.all([launch.ready, launch.exited]);
        if (ready !== null) lines.unshift(ready.line);
        await instance.destroy();
        expect(wrongAnswer(bench.noop.manifest, lines)).toBeUndefined();
        expect(exit).toMatchObject({ code: 0, signal: null, timedOut: false });
      });
    });

    exercise("hold lives and is billed until its input closes", async () => {
      await withPrepared(target, bench.hold, bench.context, async (prepared) => {
        const held = await start(bench, prepared, "held");
        const billed = await held.instance.processes(held.pid);
        const pids = billed.map(({ pid }) => pid);
        expect(pids.filter((pid) => !existsSync(`/proc/${pid}`))).toEqual([]);
        expect(pids).toEqual([...new Set(pids)]);
        expect(pids).toContain(held.pid);
        for (const { component } of billed) expect(component).toMatch(/^[a-z]+(-[a-z]+)*$/);
        for (const { folder, component } of await held.instance.cgroups()) {
          expect(statSync(folder).isDirectory()).toBe(true);
          expect(component).toMatch(/^[a-z]+(-[a-z]+)*$/);
        }
        if (seesEndOfInput(target)) {
          held.launch.closeInput();
          expect(await held.launch.exited).toMatchObject({ code: 0, signal: null, timedOut: false });
          await held.instance.destroy();
        } else {
          await end(held);
        }
        expect(await held.instance.processes(held.pid)).toEqual([]);
        expect(await held.instance.cgroups()).toEqual([]);
      });
    });

    exercise("hold answers what it is sent", async () => {
      await withPrepared(target, bench.hold, bench.context, async (prepared) => {
        const held = await start(bench, prepared, "asked");
        const answered = new Promise<string>((resolve) => {
          held.launch.onLine(({ line }) => resolve(line));
        });
        held.launch.write("still there?\n");
        expect(await answered).toBe("@pong still there?");
        await end(held);
      });
    });

    exercise("two instances live at once, each with its own processes", async () => {
      await withPrepared(target, bench.hold, bench.context, async (prepared) => {
        const both = await Promise.all(["first", "second"].map((id) => start(bench, prepared, id)));
        const billed = await Promise.all(both.map(({ instance, pid }) => instance.processes(pid)));
        const pids = billed.flat().map(({ pid }) => pid);
        expect(pids.length).toBeGreaterThanOrEqual(2);
        expect(pids).toEqual([...new Set(pids)]);
        const folders = (await Promise.all(both.map(({ instance }) => instance.cgroups()))).flat();
        expect(folders.length).toBe(new Set(folders.map(({ folder }) => folder)).size);
        await Promise.all(both.map(end));
      });
    });

    exercise("two workloads are prepared at once, and one's end leaves the other alone", async () => {
      await withPrepared(target, bench.hold, bench.context, async (prepared) => {
        const held = await start(bench, prepared, "same-name");
        await withPrepared(target, bench.noop, bench.context, async (other) => {
          await end(await start(bench, other, "same-name"));
        });
        expect((await held.instance.processes(held.pid)).map(({ pid }) => pid)).toContain(held.pid);
        await end(held);
      });
    });

    exercise("destroy may come before the start, after the end, and again", async () => {
      await withPrepared(target, bench.hold, bench.context, async (prepared) => {
        const untouched = await prepared.createInstance("untouched");
        await untouched.destroy();
        await untouched.destroy();
        const ended = await start(bench, prepared, "ended");
        await end(ended);
        await ended.instance.destroy();
      });
    });

    exercise("one killed at any moment of its start is destroyed without a trace", async () => {
      const ownProcesses = bench.before.filter((trace) => trace.startsWith("process "));
      await withPrepared(target, bench.hold, bench.context, async (prepared) => {
        for (const afterMs of KILL_AFTER_MS) {
          const id = `killed-${afterMs}`;
          const instance = await prepared.createInstance(id);
          const launch = bench.launcher.launch({
            ...instance.command,
            stdin: "open",
            awaits: "exit",
            timeoutNs: START_LIMIT_NS,
          });
          await launch.spawned;
          await delay(afterMs);
          launch.kill();
          await launch.exited;
          await instance.destroy();
          // What instances share is disposed with the workload.
          const left = traces(bench.context).filter((trace) => trace.startsWith("process ") || trace.includes(id));
          expect(left, `left behind when killed after ${afterMs} ms`).toEqual(ownProcesses);
        }
      });
    });

    exercise("dispose ends what was not destroyed", async () => {
      await withPrepared(target, bench.hold, bench.context, async (prepared) => {
        await prepared.createInstance("never-started");
        const { launch } = await start(bench, prepared, "left-alone");
        launch.kill();
        await launch.exited;
      });
    });

    exercise("tells the hash of the file that is run, the same each time", async () => {
      const told = await withPrepared(target, bench.noop, bench.context, async (prepared) => {
        const instance = await prepared.createInstance("hashed");
        expect(candidateHashes(bench.noop, instance)).toContain(prepared.artefactSha256);
        return prepared.artefactSha256;
      });
      await withPrepared(target, bench.noop, bench.context, async (prepared) => {
        expect(prepared.artefactSha256).toBe(told);
      });
      await withPrepared(target, bench.hold, bench.context, async (prepared) => {
        expect(prepared.artefactSha256).not.toBe(told);
      });
    });
  });
}
