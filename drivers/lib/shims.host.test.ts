import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { billProcesses, startTicksOf } from "./process-tree.ts";
import { endShims, killLostShims, shimSocket } from "./shims.ts";

/** A process with a shim's command line, which says what it is told and ends with its input. */
async function startAs(
  program: string,
  id: string,
  { cwd, holds = false }: { cwd?: string; holds?: boolean } = {},
): Promise<ChildProcess> {
  const below = holds ? "require('node:child_process').spawn('cat');" : "";
  const script = `${below} process.stdin.pipe(process.stdout); process.stdout.write('.')`;
  const args = ["-e", script, "--", "-namespace", "sandgauge", "-address", socket, "-id", id];
  const child = spawn(process.execPath, args, { argv0: program, cwd, stdio: ["pipe", "pipe", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  await once(child.stdout, "data");
  return child;
}

const socket = `/run/test-${process.pid}.sock`;
const ourRun = `test-${process.pid}-`;
const isOurs = (id: string): boolean => id.startsWith(ourRun);

test("shims of a run's containers are waited for, and no others", async () => {
  const ours = await startAs("/opt/kata/bin/containerd-shim-kata-v2", `${ourRun}one`);
  const foreign = await startAs("/opt/kata/bin/containerd-shim-kata-v2", `other-${ourRun}one`);
  const noShim = await startAs("/usr/bin/runc", `${ourRun}two`);
  const end = once(ours, "exit");
  ours.stdin?.end();
  await endShims(isOurs);
  expect(billProcesses([ours.pid ?? 0], () => "shim")).toEqual([]);
  expect(await end).toEqual([0, null]); // by itself
  expect([foreign, noShim].map(({ exitCode, signalCode }) => exitCode ?? signalCode)).toEqual([null, null]);
});

test("what has not ended within the limit is killed", async () => {
  const stuck = await startAs("containerd-shim-runc-v2", `${ourRun}stuck`);
  const end = once(stuck, "exit");
  await endShims(isOurs, 0);
  expect(await end).toEqual([null, "SIGKILL"]);
});

test("a shim listens at a name of its containerd, namespace and container", () => {
  const id = "c2ee4a112c49795b68bac9e03b01d4edf9a377b34168ad48f58df4eeb62d0bcb";
  expect(shimSocket("/run/containerd/containerd.sock", "k8s.io", id)).toBe(
    "/run/containerd/s/0babdf41d9fca5a95846ca79aaa3a3bd350ad456734bad5a9e2d37635933007f",
  );
});

test("a shim whose bundle is gone and that holds nothing is killed, and no other", async () => {
  const folder = mkdtempSync(join(tmpdir(), "shims-"));
  const shim = "/opt/containerd-shim-runsc-v1";
  const lost = await startAs(shim, "lost", { cwd: folder });
  const others = await Promise.all([
    startAs("/opt/containerd-shim-kata-v2", "guest", { cwd: folder }),
    startAs(shim, "holding", { cwd: folder, holds: true }),
    startAs(shim, "living"),
  ]);
  const ends = (): unknown[] => [lost, ...others].map(({ exitCode, signalCode }) => exitCode ?? signalCode);
  const end = once(lost, "exit");
  const listensAt = shimSocket(socket, "sandgauge", "lost");
  mkdirSync(dirname(listensAt), { recursive: true });
  writeFileSync(listensAt, "");
  killLostShims(socket, "sandgauge", 0); // its bundle is there
  rmSync(folder, { recursive: true });
  killLostShims("/run/another.sock", "sandgauge", 0);
  killLostShims(socket, "k8s.io", 0);
  const startTicks = startTicksOf(lost.pid ?? 0) ?? 0;
  killLostShims(socket, "sandgauge", startTicks + 1); // it was there before the run
  for (const { stdin, stdout } of [lost, ...others]) {
    stdin?.write(".");
    if (stdout !== null) await once(stdout, "data"); // it lives
  }
  killLostShims(socket, "sandgauge", startTicks);
  expect(await end).toEqual([null, "SIGKILL"]);
  expect(ends()).toEqual(["SIGKILL", null, null, null]);
  expect(existsSync(listensAt)).toBe(false);
});
