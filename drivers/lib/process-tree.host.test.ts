import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { expect, onTestFinished, test } from "vitest";
import { billProcesses, isGroupAlive, processTree } from "./process-tree.ts";

/** A shell in a group of its own, once it has said its first line. */
async function shell(script: string): Promise<{ child: ChildProcess; pid: number; said: string }> {
  const child = spawn("/bin/sh", ["-c", script], { stdio: ["ignore", "pipe", "ignore"], detached: true });
  const { pid } = child;
  if (pid === undefined) throw new Error("no shell");
  onTestFinished(() => {
    if (isGroupAlive(pid)) process.kill(-pid, "SIGKILL");
  });
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  return { child, pid, said: line.toString().trim() };
}

test("a process and its descendants, parents first", async () => {
  const { pid, said } = await shell("sleep infinity & (sleep infinity & echo $!; wait) & wait");
  const tree = processTree(pid);
  expect(tree[0]).toBe(pid);
  expect(tree).toHaveLength(4); // the shell, its sleep, its subshell, that one's sleep
  expect(tree.at(-1)).toBe(Number(said));
});

test("bills what lives, once, by name; neither zombies nor what has gone", async () => {
  const { child, pid, said } = await shell("sh -c : & echo $!; exec sleep infinity");
  const zombie = Number(said); // sleep collects no children
  await expect.poll(() => billProcesses([zombie], () => "any")).toEqual([]);
  const billed = billProcesses([pid, zombie, pid, 2 ** 22 + 1], ({ comm, argv0 }) => `${comm} ${argv0}`);
  expect(billed).toEqual([{ pid, component: "sleep sleep" }]);
  process.kill(-pid, "SIGKILL");
  await once(child, "exit");
  expect(billProcesses(processTree(pid), () => "any")).toEqual([]);
});

test("a group is alive until its last member has ended, whoever collects it", async () => {
  const { child, pid, said } = await shell("sleep infinity & echo $!; exit 0");
  if (child.exitCode === null) await once(child, "exit");
  expect(isGroupAlive(pid)).toBe(true);
  process.kill(Number(said), "SIGKILL");
  await expect.poll(() => isGroupAlive(pid)).toBe(false);
});
