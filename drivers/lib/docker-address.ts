/** Where the engine is, by the variables that Docker's own client reads and as it reads them (docker/cli, opts/hosts.go). */
import { resolve } from "node:path";
import type { DriverContext } from "../types.ts";
import { type DockerTls, readTls } from "./docker-tls.ts";
import { DriverError } from "./driver-error.ts";
import { type SshDestination, sshDestination } from "./ssh-destination.ts";

export type DockerEnvironment = DriverContext["environment"];

/** The variables that say which engine is meant. */
export const addressVariables = ["DOCKER_HOST", "DOCKER_TLS_VERIFY", "DOCKER_TLS", "DOCKER_CERT_PATH"] as const;

const DEFAULT_SOCKET = "/var/run/docker.sock";
/** Also where TLS is spoken, unless no host is named at all. */
const DEFAULT_PORT = "2375";
const DEFAULT_TLS_HOST = "tcp://localhost:2376";

export type DockerAddress = {
  /** As DOCKER_HOST would name it. */
  readonly address: string;
} & (
  | { readonly via: "socket"; readonly socketPath: string }
  | { readonly via: "tcp"; readonly host: string; readonly port: string; readonly tls: DockerTls | undefined }
  | { readonly via: "ssh"; readonly destination: SshDestination }
);

function hostAndPort(text: string): { host: string; port: string } | undefined {
  const [match, v6, name, port] = /^(?:\[([^\]]+)\]|([^:/@[\]]*))(?::([0-9]*))?\/?$/.exec(text) ?? [];
  return match === undefined ? undefined : { host: v6 ?? (name || "localhost"), port: port || DEFAULT_PORT };
}

/** @throws DriverError where the address or a certificate cannot be used. */
export function dockerAddress(target: string, environment: DockerEnvironment): DockerAddress {
  const isEncrypted = Boolean(environment["DOCKER_TLS_VERIFY"] || environment["DOCKER_TLS"]);
  const fallback = isEncrypted ? DEFAULT_TLS_HOST : `unix://${DEFAULT_SOCKET}`;
  const address = environment["DOCKER_HOST"]?.trim() || fallback;
  const [, named, rest = ""] = /^(?:([a-z]+):\/\/)?(.*)$/.exec(address) ?? [];
  const scheme = named ?? (/^\.?\//.test(rest) ? "unix" : "tcp");
  if (scheme === "unix") return { address, via: "socket", socketPath: resolve(rest || DEFAULT_SOCKET) };
  if (scheme === "tcp") {
    const place = hostAndPort(rest);
    if (place !== undefined) {
      return { address, via: "tcp", ...place, tls: isEncrypted ? readTls(target, environment) : undefined };
    }
  }
  const destination = scheme === "ssh" ? sshDestination(address) : undefined;
  if (destination !== undefined) return { address, via: "ssh", destination };
  throw new DriverError(
    target,
    "prepare",
    `DOCKER_HOST is ${JSON.stringify(address.replace(/:[^:@/]+@/, ":…@"))}, which is no address of an engine that is understood here.`,
    "Set it to unix:///path, tcp://host:port or ssh://user@host:port/path, without a password.",
  );
}
