/** The Docker engine that DOCKER_HOST names, and what it says about itself. */
import { readFileSync } from "node:fs";
import { hostname, release } from "node:os";
import { isAbsolute, join } from "node:path";
import type Dockerode from "dockerode";
import { z } from "zod";
import type { DriverContext } from "../types.ts";
import { DriverError } from "./driver-error.ts";
import { isErrno } from "./errno.ts";
import { listenersOn } from "./socket-listeners.ts";

/** That of Docker 20.10, with which the newest calls came that are used here. */
const OLDEST_API = "1.41";

const DEFAULT_HOST = "unix:///var/run/docker.sock";

const START =
  "Start Docker, set DOCKER_HOST to an engine that runs, or start one of your own: npm run -s engines -- up.";

export type DockerEnvironment = DriverContext["environment"];

/** The variables that say which engine is meant. */
export const addressVariables = ["DOCKER_HOST", "DOCKER_TLS_VERIFY", "DOCKER_CERT_PATH"] as const;

const versionSchema = z.object({
  Version: z.string(),
  ApiVersion: z.string(),
  Components: z.array(z.object({ Name: z.string(), Version: z.string() })).default([]),
});

const infoSchema = z.object({
  ID: z.string(),
  Name: z.string(),
  KernelVersion: z.string(),
  DockerRootDir: z.string(),
  Runtimes: z.record(z.string(), z.object({ path: z.string().optional() })),
  CgroupDriver: z.string().optional(),
  /** Since 28.0. */
  Containerd: z.object({ Address: z.string() }).optional(),
});

type Info = z.infer<typeof infoSchema>;

export interface DockerEngine {
  readonly api: Dockerode;
  /** As DOCKER_HOST would name it. */
  readonly address: string;
  /** Of the engine and its parts, by name: `docker`, `containerd`, `runc`. */
  readonly versions: Readonly<Record<string, string>>;
  /** The engine's name of each runtime, with its path where it is a program and not a shim. */
  readonly runtimes: ReadonlyMap<string, string | undefined>;
  /** Whether its processes and folders are this host's. */
  readonly isHere: boolean;
  /** `cgroupfs`, `systemd` or `none`. */
  readonly cgroupDriver: string | undefined;
  /** Of the daemons by component, where they are here and can be found. */
  readonly pids: Readonly<Record<string, number>>;
}

/** What the library is told; all of it, since it reads what is left out from the process's own environment. */
interface Connection {
  readonly socketPath: string | undefined;
  readonly host: string | undefined;
  readonly port: string | undefined;
  readonly protocol: "http" | "https";
  readonly ca: Buffer | undefined;
  readonly cert: Buffer | undefined;
  readonly key: Buffer | undefined;
}

const unencrypted = { ca: undefined, cert: undefined, key: undefined };

/** @throws DriverError where a certificate cannot be read. */
function certificates(target: string, environment: DockerEnvironment): Pick<Connection, "ca" | "cert" | "key"> {
  const folder = environment["DOCKER_CERT_PATH"] || join(environment["HOME"] ?? "/", ".docker");
  try {
    const [ca, cert, key] = ["ca.pem", "cert.pem", "key.pem"].map((name) => readFileSync(join(folder, name)));
    return { ca, cert, key };
  } catch (cause) {
    const remedy = "Set DOCKER_CERT_PATH to the folder with ca.pem, cert.pem and key.pem.";
    throw new DriverError(target, "prepare", `DOCKER_TLS_VERIFY is set: ${String(cause)}.`, remedy, { cause });
  }
}

/** @throws DriverError where the address or a certificate cannot be used. */
function connectionTo(target: string, address: string, environment: DockerEnvironment): Connection {
  const scheme = /^[a-z]+:\/\//.exec(address)?.[0];
  if (scheme === "unix://" && isAbsolute(address.slice(scheme.length))) {
    const socketPath = address.slice(scheme.length);
    return { socketPath, host: undefined, port: undefined, protocol: "http", ...unencrypted };
  }
  const url = scheme === "tcp://" || scheme === "https://" ? URL.parse(address.replace(scheme, "http://")) : null;
  if (url === null || url.hostname === "") {
    throw new DriverError(
      target,
      "prepare",
      `DOCKER_HOST is ${JSON.stringify(address)}, which is no address of an engine that is understood here.`,
      "Set it to unix:///path or tcp://host:port; in place of ssh://, forward the engine's socket (ssh -NL).",
    );
  }
  const isEncrypted = scheme === "https://" || (environment["DOCKER_TLS_VERIFY"] ?? "") !== "";
  return {
    socketPath: undefined,
    host: url.hostname,
    port: url.port || (isEncrypted ? "2376" : "2375"),
    protocol: isEncrypted ? "https" : "http",
    ...(isEncrypted ? certificates(target, environment) : unencrypted),
  };
}

/** The engine's own words where it answered, else those of the system. */
function wordsOf(error: unknown): string {
  const answer = z.object({ json: z.object({ message: z.string() }) }).safeParse(error);
  if (answer.success) return answer.data.json.message.trim();
  return error instanceof Error ? error.message.trim() : String(error);
}

/** The HTTP status with which the engine refused; undefined where it did not answer. */
export function statusOf(error: unknown): number | undefined {
  const answer = z.object({ statusCode: z.number() }).safeParse(error);
  return answer.success ? answer.data.statusCode : undefined;
}

/** What an error of a request to the engine means to a user. */
export function dockerError(target: string, phase: DriverError["phase"], address: string, error: unknown): DriverError {
  if (error instanceof DriverError) return error;
  const words = wordsOf(error);
  const options = { cause: error };
  if (statusOf(error) !== undefined) {
    return new DriverError(
      target,
      phase,
      `Docker refused: ${words}.`.replace(/\.\.$/, "."),
      "See Docker's log.",
      options,
    );
  }
  if (isErrno(error, "EACCES")) {
    const uid = process.geteuid?.();
    const remedy = "Run as root, or join the group that owns the socket.";
    return new DriverError(target, phase, `The socket of ${address} may not be opened by uid ${uid}.`, remedy, options);
  }
  return new DriverError(target, phase, `The engine at ${address} does not answer: ${words}.`, START, options);
}

/** Compares as far as `wanted` goes; both are numbers with dots. */
function isAtLeast(actual: string, wanted: string): boolean {
  const parts = actual.split(".").map(Number);
  const different = wanted
    .split(".")
    .map((part, index) => (parts[index] ?? 0) - Number(part))
    .find((difference) => difference !== 0);
  return (different ?? 0) >= 0;
}

/** The engine writes its identity below its root. Where that cannot be read, name and kernel must do. */
function isThisHost(info: Info): boolean {
  try {
    return readFileSync(join(info.DockerRootDir, "engine-id"), "utf8").trim() === info.ID;
  } catch {
    return info.Name === hostname() && info.KernelVersion === release();
  }
}

/** @param sockets by component. */
function daemons(sockets: Readonly<Record<string, string | undefined>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(sockets).flatMap(([component, socket]) => {
      const [pid] = socket === undefined ? [] : listenersOn(socket);
      return pid === undefined ? [] : [[component, pid]];
    }),
  );
}

/** @throws DriverError where no engine answers, or one that is too old. */
export async function connectDocker(target: string, environment: DockerEnvironment): Promise<DockerEngine> {
  const address = environment["DOCKER_HOST"] || DEFAULT_HOST;
  const connection = connectionTo(target, address, environment);
  // Loaded where it is needed: it takes 30 MiB with what it brings, and most runs have no engine.
  const { default: Client } = await import("dockerode");
  const api = new Client(connection);
  try {
    const version = versionSchema.parse(await api.version());
    if (!isAtLeast(version.ApiVersion, OLDEST_API)) {
      throw new DriverError(
        target,
        "prepare",
        `Docker ${version.Version} speaks version ${version.ApiVersion} of its API; it takes ${OLDEST_API}.`,
        "Install Docker 20.10 or later.",
      );
    }
    const info = infoSchema.parse(await api.info());
    const parts = version.Components.filter(({ Name }) => Name === "containerd" || Name === "runc");
    const isHere = connection.socketPath !== undefined && isThisHost(info);
    return {
      api,
      address,
      versions: {
        docker: version.Version,
        ...Object.fromEntries(parts.map(({ Name, Version }) => [Name, Version])),
      },
      runtimes: new Map(Object.entries(info.Runtimes).map(([name, { path }]) => [name, path])),
      isHere,
      cgroupDriver: info.CgroupDriver,
      pids: isHere ? daemons({ dockerd: connection.socketPath, containerd: info.Containerd?.Address }) : {},
    };
  } catch (error) {
    if (error instanceof z.ZodError) {
      const fact = `What answers at ${address} is not a Docker engine: ${z.prettifyError(error)}.`;
      throw new DriverError(target, "prepare", fact, "Set DOCKER_HOST to a Docker engine.", { cause: error });
    }
    throw dockerError(target, "prepare", address, error);
  }
}
