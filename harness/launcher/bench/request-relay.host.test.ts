import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { lacksFor } from "../../../infra/engines/up.ts";
import { cacheDir } from "../../host/cache.ts";
import { findTool } from "../../host/tools.ts";
import { startEngines, type TestEngines } from "../../testing/engines.ts";
import { requires } from "../../testing/requires.ts";
import { relayRequests, type RequestRelay } from "./request-relay.ts";

const lack = lacksFor(["containerd"]);
let folder: string;
let engines: TestEngines | undefined;
let relay: RequestRelay;
let direct: string;
let relayed: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "sandgauge-test-"));
  if (lack !== undefined) return;
  engines = await startEngines("containerd");
  direct = engines.layout.containerd.socket;
  relayed = join(folder, "relay.sock");
  relay = await relayRequests(relayed, direct);
}, 120_000);
afterAll(async () => {
  if (engines !== undefined) await relay[Symbol.asyncDispose]();
  await engines?.[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});
beforeEach((context) => requires(context, "engines", lack));

function ctr(address: string, ...args: string[]) {
  const [file = "", ...leading] = findTool("ctr", cacheDir())?.command ?? [];
  const env = { CONTAINERD_ADDRESS: address };
  return execa(file, [...leading, ...args], { env, extendEnv: false, reject: false });
}

test("a client is answered as by the engine itself, and its requests are told in their order", async () => {
  const { stdout } = await ctr(direct, "version");
  expect(stdout).toContain("Revision:");
  expect((await ctr(relayed, "version")).stdout).toBe(stdout);
  const told = relay.take();
  expect(told.map(({ path }) => path)).toEqual([
    "/containerd.services.introspection.v1.Introspection/Server",
    "/containerd.services.version.v1.Version/Version",
    "/containerd.services.introspection.v1.Introspection/Server",
  ]);
  for (const { beganNs, endedNs } of told) expect(endedNs).toBeGreaterThan(beganNs);
  expect(relay.take()).toEqual([]);
});

test("an engine's error comes to the client as it is", async () => {
  const { exitCode, stderr } = await ctr(direct, "containers", "info", "nonsuch");
  expect(exitCode).toBe(1);
  expect(stderr).toContain("not found");
  const through = await ctr(relayed, "containers", "info", "nonsuch");
  expect(through.exitCode).toBe(1);
  expect(through.stderr.split("\n").at(-1)).toBe(stderr.split("\n").at(-1));
  expect(relay.take().at(-1)?.path).toBe("/containerd.services.containers.v1.Containers/Get");
});

test("a client that is killed in the middle of a request hinders no other", async () => {
  const listening = ctr(relayed, "events");
  const heard: Buffer[] = [];
  listening.stdout.on("data", (chunk: Buffer) => heard.push(chunk));
  for (let made = 0; heard.length === 0; made++) await ctr(direct, "namespaces", "create", `made-${made}`);
  listening.kill("SIGKILL");
  await listening;
  relay.take();
  expect((await ctr(relayed, "namespaces", "ls", "-q")).stdout).toContain("made-0");
  expect(relay.take().map(({ path }) => path)).toContain("/containerd.services.namespaces.v1.Namespaces/List");
});
