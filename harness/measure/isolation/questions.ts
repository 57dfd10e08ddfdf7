/** What the workload `reach` is asked in one target, with what was planted for it to find. */

/** Kept by a process of the host, or of another instance, wherever it can be kept. */
export interface Secret {
  /** Names what is planted: told to who looks for it. */
  readonly token: string;
  /** What stands there, the token first: never told. */
  readonly content: string;
  /** Of the process that keeps it, as the host numbers it. */
  readonly pid: number;
  /** Hexadecimal, in that process. */
  readonly address: string;
  /** Of its shared memory. */
  readonly key: number;
  /** As that process sees it; absent where it found no place for a file. */
  readonly path?: string;
}

export interface Planted {
  readonly host: Secret;
  /** Of a service on the host's loopback address, which tells the host's secret. */
  readonly port: number;
}

export interface Question {
  /** Of the answer; several questions can be about one check of the workload. */
  readonly name: string;
  readonly line: string;
}

/** Those for which the workload needs no other instance. */
const plain = [
  "kernel",
  "cpu",
  "mitigations",
  "seccomp",
  "settings",
  "kernel-memory",
  "native-code",
  "ungranted",
  "devices",
  "raw-socket",
  "capabilities",
  "new-privileges",
  "namespaces",
  "clock",
  "hostname",
] as const;

function aboutSecret(of: "host" | "other", { token, pid, address, key, path }: Secret): Question[] {
  return [
    { name: `${of}-process`, line: `process ${pid} ${token}` },
    { name: `${of}-signal`, line: `signal ${pid} ${token}` },
    { name: `${of}-process-memory`, line: `process-memory ${pid} ${address} ${token}` },
    { name: `${of}-shared-memory`, line: `shared-memory ${key} ${token}` },
    { name: `${of}-socket`, line: `abstract-socket ${token}` },
    ...(path === undefined ? [] : [{ name: `${of}-file`, line: `file ${path} ${pid} ${token}` }]),
  ];
}

/** More than any container's shared memory holds by default, 64 MiB, and than an instance without a disk should get. */
const DISK_MEBIBYTES = 72;

/**
 * In the order in which they are asked. The last two end a WebAssembly instance.
 *
 * @param folder of the host, in which everybody may write.
 */
export function questions({ host, port }: Planted, other: Secret | undefined, folder: string): Question[] {
  return [
    ...plain.map((name) => ({ name, line: name })),
    ...aboutSecret("host", host),
    { name: "host-service", line: `service ${port} ${host.token}` },
    ...(other === undefined ? [] : aboutSecret("other", other)),
    { name: "limit-disk", line: `limit-disk ${folder} ${DISK_MEBIBYTES}` },
    { name: "outside-first", line: "outside-memory first" },
    { name: "outside-last", line: "outside-memory last" },
  ];
}
