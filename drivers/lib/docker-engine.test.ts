import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { connectDocker, dockerError } from "./docker-engine.ts";
import { DriverError } from "./driver-error.ts";

let folder: string;
let server: Server | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sandgauge-docker-"));
});
afterEach(async () => {
  await new Promise((resolve) => (server === undefined ? resolve(undefined) : server.close(resolve)));
  server = undefined;
  rmSync(folder, { recursive: true });
});

/** What listens there gives one answer to everything: an engine's faults, which no engine that works has. */
async function answering(status: number, body: string): Promise<string> {
  const socket = join(folder, "docker.sock");
  server = createServer((_, response) => response.writeHead(status, { connection: "close" }).end(body));
  await new Promise<void>((resolve) => server?.listen(socket, resolve));
  return `unix://${socket}`;
}

async function refusal(address: string, more: Record<string, string> = {}): Promise<DriverError> {
  const error: unknown = await connectDocker("docker/runc", { DOCKER_HOST: address, ...more }).catch(
    (it: unknown) => it,
  );
  if (error instanceof DriverError) return error;
  throw new Error(`There was no refusal: ${String(error)}`);
}

describe("an engine that cannot be used is told by fact and remedy", () => {
  test("nobody listens", async () => {
    const { message, remedy } = await refusal(`unix://${folder}/none.sock`);
    expect(message).toMatch(/^\[docker\/runc\] The engine at unix:.*none\.sock does not answer: connect ENOENT .*\.$/);
    expect(remedy).toMatch(/^Start Docker, set DOCKER_HOST/);
  });

  test("nobody listens on that port", async () => {
    expect((await refusal("tcp://127.0.0.1:1")).message).toMatch(
      /127\.0\.0\.1:1 does not answer: connect ECONNREFUSED/,
    );
  });

  test("its socket is not for us", () => {
    const denied = Object.assign(new Error("connect EACCES /var/run/docker.sock"), { code: "EACCES" });
    const { message, remedy } = dockerError("docker/runc", "prepare", "unix:///var/run/docker.sock", denied);
    expect(message).toMatch(
      /^\[docker\/runc\] The socket of unix:\/\/\/var\/run\/docker\.sock may not be opened by uid \d+\.$/,
    );
    expect(remedy).toBe("Run as root, or join the group that owns the socket.");
  });

  test.each([
    ["1.40", "19.03.15"],
    ["1.9", "1.9.1"],
  ])("its API is of version %s", async (ApiVersion, Version) => {
    const { message } = await refusal(await answering(200, JSON.stringify({ Version, ApiVersion })));
    expect(message).toBe(`[docker/runc] Docker ${Version} speaks version ${ApiVersion} of its API; it takes 1.41.`);
  });

  test.each(["<html></html>", "[]", '{"Version":1}'])("what answers is no engine: %s", async (body) => {
    expect((await refusal(await answering(200, body))).message).toMatch(/is not a Docker engine: /);
  });

  test("it refuses, in its own words", async () => {
    const { message } = await refusal(await answering(500, '{"message":"out of luck."}'));
    expect(message).toBe("[docker/runc] Docker refused: out of luck.");
  });

  test("it wants certificates that are not there", async () => {
    const { message, remedy } = await refusal("tcp://127.0.0.1:2376", {
      DOCKER_TLS_VERIFY: "1",
      DOCKER_CERT_PATH: folder,
    });
    expect(message).toMatch(/^\[docker\/runc\] DOCKER_TLS_VERIFY is set, and the certificates in .*ENOENT.*ca\.pem/);
    expect(remedy).toContain("DOCKER_CERT_PATH");
  });

  test("certificates that nobody named are looked for where Docker's own client does", async () => {
    const { message } = await refusal("tcp://127.0.0.1:2376", { DOCKER_TLS: "1", HOME: folder });
    expect(message).toContain(`DOCKER_TLS is set, and the certificates in ${folder}/.docker cannot be used: `);
    const variables = { DOCKER_TLS: "1", HOME: "/nonexistent", DOCKER_CONFIG: join(folder, "config") };
    expect((await refusal("tcp://127.0.0.1:2376", variables)).message).toContain(`${folder}/config cannot be used`);
  });

  test("ssh does not get there", async () => {
    writeFileSync(join(folder, "ssh"), "#!/bin/sh\necho 'me@far: Permission denied (publickey).' >&2\nexit 255\n");
    chmodSync(join(folder, "ssh"), 0o755);
    const { message, remedy } = await refusal("ssh://me@far", { PATH: folder });
    expect(message).toBe(
      "[docker/runc] The engine at ssh://me@far is not reached by ssh: me@far: Permission denied (publickey).",
    );
    expect(remedy).toContain("`ssh far docker version`");
  });

  test("there is no ssh", async () => {
    expect((await refusal("ssh://far", { PATH: folder })).message).toMatch(/is not reached by ssh: .*ENOENT/);
  });
});

test("variables of ours are not those that the engine's own library reads besides", async () => {
  const { DOCKER_HOST: before } = process.env;
  process.env["DOCKER_HOST"] = "ssh://elsewhere";
  process.env["DOCKER_CERT_PATH"] = "/nonexistent";
  try {
    const { message } = await refusal("tcp://127.0.0.1:1");
    expect(message).toMatch(/127\.0\.0\.1:1 does not answer: connect ECONNREFUSED/);
    expect(process.env["DOCKER_HOST"]).toBe("ssh://elsewhere");
  } finally {
    delete process.env["DOCKER_CERT_PATH"];
    delete process.env["DOCKER_HOST"];
    if (before !== undefined) process.env["DOCKER_HOST"] = before;
  }
});
