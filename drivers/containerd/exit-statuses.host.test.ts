import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openRunScope, type RunScope } from "../../harness/host/run-scope.ts";
import { requires } from "../../harness/testing/requires.ts";
import { DriverError } from "../lib/driver-error.ts";
import { ExitStatuses } from "./exit-statuses.ts";

let scope: RunScope;
let statuses: ExitStatuses | undefined;
let lack: string | undefined;

beforeAll(async () => {
  scope = openRunScope();
  try {
    statuses = await ExitStatuses.start("test", scope.context);
  } catch (error) {
    if (!(error instanceof DriverError)) throw error;
    lack = error.message;
  }
});
afterAll(async () => {
  await statuses?.close();
  await scope.close();
});
beforeEach((context) => requires(context, "exit-statuses", lack));

/** Lives until its input closes. */
function start(script: string): ChildProcess & { readonly pid: number } {
  const child = spawn("/bin/sh", ["-c", `read line; ${script}`], { stdio: ["pipe", "ignore", "ignore"] });
  if (child.pid === undefined) throw new Error("No shell was started.");
  return Object.assign(child, { pid: child.pid });
}

test("tells the exit status of what is another's child, and 128 and the signal of what one ended", async () => {
  const children = ["exit 0", "exit 3", "exit 128", "kill -9 $$", "kill -15 $$"].map(start);
  const told = Promise.all(children.map(async ({ pid }) => await statuses?.watch(pid)));
  for (const child of children.toReversed()) child.stdin?.end();
  expect(await told).toEqual([0, 3, 128, 137, 143]);
});

test("tells nothing of what has gone already", async () => {
  const child = start("exit 0");
  child.stdin?.end();
  await once(child, "exit");
  expect(await statuses?.watch(child.pid)).toBeUndefined();
});

test("tells nothing any more once it is closed, and ends what still waits", async () => {
  const own = await ExitStatuses.start("test", scope.context);
  const child = start("exit 0");
  const told = own.watch(child.pid);
  await own.close();
  expect(await told).toBeUndefined();
  expect(await own.watch(child.pid)).toBeUndefined();
  child.stdin?.end();
  await once(child, "exit");
});
