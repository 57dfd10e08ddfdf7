/** An instance that a test starts, talks to and ends. */
import { expect } from "vitest";
import type { EngineInstance, Instance, PreparedWorkload } from "../../drivers/types.ts";
import { launchInstance } from "../launcher/launch-instance.ts";
import type { Launch, Launcher } from "../launcher/types.ts";

interface LiveInstance<I extends Instance> {
  readonly instance: I;
  readonly launch: Launch;
}

/** Far above any start; what reaches it hangs. */
const LIMIT_NS = 120e9;

/** @throws where it ends before it is ready. */
export async function startLive<I extends Instance>(
  launcher: Launcher,
  workload: PreparedWorkload<I>,
  id: string,
): Promise<LiveInstance<I>> {
  const instance = await workload.createInstance(id);
  const launch = launchInstance(launcher, instance, { stdin: "open", awaits: "ready", timeoutNs: LIMIT_NS });
  if ((await launch.ready) === null) throw new Error(`${id} never got ready: ${JSON.stringify(await launch.exited)}`);
  return { instance, launch };
}

/** The next line that it says once it has been told `line`. */
export async function answerTo(launch: Launch, line: string): Promise<string> {
  const answered = new Promise<string>((resolve) => launch.onLine(({ line: said }) => resolve(said)));
  launch.write(`${line}\n`);
  return await answered;
}

/** Starts one through an engine that is not this host's: it answers, ends with its input, and nothing of it is seen here. */
export async function expectFarInstance(
  launcher: Launcher,
  workload: PreparedWorkload<EngineInstance>,
  id: string,
): Promise<void> {
  const { instance, launch } = await startLive(launcher, workload, id);
  expect(await answerTo(launch, "far?")).toBe("@pong far?");
  const [processes, cgroups] = await Promise.all([instance.processes(), instance.cgroups()]);
  expect({ processes, cgroups, files: instance.files }).toEqual({ processes: [], cgroups: [], files: [] });
  launch.closeInput();
  expect(await launch.exited).toMatchObject({ code: 0, signal: null });
  await instance.destroy();
}
