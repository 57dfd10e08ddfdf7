import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { expect, onTestFinished, test } from "vitest";
import { billProcesses } from "./process-tree.ts";
import { endShims } from "./shims.ts";

/** A process with a shim's command line, which ends with its input. */
async function startAs(program: string, id: string): Promise<ChildProcess> {
  const script = "process.stdin.resume(); process.stdout.write('.')";
  const args = ["-e", script, "--", "-namespace", "sandgauge", "-id", id];
  const child = spawn(process.execPath, args, { argv0: program, stdio: ["pipe", "pipe", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  await once(child.stdout, "data");
  return child;
}

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
