import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ConnectionLost, follow, type RemoteRun, type RunState } from "./follow.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sandgauge-follow-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** One look at a run, and what it has written until then; or the connection is lost. */
type Look = { readonly state: RunState; readonly samples?: string } | "lost";

/** A run whose connection is lost, or that is killed in the middle of a line, when the test wants it. */
function scripted(looks: readonly Look[]): RemoteRun & { readonly told: string[] } {
  let samples: string | undefined;
  let next = 0;
  const told: string[] = [];
  return {
    told,
    async state() {
      const look = looks[Math.min(next++, looks.length - 1)];
      if (look === undefined || look === "lost") throw new ConnectionLost("no route");
      samples = look.samples ?? samples;
      return look.state;
    },
    async read(file, fromByte = 0) {
      told.push(`read ${file} ${fromByte}`);
      if (samples === undefined) return Buffer.alloc(0);
      return Buffer.from(file === "samples.jsonl" ? samples : "{}").subarray(fromByte);
    },
    fetched: async () => void told.push("fetched"),
    pause: async () => void told.push("pause"),
    lastWords: async () => "its last words",
  };
}

const patience = { pollMs: 0, patienceMs: 0 };
const samplesHere = (): string => readFileSync(join(folder, "samples.jsonl"), "utf8");

test("what is new is fetched, in whole lines, and then it is told so", async () => {
  const run = scripted([
    { state: "running", samples: "1\n2\n3" },
    { state: "running", samples: "1\n2\n3\n4" },
    { state: 0, samples: "1\n2\n3\n4\n" },
  ]);
  expect(await follow(run, folder, patience)).toEqual({ outcome: "complete", why: "" });
  expect(samplesHere()).toBe("1\n2\n3\n4\n");
  expect(run.told.filter((what) => what.startsWith("read samples"))).toEqual([
    "read samples.jsonl 0",
    "read samples.jsonl 4",
    "read samples.jsonl 6",
  ]);
  expect(run.told.filter((what) => what === "fetched" || what === "pause")).toEqual([
    "fetched",
    "pause",
    "fetched",
    "pause",
  ]);
});

test("half a line that a killed run left, and that is cut off there, is not here either", async () => {
  const run = scripted([
    { state: "running", samples: "1\n2\n3 is never fin" },
    { state: 0, samples: "1\n2\nthree\n" },
  ]);
  await follow(run, folder, patience);
  expect(samplesHere()).toBe("1\n2\nthree\n");
});

test("before a run has a plan there is nothing to fetch", async () => {
  const run = scripted([{ state: "queued" }, { state: "running" }, { state: 2 }]);
  expect(await follow(run, folder, patience)).toEqual({
    outcome: "failed",
    why: "The run ended with exit status 2; it had said: its last words",
  });
  expect(existsSync(join(folder, "samples.jsonl"))).toBe(false);
});

test("one that waits for its turn is waited for; one that does not begin is given up", async () => {
  const queued = scripted([{ state: "queued" }, { state: "queued" }, { state: 0, samples: "1\n" }]);
  expect((await follow(queued, folder, { pollMs: 0, patienceMs: -1 })).outcome).toBe("complete");
  const waiting = scripted([{ state: "waiting" }]);
  expect((await follow(waiting, join(folder, "other"), { pollMs: 0, patienceMs: -1 })).why).toBe(
    "The host could not be reached any more (its run has not begun); nothing had been fetched.",
  );
});

test("a connection that comes back costs nothing; one that does not leaves what was fetched", async () => {
  const back = scripted([{ state: "running", samples: "1\n" }, "lost", { state: 0, samples: "1\n2\n" }]);
  expect((await follow(back, folder, { pollMs: 0, patienceMs: 60_000 })).outcome).toBe("complete");
  expect(samplesHere()).toBe("1\n2\n");
  const gone = scripted([{ state: "running", samples: "1\n" }, "lost"]);
  expect(await follow(gone, join(folder, "gone"), { pollMs: 0, patienceMs: -1 })).toEqual({
    outcome: "partial",
    why: "The host could not be reached any more (no route); what had been fetched is kept.",
  });
});

test("an end without an exit status is told as it was", async () => {
  const run = scripted([{ state: "running", samples: "1\n" }, { state: { ended: "Its Job was deleted" } }]);
  expect(await follow(run, folder, patience)).toEqual({
    outcome: "partial",
    why: "Its Job was deleted; it had said: its last words",
  });
});
