import { readFileSync } from "node:fs";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { embeddings, type EmbeddingTarget, embeddingTargetsOf } from "../../../drivers/index.ts";
import type { Availability, Command, EmbeddingProcess, PreparedEmbedding } from "../../../drivers/types.ts";
import { buildWorkload } from "../../../workloads/build.ts";
import { openRunScope, type RunScope } from "../../host/run-scope.ts";
import { startLauncher } from "../../launcher/launcher.ts";
import type { Launch, Launcher } from "../../launcher/types.ts";
import { requires } from "../../testing/requires.ts";
import { EmbeddedProcess, EmbeddedProcessError } from "./embedded-process.ts";
import { type EmbeddedReply, parseReply } from "./embedded-reply.ts";

/** Far above anything here: what reaches it hangs. */
const LIMIT_MS = 60_000;
const PAGE_BYTES = 4096;
const LIVE = 1000;

let scope: RunScope;
let launcher: Launcher;

beforeAll(async () => {
  scope = openRunScope();
  launcher = await startLauncher({ runId: scope.runId, cgroupFolders: scope.launcherCgroups });
});
afterAll(async () => {
  await launcher.close();
  await scope.close();
});

/** What no other process has, of what it has written. */
function privateBytes(pid: number): number {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
  return Number(/^Private_Dirty: +([0-9]+) kB$/m.exec(rollup)?.[1]) * 1024;
}

function inRange(numbers: readonly number[], from: number, to: number): boolean {
  return numbers.every((number) => number >= from && number <= to);
}

const garbage = [
  "",
  " ",
  "nonsense",
  "instantiate",
  "instantiate ",
  "instantiate x",
  "instantiate -1",
  "instantiate 1 1",
  "instantiate 99999999999999999999999",
  "tell",
  "tell 0",
  "tell x y",
  "tell 0 nobody",
  "tell 18446744073709551615 nobody",
  '\u0000\u0001\u007F"\\é\u2028',
  "x".repeat(70_000),
  "y".repeat(65_535),
];

/** Of a process that says one line to each. */
async function replyTo(launch: Launch, line: string): Promise<EmbeddedReply | undefined> {
  const said = await new Promise<string>((resolve) => {
    let isNew = false; // a listener hears at once what was said before it
    launch.onLine((event) => {
      if (isNew) resolve(event.line);
    });
    isNew = true;
    launch.write(`${line}\n`);
  });
  return parseReply(said);
}

/** The same program with room for some dozens of instances at most. */
function cramped(target: EmbeddingTarget, { argv, env }: Command): Command {
  const [program, ...args] = argv;
  // Its reservation is made at its start; the others reserve for each instance.
  if (target.variant === "pooling") {
    return { argv: [program, ...args.map((word) => (word === "100000" ? "20" : word))], env };
  }
  return { argv: ["/bin/sh", "-c", 'ulimit -v 150000000; exec "$@"', "sh", ...argv], env };
}

/** The same program with another file than a module, which it takes last. */
function misled({ argv, env }: Command): Command {
  const [program, ...args] = argv;
  return { argv: [program, ...args.slice(0, -1), "/etc/passwd"], env };
}

describe.each(embeddingTargetsOf(embeddings))("$name", (target) => {
  let availability: Availability;
  let prepared: PreparedEmbedding;
  let held: EmbeddedProcess | undefined;

  beforeAll(async () => {
    const hold = await buildWorkload("hold", { cache: scope.context.cacheDir });
    availability = await target.embedding.probe(target.variant, hold, scope.context);
    if (availability.status !== "missing") {
      prepared = await target.embedding.prepare(target.variant, hold, scope.context);
    }
  });
  beforeEach((context) => {
    requires(context, target.name, availability.status === "missing" ? availability.reason : undefined);
  });
  afterEach(async () => {
    await held?.end();
    held = undefined;
  });

  async function start(change: (command: Command) => Command = (command) => command): Promise<EmbeddedProcess> {
    const made = await prepared.createProcess("tested");
    const process: EmbeddingProcess = { ...made, command: change(made.command) };
    held = await EmbeddedProcess.start(process, launcher, LIMIT_MS);
    return held;
  }

  test("holds 1,000 instances that all answer, each with its own times", async () => {
    const process = await start();
    const beganNs = globalThis.process.hrtime.bigint();
    const first = await process.grow(1, LIMIT_MS);
    const grown = await process.grow(LIVE - 1, LIMIT_MS);
    const tookNs = Number(globalThis.process.hrtime.bigint() - beganNs);
    expect(first).toMatchObject({ live: 1 });
    expect(grown).toMatchObject({ live: LIVE });
    expect(grown.failure).toBeUndefined();
    const times = [...first.instantiateNs, ...grown.instantiateNs, ...first.startNs, ...grown.startNs];
    expect(times).toHaveLength(2 * LIVE);
    expect(inRange(times, 1, tookNs)).toBe(true);
    expect(times.reduce((sum, ns) => sum + ns, 0)).toBeLessThan(tookNs);
    expect(await process.tell(0, "first?", LIMIT_MS)).toEqual({ answer: "first?" });
    expect(await process.tell(LIVE - 1, "last?", LIMIT_MS)).toEqual({ answer: "last?" });
    expect(await process.tellAll("all?", LIMIT_MS)).toEqual({ live: LIVE, answered: LIVE });
    const billed = await process.processes();
    expect(billed).toEqual([{ pid: process.pid, component: "runtime" }]);
  });

  test("an instance's memory is its own", async () => {
    const process = await start();
    await process.grow(LIVE, LIMIT_MS);
    const before = privateBytes(process.pid);
    await process.tellAll(`dirty ${PAGE_BYTES}`, LIMIT_MS);
    const after = privateBytes(process.pid);
    expect((after - before) / LIVE).toBeGreaterThanOrEqual(PAGE_BYTES);
    await process.tell(0, `dirty ${4 * PAGE_BYTES}`, LIMIT_MS);
    expect(privateBytes(process.pid) - after).toBeLessThanOrEqual(8 * PAGE_BYTES);
  });

  test("more times than the launcher keeps of a silent process are all told", async () => {
    const process = await start();
    const grown = await process.grow(10_000, LIMIT_MS);
    expect(grown.instantiateNs).toHaveLength(10_000);
    for (let asked = 0; asked < 10; asked++) {
      expect(await process.tell(asked, "x".repeat(250), LIMIT_MS)).toEqual({ answer: "x".repeat(250) });
    }
  });

  test("what the runtime refuses is told in its own words, and the process goes on", async () => {
    const process = await start((command) => cramped(target, command));
    const grown = await process.grow(LIVE, LIMIT_MS);
    expect(grown.failure).toMatch(/maximum concurrent limit of 20|Cannot allocate memory|Unable to find usable memory/);
    expect(grown.live).toBeGreaterThan(0);
    expect(grown.live).toBeLessThan(LIVE);
    expect(grown.instantiateNs).toHaveLength(grown.live);
    expect(await process.tellAll("still?", LIMIT_MS)).toEqual({ live: grown.live, answered: grown.live });
    expect(await process.grow(1, LIMIT_MS)).toMatchObject({ live: grown.live, failure: grown.failure });
    expect(process.ended).toBeUndefined();
  });

  test("one that is not there gives no answer, and the others do", async () => {
    const process = await start();
    await process.grow(2, LIMIT_MS);
    const { answer, failure } = await process.tell(2, "there?", LIMIT_MS);
    expect({ answer, live: process.live }).toEqual({ answer: undefined, live: 2 });
    expect(failure).toMatch(/no .*instance/);
    expect(await process.tell(1, "there?", LIMIT_MS)).toEqual({ answer: "there?" });
  });

  test("ends with its input, at once however many live, and can be ended again", async () => {
    const process = await start();
    await process.grow(LIVE, LIMIT_MS);
    await process.end();
    await process.end();
    expect(process.ended).toBe("ended by exit status 0");
    expect(process.live).toBe(0);
    await expect(process.grow(1, LIMIT_MS)).rejects.toThrow(/ended by exit status 0/);
  });

  test("a process that is killed fails what it was asked, by name", async () => {
    const process = await start();
    await process.grow(10, LIMIT_MS);
    const asked = process.grow(prepared.instancesPerProcess - 10, LIMIT_MS);
    globalThis.process.kill(process.pid, "SIGKILL");
    await expect(asked).rejects.toBeInstanceOf(EmbeddedProcessError);
    await expect(asked).rejects.toThrow(/\[tested\] It ended by signal SIGKILL; [0-9]+ instances lived in it/);
  });

  test("a process that is late is killed", async () => {
    const process = await start();
    await expect(process.grow(prepared.instancesPerProcess, 1)).rejects.toThrow(/gave no answer to "instantiate/);
    await process.end();
    expect(process.live).toBe(0);
  });

  test("one that cannot load its module never gets ready, and says why", async () => {
    await expect(start(misled)).rejects.toThrow(/It ended by exit status 1, saying: \/etc\/passwd does not load: .+/);
  });

  test("what is no request is answered by one line, and the process goes on", async () => {
    const { command } = await prepared.createProcess("asked");
    const launch = launcher.launch({ ...command, stdin: "open", awaits: "ready", timeoutNs: LIMIT_MS * 1e6 });
    await launch.ready;
    for (const line of garbage) {
      const reply = await replyTo(launch, line);
      expect(reply, line.slice(0, 40)).toMatchObject({ kind: "failed", live: 0 });
    }
    expect(await replyTo(launch, "instantiate 0")).toEqual({ kind: "done", live: 0 });
    expect(await replyTo(launch, "tell-all nobody")).toEqual({ kind: "told", live: 0, answered: 0 });
    launch.write("instantiate 1"); // without its end: no request
    launch.closeInput();
    expect(await launch.exited).toMatchObject({ code: 0, noiseLines: 0, stderrTail: "" });
  });
});
