/**
 * What every target must do, whatever its driver: the contract of drivers/types.ts, held against the real runtime.
 * A target that this host cannot run is skipped with the probe's own reason.
 */
import { createHash } from "node:crypto";
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Target } from "../../drivers/index.ts";
import { DriverError } from "../../drivers/lib/driver-error.ts";
import type { Availability, DriverContext, Instance, PreparedWorkload, Tool } from "../../drivers/types.ts";
import { buildWorkload } from "../../workloads/build.ts";
import type { BuiltWorkload } from "../../workloads/types.ts";
import { openRunScope, type RunScope } from "../host/run-scope.ts";
import { billedTo, filesOf, launchInstance, unshared } from "../launcher/launch-instance.ts";
import { startLauncher } from "../launcher/launcher.ts";
import type { ExitEvent, HowLaunched, Launch, Launcher } from "../launcher/types.ts";
import { wrongAnswer } from "../measure/answer.ts";
import { requires } from "./requires.ts";
import { traces } from "./traces.ts";

/** Far above any start here: what reaches it hangs. */
const START_LIMIT_NS = 60e9;

/** A complete guest on an emulated CPU takes minutes to start: one try shows that it does, a dozen would show no more. */
const PROBE_LIMIT_MS = 15 * 60_000;

/** After the request; they fall into every stage of a start, from the first system call to past the ready line. */
const KILL_AFTER_MS = [0, 2, 5, 10, 20, 40, 80, 160, 320];

interface Started {
  readonly instance: Instance;
  readonly launch: Launch;
  readonly pid: number | null;
}

interface Bench {
  readonly scope: RunScope;
  readonly context: DriverContext;
  readonly launcher: Launcher;
  /** All that was started, so that a test that fails in the middle does not make those after it fail. */
  readonly launches: Launch[];
  readonly noop: BuiltWorkload;
  readonly hold: BuiltWorkload;
  readonly availability: Availability;
  /** Of the bench itself, before the target was asked anything. */
  readonly before: readonly string[];
  /** Of the target's probe, when it had answered. */
  readonly afterProbe: readonly string[];
  readonly probeMs: number;
}

async function openBench(target: Target): Promise<Bench> {
  const scope = openRunScope();
  const { context } = scope;
  const launcher = await startLauncher({ runId: scope.runId, cgroupFolders: scope.launcherCgroups });
  const noop = await buildWorkload("noop", { cache: context.cacheDir });
  const hold = await buildWorkload("hold", { cache: context.cacheDir });
  const before = traces(context);
  const probedMs = performance.now();
  const availability = await target.driver.probe(target.variant, noop, context);
  const probeMs = performance.now() - probedMs;
  const afterProbe = traces(context);
  return { scope, context, launcher, launches: [], noop, hold, availability, before, afterProbe, probeMs };
}

function lackOf(availability: Availability): string | undefined {
  return availability.status === "missing" ? availability.reason : undefined;
}

function slowness({ probeMs }: Bench): string | undefined {
  if (2 * probeMs * 1e6 < START_LIMIT_NS) return undefined; // some tests wait for two
  return `Its probe took ${(probeMs / 1000).toFixed(0)} s: too long to start it a dozen times.`;
}

/** All that a user gets to read of an availability. */
function told(availability: Availability): string[] {
  const versions = availability.status === "missing" ? [] : Object.values(availability.versions);
  return availability.status === "ready" ? versions : [...versions, availability.reason, availability.remedy];
}

function launchOf(bench: Bench, instance: Instance, how: Pick<HowLaunched, "stdin" | "awaits">): Launch {
  const launch = launchInstance(bench.launcher, instance, { ...how, timeoutNs: START_LIMIT_NS });
  bench.launches.push(launch);
  return launch;
}

async function start(bench: Bench, workload: PreparedWorkload, id: string): Promise<Started> {
  const instance = await workload.createInstance(id);
  const launch = launchOf(bench, instance, { stdin: "open", awaits: "ready" });
  const [{ pid }, ready] = await Promise.all([launch.spawned, launch.ready]);
  if (ready === null) throw new Error(`${id} never got ready: ${JSON.stringify(await launch.exited)}`);
  return { instance, launch, pid };
}

/** Of the process that the launcher started, where it was one. */
function ownPid({ pid }: Started): number[] {
  return pid === null ? [] : [pid];
}

/** As the harness does it: the process group first, then what is outside of it. */
async function end({ instance, launch }: Started): Promise<ExitEvent> {
  launch.kill();
  const exit = await launch.exited;
  await instance.destroy();
  return exit;
}

async function prepareOrRefuse(
  { driver, variant }: Target,
  workload: BuiltWorkload,
  context: DriverContext,
): Promise<PreparedWorkload | DriverError> {
  try {
    return await driver.prepare(variant, workload, context);
  } catch (error) {
    if (error instanceof DriverError) return error;
    throw error;
  }
}

/** Starts `files` and ends it after its first result. */
async function writeFiles(bench: Bench, workload: PreparedWorkload): Promise<{ said: string; left: string[] }> {
  const directory = mkdtempSync(join(bench.context.cacheDir, "folder-"));
  chmodSync(directory, 0o777); // a container's user is nobody
  try {
    const instance = await workload.createInstance("files", { directory });
    const launch = launchOf(bench, instance, { stdin: "closed", awaits: "ready" });
    const second = new Promise<string>((resolve) => {
      let lines = 0;
      launch.onLine(({ line }) => {
        if (++lines === 2) resolve(line);
      });
    });
    const ended = launch.exited.then(({ stderrTail }) => stderrTail);
    const said = await Promise.race([second, ended]);
    launch.kill();
    await launch.exited;
    await instance.destroy();
    return { said, left: readdirSync(directory) };
  } finally {
    await workload[Symbol.asyncDispose]();
    rmSync(directory, { recursive: true });
  }
}

function sha256(file: string): string {
  return createHash("sha256").update(readFileSync(file)).digest("hex");
}

/** Hashes of all files that could be what an instance runs. */
function candidateHashes(workload: BuiltWorkload, instance: Instance): string[] {
  const named = filesOf(instance).filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile());
  return [...Object.values(workload.artefacts).map((artefact) => artefact.sha256), ...named.map(sha256)];
}

/** @param target each one gets a scope, a launcher and a probe of its own. */
export function driverContract(target: Target): void {
  describe(`${target.name} keeps the driver contract`, () => {
    let bench: Bench;
    beforeAll(async () => {
      bench = await openBench(target);
    }, PROBE_LIMIT_MS);
    afterAll(async () => {
      await bench.launcher.close();
      await bench.scope.close();
    });

    /** Prepares a workload for `body`, and disposes it also where that throws. */
    async function prepared<T>(name: "noop" | "hold", body: (workload: PreparedWorkload) => Promise<T>): Promise<T> {
      const workload = await target.driver.prepare(target.variant, bench[name], bench.context);
      try {
        return await body(workload);
      } finally {
        await workload[Symbol.asyncDispose]();
      }
    }

    test("probe answers with versions, or with a reason and a remedy, and leaves nothing", () => {
      expect(bench.afterProbe).toEqual(bench.before);
      expect(told(bench.availability).filter((text) => text.trim() === "")).toEqual([]);
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

    describe("where it runs", () => {
      beforeEach((context) => {
        requires(context, target.name, lackOf(bench.availability) ?? slowness(bench));
      });
      afterEach(async () => {
        // Those of a test that failed in the middle: the tests after it must not fail for it.
        for (const launch of bench.launches) launch.kill();
        await Promise.allSettled(bench.launches.splice(0).map(({ exited }) => exited));
        expect(traces(bench.context), "left behind").toEqual(bench.before);
        expect((await target.driver.removeLeftovers?.(bench.context)) ?? 0, "left behind in the engine").toBe(0);
      });

      test("noop says exactly what its manifest expects, and ends well", async () => {
        await prepared("noop", async (workload) => {
          const instance = await workload.createInstance("noop");
          const launch = launchOf(bench, instance, { stdin: "closed", awaits: "exit" });
          const lines: string[] = [];
          launch.onLine(({ line }) => lines.push(line));
          const [ready, exit] = await Promise.all([launch.ready, launch.exited]);
          if (ready !== null) lines.unshift(ready.line);
          await instance.destroy();
          expect(wrongAnswer(bench.noop.manifest, lines)).toBeUndefined();
          expect(exit).toMatchObject({ code: 0, signal: null, timedOut: false });
        });
      });

      test("hold lives and is billed until its input closes", async () => {
        await prepared("hold", async (workload) => {
          const held = await start(bench, workload, "held");
          const billed = await billedTo(held.instance, held.pid);
          const pids = billed.map(({ pid }) => pid);
          expect(pids).toEqual(expect.arrayContaining(ownPid(held)));
          expect(pids.length).toBeGreaterThan(0);
          expect(pids).toEqual([...new Set(pids)]);
          expect(pids.filter((pid) => !existsSync(`/proc/${pid}`))).toEqual([]);
          const cgroups = await held.instance.cgroups();
          expect(cgroups.filter(({ folder }) => !existsSync(folder))).toEqual([]);
          for (const { component } of [...billed, ...cgroups]) expect(component).toMatch(/^[a-z]+(-[a-z]+)*$/);

          // Closing a VM's serial line is no end of file to the guest: it lives until it is ended.
          const endsItself = target.technology !== "vm";
          if (endsItself) held.launch.closeInput();
          else held.launch.kill();
          const expected = endsItself ? { code: 0, signal: null } : { code: null, signal: "SIGKILL" };
          expect(await held.launch.exited).toMatchObject({ ...expected, timedOut: false });
          await held.instance.destroy();
          expect(await billedTo(held.instance, held.pid)).toEqual([]);
          expect(await held.instance.cgroups()).toEqual([]);
        });
      });

      test("hold answers what it is sent", async () => {
        await prepared("hold", async (workload) => {
          const held = await start(bench, workload, "asked");
          const answered = new Promise<string>((resolve) => {
            held.launch.onLine(({ line }) => resolve(line));
          });
          held.launch.write("still there?\n");
          expect(await answered).toBe("@pong still there?");
          await end(held);
        });
      });

      test("a workload that needs a folder writes in the one it is given, or is refused with the reason", async () => {
        const files = await buildWorkload("files", { cache: bench.context.cacheDir });
        const workload = await prepareOrRefuse(target, files, bench.context);
        const { said, left } =
          workload instanceof DriverError
            ? { said: `${workload.phase}: ${workload.message}`, left: [] }
            : await writeFiles(bench, workload);
        expect(said).toMatch(new RegExp(`"checksum":"${files.manifest.checksum}"|^prepare: .* needs a folder `));
        // Killed in the middle, it may leave the one file that it was at, and no other.
        expect(left.join(" ")).toMatch(/^(?:sandgauge-[0-9]+)?$/);
      });

      test("two instances live at once, each with its own processes and cgroups", async () => {
        await prepared("hold", async (workload) => {
          const both = await Promise.all(["first", "second"].map((id) => start(bench, workload, id)));
          const billed = await Promise.all(both.map(({ instance, pid }) => billedTo(instance, pid)));
          const pids = unshared(billed.flat()).map(({ pid }) => pid);
          expect(pids.length).toBeGreaterThanOrEqual(2);
          expect(pids).toEqual([...new Set(pids)]);
          const cgroups = await Promise.all(both.map(({ instance }) => instance.cgroups()));
          const folders = cgroups.flat().map(({ folder }) => folder);
          expect(folders).toEqual([...new Set(folders)]);
          await Promise.all(both.map(end));
        });
      });

      test("two workloads are prepared at once, and the end of one leaves the other alone", async () => {
        await prepared("hold", async (workload) => {
          const held = await start(bench, workload, "same-name");
          await prepared("noop", async (other) => {
            await end(await start(bench, other, "same-name"));
          });
          const billed = await billedTo(held.instance, held.pid);
          expect(billed.length).toBeGreaterThan(0);
          expect(billed.map(({ pid }) => pid)).toEqual(expect.arrayContaining(ownPid(held)));
          await end(held);
        });
      });

      test("destroy may come before the start, after the end, and again", async () => {
        await prepared("hold", async (workload) => {
          const untouched = await workload.createInstance("untouched");
          await untouched.destroy();
          await untouched.destroy();
          const ended = await start(bench, workload, "ended");
          await end(ended);
          await ended.instance.destroy();
          expect(await billedTo(ended.instance, ended.pid)).toEqual([]);
        });
      });

      test("one killed at any moment of its start is destroyed without a trace", async () => {
        await prepared("hold", async (workload) => {
          const ownProcesses = bench.before.filter((trace) => trace.startsWith("process "));
          for (const afterMs of KILL_AFTER_MS) {
            const id = `killed-${afterMs}`;
            const instance = await workload.createInstance(id);
            const launch = launchOf(bench, instance, { stdin: "open", awaits: "exit" });
            await delay(afterMs); // it is not told before its end that it was spawned
            launch.kill();
            await launch.exited;
            await instance.destroy();
            // What instances share is disposed with the workload.
            const left = traces(bench.context).filter((trace) => trace.startsWith("process ") || trace.includes(id));
            expect(left, `left behind when killed after ${afterMs} ms`).toEqual(ownProcesses);
          }
        });
      });

      test("dispose ends what was not destroyed", async () => {
        await prepared("hold", async (workload) => {
          await workload.createInstance("never-started");
          const { launch } = await start(bench, workload, "left-alone");
          launch.kill();
          await launch.exited;
        });
        expect(traces(bench.context)).toEqual(bench.before);
      });

      test("tells the hash of the file that is run, the same each time", async () => {
        await prepared("noop", async (workload) => {
          const instance = await workload.createInstance("hashed");
          expect(candidateHashes(bench.noop, instance)).toContain(workload.artefactSha256);
          const again = await prepared("noop", async ({ artefactSha256 }) => artefactSha256);
          const other = await prepared("hold", async ({ artefactSha256 }) => artefactSha256);
          expect(again).toBe(workload.artefactSha256);
          expect(other).not.toBe(workload.artefactSha256);
        });
      });
    });
  });
}
