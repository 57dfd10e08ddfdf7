import { describe, expect, test } from "vitest";
import { dockerAddress } from "./docker-address.ts";
import { sshArguments } from "./ssh-destination.ts";

const at = (address: string, more: Readonly<Record<string, string>> = {}) =>
  dockerAddress("docker/runc", { DOCKER_HOST: address, ...more });

describe("DOCKER_HOST is read as Docker's own client reads it", () => {
  test.each([
    ["", "/var/run/docker.sock"],
    ["unix://", "/var/run/docker.sock"],
    ["unix:///run/user/1000/docker.sock", "/run/user/1000/docker.sock"],
    [" unix:///run/docker.sock ", "/run/docker.sock"],
    ["/run/user/1000/docker.sock", "/run/user/1000/docker.sock"],
    ["unix://docker.sock", `${process.cwd()}/docker.sock`],
  ])("%j is a socket of this host", (address, socketPath) => {
    expect(at(address)).toMatchObject({ via: "socket", socketPath });
  });

  test.each([
    ["tcp://", "localhost", "2375"],
    ["tcp://:4000", "localhost", "4000"],
    ["tcp://docker.example", "docker.example", "2375"],
    ["tcp://docker.example:80/", "docker.example", "80"],
    ["tcp://[::1]:2376", "::1", "2376"],
    ["tcp://[::1]", "::1", "2375"],
    ["docker.example:4000", "docker.example", "4000"],
    ["docker.example", "docker.example", "2375"],
  ])("%s is a port", (address, host, port) => {
    expect(at(address)).toEqual({ address, via: "tcp", host, port, tls: undefined });
  });

  test("a socket has no use for TLS", () => {
    expect(at("unix:///run/docker.sock", { DOCKER_TLS_VERIFY: "1" })).toMatchObject({ via: "socket" });
  });

  test.each([
    ["ssh://far", ["--", "far", "docker", "system", "dial-stdio"]],
    ["ssh://me@far:2222", ["-l", "me", "-p", "2222", "--", "far", "docker", "system", "dial-stdio"]],
    ["ssh://far/", ["--", "far", "docker", "system", "dial-stdio"]],
    [
      "ssh://me@far/run/user/1000/docker.sock",
      ["-l", "me", "--", "far", "docker", "--host=unix:///run/user/1000/docker.sock", "system", "dial-stdio"],
    ],
    ["ssh://[fe80::1]", ["--", "fe80::1", "docker", "system", "dial-stdio"]],
  ])("%s is reached by ssh", (address, ending) => {
    const found = at(address);
    if (found.via !== "ssh") throw new Error(`It is reached by ${found.via}.`);
    const args = sshArguments(found.destination);
    expect(args.slice(-ending.length)).toEqual(ending);
    expect(args.slice(0, -ending.length)).toEqual(["-T", "-o", "BatchMode=yes", "-o", "ConnectTimeout=30"]);
  });

  test.each([
    "http://docker.example",
    "https://docker.example:2376",
    "tcp://docker.example/behind/a/path",
    "tcp://me@docker.example",
    "tcp://docker.example:port",
    "ssh://",
    "ssh://far?query",
    "ssh://far#fragment",
    "ssh://far/$(id)/docker.sock",
    "npipe:////./pipe/docker",
    "fd://",
  ])("%s names none", (address) => {
    expect(() => at(address)).toThrow(
      `[docker/runc] DOCKER_HOST is ${JSON.stringify(address)}, which is no address of an engine that is understood here.`,
    );
  });

  test("a password is refused, and not said", () => {
    expect(() => at("ssh://me:secret@far")).toThrow(/^\[docker\/runc\] DOCKER_HOST is "ssh:\/\/me:…@far", which/);
  });
});
