import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { handlerRuntimeIn } from "./handler-runtime.ts";

/** Of containerd 2.4.2, what its configuration says of runtimes. */
const recorded = readFileSync(new URL("fixtures/containerd-2.4-status-config.json", import.meta.url), "utf8");

test("tells the shim of a handler, and what it is told to start or to read", () => {
  expect(handlerRuntimeIn(recorded, "crun")).toMatchObject({ type: "io.containerd.runc.v2", program: "/usr/bin/crun" });
  expect(handlerRuntimeIn(recorded, "runsc")).toEqual({
    type: "io.containerd.runsc.v1",
    shimPath: "",
    program: undefined,
    configurationPath: "/var/lib/sandgauge-engines/runsc.toml",
  });
});

test("tells nothing of a handler that is not there, nor of an engine that says something else or nothing", () => {
  expect(handlerRuntimeIn(recorded, "kata")).toBeUndefined();
  expect(handlerRuntimeIn('[crio.runtime]\ndefault_runtime = "crun"\n', "runsc")).toBeUndefined();
  expect(handlerRuntimeIn('{"sandboxImage":"pause"}', "runsc")).toBeUndefined();
  expect(handlerRuntimeIn(undefined, "runsc")).toBeUndefined();
});
