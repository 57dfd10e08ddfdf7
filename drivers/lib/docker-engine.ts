/** The Docker engine that DOCKER_HOST names, and what it says about itself. */
import { readFileSync, statSync } from "node:fs";
import type { Agent } from "node:http";
import { Agent as TlsAgent } from "node:https";
import { hostname, release } from "node:os";
import { join } from "node:path";
import type Dockerode from "dockerode";
import type { DockerOptions } from "dockerode";
import { z } from "zod";
import { type DockerAddress, dockerAddress, type DockerEnvironment } from "./docker-address.ts";
import { tlsComplaint } from "./docker-tls.ts";
import { DriverError } from "./driver-error.ts";
import { withoutBacktrace } from "./engine-words.ts";
import { isErrno } from "./errno.ts";
import { listenersOn } from "./socket-listeners.ts";
import { SshAgent } from "./ssh-agent.ts";

/** That of Docker 20.10, with which the newest calls came that are used here. */
const OLDEST_API = "1.41";

const START =
  "Start Docker, set DOCKER_HOST to an engine that runs, or start one of your own: npm run -s engines -- up.";

/** What an engine consists of, as it calls it; a rootless one has the last ones too, by which its runs are told apart. */
const partNames = new Set(["containerd", "runc", "rootlesskit", "slirp4netns", "pasta", "vpnkit", "gvisor-tap-vsock"]);

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

type SshAddress = Extract<DockerAddress, { via: "ssh" }>;

export interface DockerEngine {
  readonly api: Dockerode;
  /** As DOCKER_HOST would name it. */
  readonly address: string;
  /** The folder of the certificates that it is reached with, where it is. */
  readonly certificates: string | undefined;
  /** Of the engine and its parts, by name: `docker`, `containerd`, `runc`, `rootlesskit`. */
  readonly versions: Readonly<Record<string, string>>;
  /** The engine's name of each runtime, with its path where it is a program and not a shim. */
  readonly runtimes: ReadonlyMap<string, string | undefined>;
  /** Whether its processes and folders are this host's. */
  readonly isHere: boolean;
  /** Whose it is, where that can be found: of a rootless one, not root. */
  readonly uid: number | undefined;
  /** `cgroupfs`, `systemd` or `none`. */
  readonly cgroupDriver: string | undefined;
  /** Of the daemons by component, where they are here and can be found. */
  readonly pids: Readonly<Record<string, number>>;
  /** Its containerd's, where it tells it. */
  readonly containerdSocket: string | undefined;
}

/** What the library is told. */
function clientOptions(at: DockerAddress, environment: DockerEnvironment): DockerOptions & { agent?: Agent } {
  if (at.via === "socket") return { socketPath: at.socketPath };
  if (at.via === "ssh") {
    // The host's name goes into the request only: the connection is ssh's.
    return { host: "docker.invalid", protocol: "http", agent: new SshAgent(at.destination, environment) };
  }
  const { host, port, tls } = at;
  if (tls === undefined) return { host, port, protocol: "http" };
  const agent = new TlsAgent({ keepAlive: true, ca: tls.ca, ...tls.own, rejectUnauthorized: tls.verifies });
  return { host, port, protocol: "https", agent };
}

async function clientOf(options: DockerOptions): Promise<Dockerode> {
  // Loaded where it is needed: it takes 30 MiB with what it brings, and most runs have no engine.
  const { default: Client } = await import("dockerode");
  const { DOCKER_HOST: named } = process.env;
  delete process.env["DOCKER_HOST"]; // the library would read it, and the files that go with it, which has been done
  try {
    return new Client(options);
  } finally {
    if (named !== undefined) process.env["DOCKER_HOST"] = named;
  }
}

/** The engine's own words where it answered, else those of the system. */
function wordsOf(error: unknown): string {
  const answer = z.object({ json: z.object({ message: z.string() }) }).safeParse(error);
  if (answer.success) return withoutBacktrace(answer.data.json.message.trim());
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

function sshComplaint(target: string, { address, destination: { host } }: SshAddress, error: unknown): DriverError {
  if (error instanceof DriverError) return error;
  const fact = `The engine at ${address} is not reached by ssh: ${wordsOf(error)}.`.replace(/\.\.$/, ".");
  const remedy = `See to it that \`ssh ${host} docker version\`, with the user and port of DOCKER_HOST, works without a question.`;
  return new DriverError(target, "prepare", fact, remedy, { cause: error });
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

function ownerOf(pid: number | undefined): number | undefined {
  return pid === undefined ? undefined : statSync(`/proc/${pid}`, { throwIfNoEntry: false })?.uid;
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
  const at = dockerAddress(target, environment);
  const { address } = at;
  const api = await clientOf(clientOptions(at, environment));
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
    const parts = version.Components.filter(({ Name }) => partNames.has(Name));
    const isHere = at.via === "socket" && isThisHost(info);
    const pids = isHere ? daemons({ dockerd: at.socketPath, containerd: info.Containerd?.Address }) : {};
    return {
      api,
      address,
      certificates: at.via === "tcp" ? at.tls?.folder : undefined,
      versions: {
        docker: version.Version,
        ...Object.fromEntries(parts.map(({ Name, Version }) => [Name, Version])),
      },
      runtimes: new Map(Object.entries(info.Runtimes).map(([name, { path }]) => [name, path])),
      isHere,
      uid: ownerOf(pids["dockerd"]),
      cgroupDriver: info.CgroupDriver,
      pids,
      containerdSocket: info.Containerd?.Address,
    };
  } catch (error) {
    if (error instanceof z.ZodError) {
      const fact = `What answers at ${address} is not a Docker engine: ${z.prettifyError(error)}.`;
      throw new DriverError(target, "prepare", fact, "Set DOCKER_HOST to a Docker engine.", { cause: error });
    }
    if (at.via === "tcp")
      throw tlsComplaint(target, address, at.tls, error) ?? dockerError(target, "prepare", address, error);
    if (at.via === "ssh" && statusOf(error) === undefined) throw sshComplaint(target, at, error);
    throw dockerError(target, "prepare", address, error);
  }
}
