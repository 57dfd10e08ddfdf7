import { expect, test } from "vitest";
import { DriverError } from "../../drivers/lib/driver-error.ts";
import type { EngineListener, EngineStart } from "../../drivers/types.ts";
import { EngineLaunches } from "./engine-launches.ts";

/** A session that a test plays by hand. */
class Stage {
  listener: EngineListener | undefined;
  readonly heard: string[] = [];
  #end = Promise.withResolvers<void>();

  readonly start: EngineStart = (listener) => {
    this.listener = listener;
    return {
      ended: this.#end.promise,
      write: (data) => void this.heard.push(data),
      closeInput: () => void this.heard.push("close"),
      kill: () => {
        this.heard.push("kill");
        listener.exited(null, "SIGKILL");
        this.#end.resolve();
      },
    };
  };

  say(text: string): void {
    this.listener?.output(Buffer.from(text));
  }

  end(): void {
    this.listener?.exited(0, null);
    this.listener?.phase("remove");
    this.#end.resolve();
  }

  refuse(error: Error): void {
    this.#end.reject(error);
  }
}

const how = { awaits: "ready", timeoutNs: 60e9 } as const;

test("phases, ready line, further lines and the end are stamped in their order", async () => {
  const stage = new Stage();
  const launch = new EngineLaunches().launch({ start: stage.start, stdin: "open", ...how });
  const lines: string[] = [];
  launch.onLine(({ line }) => lines.push(line));
  stage.listener?.phase("create");
  stage.say("noise\n@rea");
  stage.say("dy 17\n@po");
  stage.listener?.phase("start");
  stage.listener?.phase("start");
  launch.write("ping\n");
  stage.say("ng ping\n");
  launch.closeInput();
  launch.write("too late\n");
  stage.end();
  const [spawned, ready, exit] = await Promise.all([launch.spawned, launch.ready, launch.exited]);
  expect(spawned).toMatchObject({ pid: null, atNs: 0 });
  expect(ready?.line).toBe("@ready 17");
  expect(lines).toEqual(["@pong ping"]);
  expect(stage.heard).toEqual(["ping\n", "close"]);
  expect(exit).toMatchObject({ code: 0, signal: null, timedOut: false, noiseLines: 1, stdoutBytes: 27 });
  const { create = 0, start = 0, remove = 0 } = exit.phases ?? {};
  const stamps = [create, exit.firstByteNs ?? 0, ready?.atNs ?? 0, start, exit.atNs, remove];
  expect(stamps).toEqual(stamps.toSorted((a, b) => a - b));
  expect(create).toBeGreaterThan(0);
});

test("what takes too long is killed and says so", async () => {
  const stage = new Stage();
  const launch = new EngineLaunches().launch({ start: stage.start, stdin: "closed", awaits: "exit", timeoutNs: 1e6 });
  expect(await launch.exited).toMatchObject({ code: null, signal: "SIGKILL", timedOut: true });
  expect(await launch.ready).toBeNull();
});

test("an engine's refusal is the end", async () => {
  const stage = new Stage();
  const launch = new EngineLaunches().launch({ start: stage.start, stdin: "closed", ...how });
  const refusal = new DriverError("docker/runc", "prepare", "No such image.", "Make it.");
  stage.refuse(refusal);
  await expect(launch.exited).rejects.toBe(refusal);
  expect(await launch.ready).toBeNull();
});

test("closing kills what runs, and refuses what comes after", async () => {
  const launches = new EngineLaunches();
  const [stage, late] = [new Stage(), new Stage()];
  const launch = launches.launch({ start: stage.start, stdin: "open", ...how });
  await launches.close();
  expect(stage.heard).toEqual(["kill"]);
  expect(await launch.exited).toMatchObject({ signal: "SIGKILL", timedOut: false });
  await expect(launches.launch({ start: late.start, stdin: "open", ...how }).exited).rejects.toThrow(/closed/);
  expect(late.listener).toBeUndefined();
});
