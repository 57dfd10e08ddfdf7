/** Docker's driver and an engine elsewhere that takes TLS only, with certificates on both sides. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openRunScope, type RunScope } from "../harness/host/run-scope.ts";
import { launchInstance } from "../harness/launcher/launch-instance.ts";
import { startLauncher } from "../harness/launcher/launcher.ts";
import type { Launcher } from "../harness/launcher/types.ts";
import { startEngines, type TestEngines } from "../harness/testing/engines.ts";
import { lacksCommand } from "../harness/testing/lacks.ts";
import { expectFarInstance } from "../harness/testing/live-instance.ts";
import { requires } from "../harness/testing/requires.ts";
import { engineNames } from "../infra/engines/state.ts";
import { makeAuthority, sign } from "../infra/engines/testing/certificates.ts";
import { startTlsEngine } from "../infra/engines/testing/tls-engine.ts";
import { lacksFor } from "../infra/engines/up.ts";
import { buildWorkload } from "../workloads/build.ts";
import type { BuiltWorkload } from "../workloads/types.ts";
import { docker } from "./docker.ts";
import { connectDocker } from "./lib/docker-engine.ts";
import { DriverError } from "./lib/driver-error.ts";
import { RUN_LABEL } from "./lib/engine-labels.ts";

const lacks = (): string | undefined => lacksFor(engineNames) ?? lacksCommand("openssl");

let folder: string;
let engines: TestEngines | undefined;
let address: string;
let scope: RunScope;
let launcher: Launcher;
let hold: BuiltWorkload;

/** A folder of certificates: which of the client's own, and by which authority's the engine is judged. */
function certificates(name: string, files: Readonly<Record<string, string>>): string {
  const into = join(folder, name);
  mkdirSync(into, { recursive: true });
  for (const [file, from] of Object.entries(files)) cpSync(join(folder, from), join(into, file));
  return into;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "sandgauge-tls-"));
  if (lacks() !== undefined) return;
  const at = (name: string): string => join(folder, name);
  await Promise.all([makeAuthority(at("authority")), makeAuthority(at("other"))]);
  await sign(at("engine"), at("authority"), "serverAuth");
  await sign(at("client"), at("authority"), "clientAuth");
  await sign(at("stranger"), at("other"), "clientAuth");
  cpSync(at("authority/ca.pem"), at("engine/ca.pem"));
  cpSync(at("authority/ca.pem"), at("client/ca.pem"));
  engines = await startEngines("containerd");
  address = await startTlsEngine(engines.layout, at("engine"));
  scope = openRunScope();
  launcher = await startLauncher({ runId: scope.runId, cgroupFolders: scope.launcherCgroups });
  hold = await buildWorkload("hold", { cache: scope.context.cacheDir });
});
afterAll(async () => {
  await launcher?.close();
  await engines?.[Symbol.asyncDispose]();
  await scope?.close();
  rmSync(folder, { recursive: true });
});
beforeEach((context) => requires(context, "engines", lacks()));

/** @param variables besides DOCKER_HOST. */
async function refusal(variables: Readonly<Record<string, string>>): Promise<DriverError> {
  const asked = connectDocker("docker/runc", { DOCKER_HOST: address, ...variables });
  const error: unknown = await asked.catch((it: unknown) => it);
  if (error instanceof DriverError) return error;
  throw new Error(`There was no refusal: ${String(error)}`);
}

const environment = (): Record<string, string> => ({
  DOCKER_HOST: address,
  DOCKER_TLS_VERIFY: "0", // whatever it says, it is set
  DOCKER_CERT_PATH: join(folder, "client"),
});

describe("with the client's certificate", () => {
  test("a start answers, and ends when its input does; none of its processes is taken for this host's", async () => {
    const workload = await docker.prepare("runc-no-network", hold, { ...scope.context, environment: environment() });
    await expectFarInstance(launcher, workload, "far");
    await workload[Symbol.asyncDispose]();
  });

  test("what a killed run left is found again, from another folder and with other variables set", async () => {
    // Where the client's own default leads.
    mkdirSync(join(folder, "home"));
    cpSync(join(folder, "client"), join(folder, "home/.docker"), { recursive: true });
    const given = { DOCKER_HOST: address, DOCKER_TLS_VERIFY: "1", HOME: join(folder, "home") };
    const context = { ...scope.context, environment: given };
    const workload = await docker.prepare("runc-no-network", hold, context);
    const instance = await workload.createInstance("left");
    const launch = launchInstance(launcher, instance, { stdin: "open", awaits: "ready", timeoutNs: 60e9 });
    expect(await launch.ready).not.toBeNull();
    const later = { ...context, environment: { DOCKER_HOST: "tcp://127.0.0.1:1", HOME: "/nonexistent" } };
    expect(await docker.removeLeftovers?.(later)).toBe(1);
    const { api } = await connectDocker("docker", environment());
    expect(await api.listImages({ filters: JSON.stringify({ label: [`${RUN_LABEL}=${scope.runId}`] }) })).toEqual([]);
    await launch.exited;
    await workload[Symbol.asyncDispose]();
  });

  test("DOCKER_TLS alone takes whatever certificate the engine shows", async () => {
    const trusting = certificates("trusting", {
      "ca.pem": "other/ca.pem",
      "cert.pem": "client/cert.pem",
      "key.pem": "client/key.pem",
    });
    const { address: at } = await connectDocker("docker", {
      DOCKER_HOST: address,
      DOCKER_TLS: "1",
      DOCKER_CERT_PATH: trusting,
    });
    expect(at).toBe(address);
  });
});

describe("is told by fact and remedy", () => {
  test("the engine's certificate is not of the authority that is trusted", async () => {
    const path = certificates("mistrusting", {
      "ca.pem": "other/ca.pem",
      "cert.pem": "client/cert.pem",
      "key.pem": "client/key.pem",
    });
    const { message, remedy } = await refusal({ DOCKER_TLS_VERIFY: "1", DOCKER_CERT_PATH: path });
    expect(message).toMatch(
      /^\[docker\/runc\] The certificate of the engine at tcp:.* does not hold against .*\/ca\.pem: ./,
    );
    expect(remedy).toMatch(/^Put the certificate of the authority that signed the engine's there/);
  });

  test("the engine's certificate names another host", async () => {
    const variables = { DOCKER_TLS_VERIFY: "1", DOCKER_CERT_PATH: join(folder, "client") };
    const { message } = await refusal({ ...variables, DOCKER_HOST: address.replace("127.0.0.1", "localhost") });
    expect(message).toMatch(/does not hold against .*\/ca\.pem: .*localhost/);
  });

  test("no certificate is shown", async () => {
    const path = certificates("nameless", { "ca.pem": "authority/ca.pem", "key.pem": "client/key.pem" });
    const { message, remedy } = await refusal({ DOCKER_TLS_VERIFY: "1", DOCKER_CERT_PATH: path });
    expect(message).toContain(
      `was shown no certificate, since ${path} has not both cert.pem and key.pem, and broke off: `,
    );
    expect(remedy).toMatch(/^Put a certificate that the engine's authority has signed there/);
  });

  test("the certificate that is shown is a stranger's", async () => {
    const path = certificates("strange", {
      "ca.pem": "authority/ca.pem",
      "cert.pem": "stranger/cert.pem",
      "key.pem": "stranger/key.pem",
    });
    const { message, remedy } = await refusal({ DOCKER_TLS_VERIFY: "1", DOCKER_CERT_PATH: path });
    expect(message).toContain(`does not take the certificate ${path}/cert.pem: `);
    expect(remedy).toMatch(/^Have one signed by the authority/);
  });

  test("a certificate and a key that do not belong together", async () => {
    const path = certificates("mixed", {
      "ca.pem": "authority/ca.pem",
      "cert.pem": "client/cert.pem",
      "key.pem": "stranger/key.pem",
    });
    const { message } = await refusal({ DOCKER_TLS_VERIFY: "1", DOCKER_CERT_PATH: path });
    expect(message).toContain(`DOCKER_TLS_VERIFY is set, and the certificates in ${path} cannot be used: `);
  });

  test("what should be certificates is none", async () => {
    const path = certificates("void", {});
    writeFileSync(join(path, "ca.pem"), "no certificate\n");
    const { message } = await refusal({ DOCKER_TLS: "1", DOCKER_CERT_PATH: path });
    expect(message).toContain(`DOCKER_TLS is set, and the certificates in ${path} cannot be used: `);
  });

  test("TLS is not asked for, where it is all that the engine takes", async () => {
    const { message, remedy } = await refusal({});
    expect(message).toBe(
      `[docker/runc] The engine at ${address} takes TLS only, and neither DOCKER_TLS_VERIFY nor DOCKER_TLS is set.`,
    );
    expect(remedy).toMatch(/^Set DOCKER_TLS_VERIFY=1/);
  });

  test("TLS is asked for, where the engine speaks none", async () => {
    const socket = engines?.layout.docker.socket ?? "";
    const relay = createServer((near) => {
      const far = connect({ path: socket });
      near.pipe(far).on("error", () => near.destroy());
      far.pipe(near).on("error", () => far.destroy());
    });
    await new Promise<void>((resolve) => relay.listen(0, "127.0.0.1", resolve));
    const place = relay.address();
    const plain = `tcp://127.0.0.1:${typeof place === "object" ? place?.port : place}`;
    const variables = { DOCKER_HOST: plain, DOCKER_TLS_VERIFY: "1", DOCKER_CERT_PATH: join(folder, "client") };
    const { message, remedy } = await refusal(variables).finally(() => relay.close());
    expect(message).toContain(`What answers at ${plain} does not speak TLS: `);
    expect(remedy).toBe("Unset DOCKER_TLS_VERIFY and DOCKER_TLS.");
  });

  test("doctor's probe says the same", async () => {
    const context = { ...scope.context, environment: { DOCKER_HOST: address } };
    expect(await docker.probe("runc", hold, context)).toMatchObject({
      status: "missing",
      reason: expect.stringContaining("takes TLS only"),
      remedy: expect.stringMatching(/^Set DOCKER_TLS_VERIFY=1/),
    });
  });
});
